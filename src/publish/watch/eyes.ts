/** Eyes on folders: they say that something happened, and never what; that is for a look to find out. The only place that knows chokidar. */
import { basename, join } from 'node:path';
import { watch } from 'chokidar';
import { errnoOf } from '../errno.ts';
import type { Field } from './field.ts';

export type Eyes = {
  readonly field: Field;
  /** Whether a folder itself has been moved or deleted, so that nothing more is heard of it. */
  readonly dimmed: () => boolean;
  readonly close: () => Promise<void>;
};

/**
 * Opens eyes on the folders of a field, and is done when nothing more is missed.
 * @param happened is told of what something happened to; null when that is not known
 * @param fail is told when folders can not be watched, by the system's code for why
 */
export async function openEyes(
  field: Field,
  { happened, fail }: { readonly happened: (path: string | null) => void; readonly fail: (errno: string) => void },
): Promise<Eyes> {
  const folders = [...field.folders.keys()];
  let dimmed = false;
  // What is inside is heard of from its folder, so not one file needs a watch of its own.
  const watcher = watch(folders, { ignored: (path) => !field.folders.has(path), ignoreInitial: true, depth: 0 });
  watcher.on('raw', (event, name: string | null, details) => {
    const folder = folderIn(details);
    const path = folder === null ? (name ?? '') : join(folder, name ?? '');
    // Of a folder that is moved or deleted the system says so under its own name, as if it were in itself.
    const own = folder !== null && name === basename(folder);
    if (event === 'rename' && (own || field.folders.has(path))) dimmed = true;
    happened(own ? null : path);
  });
  watcher.on('all', (event) => {
    if (event === 'unlinkDir') dimmed = true;
    happened(null);
  });
  watcher.on('error', (error) => fail(errnoOf(error)));
  if (folders.length > 0) await new Promise<void>((done) => void watcher.once('ready', () => done()));
  return { field, dimmed: () => dimmed, close: () => watcher.close() };
}

function folderIn(details: unknown): string | null {
  const known = typeof details === 'object' && details !== null && 'watchedPath' in details ? details.watchedPath : null;
  return typeof known === 'string' ? known : null;
}
