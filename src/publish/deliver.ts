/**
 * What a build made goes to its folder, with the record of it: all together or not at all, one run at a time. What the folder has already
 * is left as it is; what an earlier build of the same manifest wrote there and this one does not is taken away, if nobody changed it.
 */
import { mkdirSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { overhearing, problem } from '../model/problem.ts';
import type { Built } from './build.ts';
import { isOrphan } from './check.ts';
import { sha256 } from './cache/hash.ts';
import type { Desk } from './desk.ts';
import { ownFileAt } from './disk.ts';
import type { EditionFile } from './edition.ts';
import { errnoOf, reason } from './errno.ts';
import { tellLeftovers } from './leftovers.ts';
import { takeLock } from './lock.ts';
import { keepBefore } from './record/before.ts';
import { recordIn } from './record/on-disk.ts';
import { buildsOf, toolsOf } from './record/from-run.ts';
import {
  identityOf,
  recordName,
  recordText,
  sumsText,
  withBuilds,
  type BuildRecord,
  type FolderRecord,
} from './record/record.ts';
import type { Ground } from './plan.ts';
import type { Request } from './request.ts';
import type { Memory } from './trace/memory.ts';
import { writeAll, type Finished } from './write.ts';

export const sumsName = 'SHA256SUMS';

/** A file of a build, and whether it had to be written. */
export type Delivered = { readonly file: EditionFile; readonly written: boolean };

/** How a delivery reaches the disk. */
export type Carrier = {
  readonly desk: Desk;
  readonly memory: Memory;
  readonly ground: Ground;
  /** Does `work` so that an interrupt waits until it is done. */
  readonly uninterrupted: <T>(work: () => T) => T;
  /** Whether outputs are deleted of builds whose articles are gone. */
  readonly prune: boolean;
};

/** Writes what is not on the disk; null, and reported, when it can not be. */
export async function deliver(built: Built, asked: Request, carrier: Carrier): Promise<readonly Delivered[] | null> {
  const { desk, memory } = carrier;
  const files = built.run.editions.flatMap((edition) => edition.files);
  const shown = built.run.home;
  const folder = resolve(desk.folder, shown);
  const toWrite = files.filter((file) => !memory.recorder.holds(resolve(desk.folder, file.name), file));
  const delivered = files.map((file) => ({ file, written: toWrite.includes(file) }));
  const builds = buildsOf(built.run, asked, memory.code, { from: desk.folder, folder });
  const tools = toolsOf(desk.world);
  const pruned = (it: FolderRecord): FolderRecord =>
    carrier.prune ? { ...it, builds: it.builds.filter((build) => !isOrphan(build, folder)) } : it;
  const now = recordIn(folder);
  if (toWrite.length === 0 && isWritten(folder, withBuilds(pruned(now), builds, tools))) return delivered;
  desk.progress('writing');
  const made = madeFolder(folder);
  if (typeof made === 'object') {
    desk.report(
      problem('output-unwritable', null, `can not write ${shown}/: ${reason(made.error)}`, 'choose another place with -o'),
    );
    return null;
  }
  const lock = await locked(folder, shown, desk);
  if (lock === null) return null;
  const done = carrier.uninterrupted(() => {
    try {
      const before = recordIn(folder);
      const record = withBuilds(pruned(before), builds, tools);
      const text = (name: string, said: string): Finished => file(join(shown, name), join(folder, name), encoded(said));
      const finished = toWrite.map((it) => file(it.name, resolve(desk.folder, it.name), bytesOf(it, built)));
      const superseded = before.builds.filter((it) => isSuperseded(it, builds, built.run.manifest !== null));
      const gone = orphans([...superseded, ...before.builds.filter((it) => !pruned(before).builds.includes(it))], record, {
        folder,
        desk,
      });
      if (built.run.release !== '') {
        const own = new Set([...files.map(({ name }) => resolve(desk.folder, name)), ...gone]);
        const found = overhearing(desk.report);
        tellLeftovers(
          built.run.editions.flatMap((it) => it.folders),
          own,
          carrier.ground,
          found.report,
        );
        if (found.found.length > 0) return false;
      }
      const all = [...finished, text(sumsName, sumsText(record)), text(recordName, recordText(record))];
      if (!writeAll(all, desk.report, { remove: gone })) return false;
      keepBefore(memory.cache, folder, before, builds);
      clearEmpty(gone, folder);
      return true;
    } finally {
      lock.release();
      if (made !== '') clearEmpty([join(folder, recordName)], dirname(made));
    }
  });
  return done ? delivered : null;
}

function file(name: string, path: string, bytes: Uint8Array): Finished {
  return { name, path, bytes };
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

function bytesOf(it: EditionFile, { bytes }: Built): Uint8Array {
  const found = bytes.get(it.sha256);
  if (found === undefined) throw new Error(`nobody has the bytes of ${it.name}`);
  return found;
}

function isWritten(folder: string, record: FolderRecord): boolean {
  const isIn = (name: string, text: string): boolean => {
    const there = ownFileAt(join(folder, name));
    return there !== null && Buffer.compare(there, encoded(text)) === 0;
  };
  return isIn(recordName, recordText(record)) && isIn(sumsName, sumsText(record));
}

/** Makes a folder: the first of those that were missing, empty when it was there; or why it can not be. */
function madeFolder(folder: string): string | { readonly error: unknown } {
  try {
    return mkdirSync(folder, { recursive: true }) ?? '';
  } catch (error) {
    return { error };
  }
}

async function locked(folder: string, shown: string, { report }: Desk): ReturnType<typeof takeLock> {
  try {
    return await takeLock(folder, shown, report);
  } catch (error) {
    if (errnoOf(error) === '') throw error;
    report(problem('output-unwritable', null, `can not write to ${shown}/: ${reason(error)}`, 'choose another place with -o'));
    return null;
  }
}

/** Whether a build is an earlier one of the same manifest. Articles alone may as well be meant for another pack. */
function isSuperseded(it: BuildRecord, builds: readonly BuildRecord[], manifest: boolean): boolean {
  return manifest && builds.some((build) => identityOf(build) === identityOf(it));
}

/** Outputs of builds that are no more, which no other has, and that are as we wrote them. */
function orphans(
  old: readonly BuildRecord[],
  record: FolderRecord,
  { folder, desk }: { folder: string; desk: Desk },
): readonly string[] {
  const still = new Set(record.builds.flatMap((it) => it.outputs.map(({ path }) => path)));
  return old
    .flatMap((it) => it.outputs)
    .flatMap(({ path, sha256: sum }) => {
      const bytes = still.has(path) ? null : ownFileAt(join(folder, path));
      if (bytes === null) return [];
      if (sha256(bytes) === sum) return [join(folder, path)];
      const why = `${path} is not made any more, but was changed by hand since`;
      desk.report(problem('output-kept', null, why, 'delete it, or move it away'));
      return [];
    });
}

/** Removes folders that have nothing in them any more, up to and without `top`. */
function clearEmpty(files: readonly string[], top: string): void {
  for (const path of files) {
    for (let at = dirname(path); at.length > top.length && at.startsWith(top); at = dirname(at)) {
      try {
        rmdirSync(at);
      } catch {
        // There is something in it.
        break;
      }
    }
  }
}
