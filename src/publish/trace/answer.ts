/** Asks the disk again what was asked of it before. */
import { join, resolve, sep } from 'node:path';
import type { Listed, World } from '../../world/world.ts';
import { sha256, type Sha256 } from '../cache/hash.ts';
import type { Ground } from '../plan.ts';
import type { Hints } from './hints.ts';
import type { Reading } from './reading.ts';

/** What the disk answers now; it is read only where what it says is not known to be the same. */
export type Asking = (reading: Reading) => Promise<string>;

/** Opens the disk for questions that have been asked before. */
export function openAsking({ world, ground, hints }: { world: World; ground: Ground; hints: Hints }): Asking {
  const { folder } = ground;
  const base = folder.endsWith(sep) ? folder : folder + sep;
  /** Whether a file that is as it was still lies where it has to: a folder above it may be another now, or a link. */
  const mayBeRead = (path: string, within: readonly string[] | null): boolean =>
    within === null || within.some((root) => ground.real(path).startsWith(join(ground.real(resolve(folder, root)), sep)));
  return async (it) => {
    // Most lie below the working folder; and there may be thousands.
    const path = /^[^./]/.test(it.path) ? `${base}${it.path}` : resolve(folder, it.path);
    switch (it.kind) {
      case 'file': {
        const known = hints.known(path);
        if (known !== null && mayBeRead(path, it.within)) return known;
        const loaded = await world.read(path, it.within?.map((root) => resolve(folder, root)) ?? null, it.limit);
        if (!loaded.ok) return loaded.why;
        const sha = sha256(loaded.bytes);
        hints.learn(path, sha);
        return sha;
      }
      case 'folder':
        return listing(ground.list(path));
      case 'there':
        return String(ground.exists(path));
      case 'is-folder':
        return String(ground.isFolder(path));
    }
  };
}

/** What is in a folder, as one number. */
export function listing(all: readonly Listed[]): Sha256 {
  return sha256(all.map(({ name, folder }) => `${name}${folder ? '/' : ''}\n`).join(''));
}
