/** Files of a build on their way to the disk: which of them are due, and the writing of those that nothing is written down of. */
import { resolve } from 'node:path';
import type { Built } from './build.ts';
import type { Desk } from './desk.ts';
import type { EditionFile } from './edition.ts';
import type { Memory } from './trace/memory.ts';
import { writeAll, type Finished } from './write.ts';

/** A file of a build, and whether it had to be written. */
export type Delivered = { readonly file: Pick<EditionFile, 'name' | 'bytes' | 'pages'>; readonly written: boolean };

/** Where files go, and what is known of those that are there. */
type Place = { readonly desk: Desk; readonly memory: Memory };

/** All files of a build. */
export function filesIn({ run }: Built): readonly EditionFile[] {
  return run.editions.flatMap((edition) => edition.files);
}

/** The files that are not on the disk as they should be. */
export function dueOf(files: readonly EditionFile[], { desk, memory }: Place): readonly EditionFile[] {
  return files.filter((it) => !memory.recorder.holds(resolve(desk.folder, it.name), it));
}

/** Files with their bytes: those of a build, or what is kept of them. */
export function finished(
  files: readonly EditionFile[],
  { bytes }: Built,
  { desk, memory }: { readonly desk: Desk; readonly memory: Memory | null },
): readonly Finished[] {
  return files.map(({ name, sha256 }) => {
    const found = bytes.get(sha256) ?? memory?.cache.output(sha256) ?? null;
    if (found === null) throw new Error(`nobody has the bytes of ${name}`);
    return { name, path: resolve(desk.folder, name), bytes: found };
  });
}

/** Writes files that are named one by one; null, and reported, when they can not be. */
export function place(built: Built, at: Place): readonly Delivered[] | null {
  const files = filesIn(built);
  const due = dueOf(files, at);
  if (!writeAll(finished(due, built, at), at.desk.report)) return null;
  return files.map((file) => ({ file, written: due.includes(file) }));
}
