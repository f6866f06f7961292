/** A look at all that a build read: what the disk would answer now, and what of that is another answer. */
import { join, resolve, sep } from 'node:path';
import type { World } from '../../world/world.ts';
import type { Ground } from '../plan.ts';
import { listing, openAsking } from '../trace/answer.ts';
import { openHints } from '../trace/hints.ts';
import type { Reading } from '../trace/reading.ts';
import type { Ours } from './ours.ts';

/** An answer; of a folder that has outputs in it, one without them first, and with each of which a build may have found it. */
type Answer = readonly string[];

/** Answers by question. */
export type Look = ReadonlyMap<string, Answer>;

/** What became of a file; or of the files of a folder, whose path ends in a slash. */
export type Change = {
  readonly path: string;
  readonly how: 'changed' | 'new' | 'gone';
  /** Tells it from any other change, of the same file too. */
  readonly mark: string;
};

export type Looking = {
  /** Asks again what was asked. */
  readonly look: (readings: readonly Reading[], ours: Ours) => Promise<Look>;
};

/** Opens the disk for looks, of which only the first reads all files. */
export function openLooking(disk: { readonly world: World; readonly ground: Ground }): Looking {
  const { ground } = disk;
  const asking = openAsking({ ...disk, hints: openHints({}) });
  return {
    look: async (readings, ours) => {
      const answers = new Map<string, Answer>();
      for (const it of readings) {
        const path = resolve(ground.folder, it.path);
        if (it.kind === 'folder') {
          const all = ground.list(path);
          answers.set(questionOf(it), [ours.without(path, all), all, ours.with(path, all)].map(listing));
        } else if (it.kind === 'file' || !ours.has(path)) {
          answers.set(questionOf(it), [await asking(it)]);
        }
      }
      return answers;
    },
  };
}

/**
 * What is not as a build read it.
 * @param built marks of the changes that it was built for: one that is there still has reasons of its own, and would be built for for ever
 */
export function changesIn(readings: readonly Reading[], now: Look, built: ReadonlySet<string>): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const it of readings) {
    const answer = now.get(questionOf(it));
    if (answer === undefined || answer.includes(it.answer)) continue;
    const mark = `${questionOf(it)}: ${it.answer}, ${answer[0] ?? ''}`;
    if (built.has(mark)) continue;
    const how = answer[0] === 'missing' ? 'gone' : it.answer === 'missing' ? 'new' : 'changed';
    const path = it.kind === 'folder' ? join(it.path, sep) : it.path;
    if (it.kind !== 'there' || !changes.has(path)) changes.set(path, { path, how, mark });
  }
  return [...changes.values()];
}

/** Whether two looks saw the same. */
export function isSame(one: Look, other: Look): boolean {
  return one.size === other.size && [...one].every(([question, answer]) => other.get(question)?.[0] === answer[0]);
}

function questionOf({ kind, path }: Reading): string {
  return `${kind} ${path}`;
}
