/** The field of view of a watch: the folders that say when something happens to what a build read, and what in them matters. */
import { statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import type { Ground } from '../plan.ts';
import type { Reading } from '../trace/reading.ts';

export type Field = {
  /** Absolute paths of folders, sorted, each with what tells it from another of the same name that takes its place. */
  readonly folders: ReadonlyMap<string, string>;
  /** Whether what happens to a path matters. */
  readonly concerns: (path: string) => boolean;
};

/** How many folders above an input are looked at that lies outside the working folder: all is seen of those inside. */
const above = 2;

/**
 * Folders and not files are watched, since an editor puts a new file in the place of the old one. Those above are watched too, as whole
 * folders are swapped, and files are waited for whose folder is not there yet.
 */
export function fieldOf(readings: readonly Reading[], ground: Ground): Field {
  const inputs = new Set<string>();
  const listed = new Set<string>();
  const folders = new Map<string, string>();
  const see = (path: string): void => {
    inputs.add(spelling(path));
    let left = isBelow(path, ground.folder) ? Infinity : above;
    for (let at = path; left > 0; left--) {
      const parent = dirname(at);
      // The root is never swapped, and chokidar takes it for its own child, which is gone.
      if (dirname(parent) === parent) break;
      const identity = folders.get(parent) ?? identityOf(parent);
      // A folder that is not there yet is waited for further up.
      if (identity === null) left++;
      else folders.set(parent, identity);
      inputs.add(spelling(parent));
      if (parent === ground.folder) break;
      at = parent;
    }
  };
  for (const { kind, path } of readings) {
    const whole = resolve(ground.folder, path);
    see(whole);
    const real = ground.real(whole);
    if (real !== whole) see(real);
    if (kind !== 'folder') continue;
    const identity = identityOf(whole);
    if (identity !== null) folders.set(whole, identity);
    listed.add(spelling(whole));
  }
  return {
    folders: new Map([...folders].sort(([one], [other]) => (one < other ? -1 : 1))),
    concerns: (path) => inputs.has(spelling(path)) || listed.has(spelling(dirname(path))),
  };
}

/** Whether two fields see the same folders. */
export function seesTheSame(one: Field, other: Field): boolean {
  return one.folders.size === other.folders.size && [...one.folders].every(([path, it]) => other.folders.get(path) === it);
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** One form of a name for disks that do not tell forms apart, or keep another than was written. */
function spelling(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** Null when there is no such folder. The time of birth, because numbers of folders that are gone are given to new ones. */
function identityOf(folder: string): string | null {
  try {
    const status = statSync(folder, { bigint: true });
    return status.isDirectory() ? `${status.dev} ${status.ino} ${status.birthtimeNs}` : null;
  } catch {
    return null;
  }
}
