/** What a build writes itself, which is no news: its outputs, their folders, and what stands in a folder while it is written. */
import { basename, dirname } from 'node:path';
import type { Listed } from '../../world/world.ts';

export type Ours = {
  /** Whether a path is an output, or a folder that is there for one. */
  readonly has: (path: string) => boolean;
  /** What is listed of a folder, apart from what is ours; and with all of ours in it. */
  readonly without: (folder: string, all: readonly Listed[]) => readonly Listed[];
  readonly with: (folder: string, all: readonly Listed[]) => readonly Listed[];
};

/** @param paths absolute paths of all that a build writes */
export function oursOf(paths: readonly string[]): Ours {
  const all = new Map<string, Map<string, Listed>>();
  const known = new Set<string>();
  const take = (path: string, folder: boolean): void => {
    const parent = dirname(path);
    if (known.has(path) || parent === path) return;
    known.add(path);
    const there = all.get(parent) ?? new Map<string, Listed>();
    all.set(parent, there.set(basename(path), { name: basename(path), folder }));
    take(parent, true);
  };
  for (const path of paths) take(path, false);
  const without = (folder: string, listed: readonly Listed[]): readonly Listed[] =>
    listed.filter(({ name }) => !name.startsWith('.slugline-') && all.get(folder)?.has(name) !== true);
  return {
    has: (path) => known.has(path),
    without,
    with: (folder, listed) =>
      [...without(folder, listed), ...(all.get(folder)?.values() ?? [])].sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}
