/** The world as the disk has it. The only place that reads files of the user's. */
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Listed, Loaded, Refusal, World } from '../world/world.ts';
import { errnoOf } from './errno.ts';
import type { Ground } from './plan.ts';

/** A world of the files on the disk; relative paths start from `folder`. */
export function diskWorld(folder: string): World {
  return {
    read: (path, within, limit) => Promise.resolve(readUserFile(resolve(folder, path), within, limit)),
    data: (name) => readFileSync(ownFile(name)),
  };
}

const refusals: Readonly<Record<string, Refusal>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENAMETOOLONG: 'missing',
  ELOOP: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
};

function readUserFile(path: string, within: readonly string[] | null, limit: number): Loaded {
  try {
    const real = realpathSync(path);
    if (within !== null && !within.some((root) => isInside(real, realOf(root)))) return { ok: false, why: 'outside' };
    // Without O_NONBLOCK a pipe that nobody writes to would hang us. O_NOFOLLOW: what was checked is what is opened.
    const file = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    try {
      const status = fstatSync(file);
      if (!status.isFile()) return { ok: false, why: 'not-a-file' };
      if (status.size > limit) return { ok: false, why: 'too-large' };
      return readUpTo(file, status.size, limit);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { ok: false, why: refusals[errnoOf(error)] ?? 'failed' };
  }
}

/** Reads to the end, whatever size the file claims: a file may grow, and those below `/proc` say that they are empty. */
function readUpTo(file: number, size: number, limit: number): Loaded {
  const parts: Uint8Array[] = [];
  let total = 0;
  for (let room = size + 1; ; room = 65536) {
    const part = Buffer.allocUnsafe(room);
    const count = readSync(file, part, 0, room, null);
    if (count === 0) break;
    total += count;
    if (total > limit) return { ok: false, why: 'too-large' };
    parts.push(part.subarray(0, count));
  }
  return { ok: true, bytes: parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts) };
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Files that come with a package of ours: from there when run from source, from beside the program when bundled. */
const borrowed: Readonly<Record<string, string>> = {
  'harfbuzz.wasm': 'harfbuzzjs/dist/harfbuzz.wasm',
  'countries.json': 'world-atlas/countries-50m.json',
};

function ownFile(name: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const lender = borrowed[name];
  const beside = join(here, lender === undefined ? `${basename(name)}.ready` : name);
  if ((lender !== undefined || name.endsWith('.tex')) && existsSync(beside)) return beside;
  // What pages of the preview are made of is there only as it was made for the program.
  if (name.startsWith('preview/'))
    return existsSync(join(here, name)) ? join(here, name) : join(packageRoot(here), '.build', name);
  return lender === undefined ? join(packageRoot(here), name) : createRequire(import.meta.url).resolve(lender);
}

function packageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('Slugline is not in its package any more');
  return packageRoot(parent);
}

/** What planning asks, of the disk. */
export function diskGround(folder: string): Ground {
  return {
    folder,
    isFolder: (path) => existsSync(path) && statSync(path).isDirectory(),
    list: listed,
    exists: (path) => existsSync(resolve(folder, path)),
    real: realOf,
  };
}

/** Sorted, so that no file system has a say in the order. */
function listed(folder: string): readonly Listed[] {
  try {
    const all = readdirSync(folder, { withFileTypes: true });
    return all.map((it) => ({ name: it.name, folder: it.isDirectory() })).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** The path after links are followed, as far as it exists. */
function realOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    // There is nothing: its folder has a path.
  }
  const parent = dirname(path);
  return parent === path ? path : join(realOf(parent), basename(path));
}

/** The bytes of a file that we wrote ourselves, by its absolute path; null when there is none. @param size the only one that will do */
export function ownFileAt(path: string, size: number | null = null): Uint8Array | null {
  try {
    const status = lstatSync(path);
    return status.isFile() && (size === null || status.size === size) ? readFileSync(path) : null;
  } catch {
    return null;
  }
}
