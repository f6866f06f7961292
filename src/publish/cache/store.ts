/**
 * What has been made before, by the key of what it was made from.
 *
 * An entry is written once, straight under its name, behind a hash of what is in it. A half-written or damaged one does not agree with
 * its hash, and is then not there: so nothing needs locking, many processes may share a folder, and a run that is killed leaves
 * nothing that could mislead. No fault of the cache's is ever a fault of a build.
 */
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from '../errno.ts';
import { sha256, type Sha256 } from './hash.ts';
import { sweep } from './sweep.ts';

/** What entries are of; each has a folder of its own, and a share of the room. */
const shares = { run: 0.05, article: 0.15, pages: 0.3, chapter: 0.1, picture: 0.1, output: 0.3 } as const;
export type Kind = Exclude<keyof typeof shares, 'output'>;

export type Cache = {
  /** The absolute path of its folder. */
  readonly folder: string;
  /** What is kept under `key`, null when nothing sound is. */
  readonly get: (kind: Kind, key: string) => Uint8Array | null;
  /** Keeps `bytes` under `key`, in place of what was there. */
  readonly put: (kind: Kind, key: string, bytes: Uint8Array) => void;
  /** The output of that hash; null when it is not kept, or not any more what it was. */
  readonly output: (sha: Sha256) => Uint8Array | null;
  /** Keeps an output that has been written to `path`, by a second name for it where the disk can do that. */
  readonly adopt: (sha: Sha256, path: string) => void;
  /** Makes room where there is too much. Called once, at the end. */
  readonly close: () => void;
};

/** A cache that keeps nothing. */
export const noCache: Cache = {
  folder: '',
  get: () => null,
  put: () => undefined,
  output: () => null,
  adopt: () => undefined,
  close: () => undefined,
};

const digestLength = 32;
/** Entries of a kind stand on a shelf for each first digit of a key. */
const shelves = 16;
/** An entry that was last used longer ago than this is marked as used, in ms: marking each time would cost more than it tells. */
const usedLately = 24 * 60 * 60 * 1000;

/**
 * Opens the cache in `folder`, which need not be there.
 * @param most how many bytes it may hold; about
 * @param frozen whether it is only read
 */
export function openCache(folder: string, { most, frozen }: { readonly most: number; readonly frozen: boolean }): Cache {
  const touched = new Map<string, number>();
  const now = Date.now();
  let full = frozen;
  const touch = (kind: keyof typeof shares, key: string): void =>
    void touched.set(join(folder, kind, key.slice(0, 1)), (most * shares[kind]) / shelves);
  return {
    folder,
    get: (kind, key) => readEntry(pathOf(folder, kind, key), frozen ? -Infinity : now),
    put: (kind, key, bytes) => {
      if (full) return;
      touch(kind, key);
      full = !tried(() => writeAnew(pathOf(folder, kind, key), bytes));
    },
    output: (sha) => {
      const bytes = whole(pathOf(folder, 'output', sha));
      return bytes !== null && sha256(bytes) === sha ? bytes : null;
    },
    adopt: (sha, path) => {
      const own = pathOf(folder, 'output', sha);
      if (full || existsSync(own)) return;
      touch('output', sha);
      // Whoever changes the output in its place changes what is kept: then it is not what its hash says, and not there.
      const linked = tried(() => linkSync(path, own)) || tried(() => linkSync(path, withFolder(own)));
      full = !linked && !tried(() => copyFileSync(path, own, constants.COPYFILE_EXCL));
    },
    close: () => {
      for (const [shelf, room] of touched) sweep(shelf, room);
    },
  };
}

function pathOf(folder: string, kind: keyof typeof shares, key: string): string {
  return join(folder, kind, key.slice(0, 1), key.slice(1));
}

/** @param now in ms since 1970 */
function readEntry(path: string, now: number): Uint8Array | null {
  const bytes = whole(path);
  if (bytes === null) return null;
  const content = bytes.subarray(digestLength);
  if (sha256(content) !== bytes.toString('hex', 0, digestLength)) return null;
  tried(() => {
    if (statSync(path).mtimeMs < now - usedLately) utimesSync(path, now / 1000, now / 1000);
  });
  return content;
}

function whole(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** @returns whether it could be done */
function tried(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** The path, whose folder is made. */
function withFolder(path: string): string {
  mkdirSync(join(path, '..'), { recursive: true });
  return path;
}

function writeAnew(path: string, bytes: Uint8Array): void {
  let file;
  try {
    file = openSync(path, 'wx');
  } catch {
    // There is no such folder yet, or there is an entry, which may be damaged: another who reads it now keeps what he has opened.
    withFolder(path);
    tried(() => unlinkSync(path));
    try {
      file = openSync(path, 'wx');
    } catch (error) {
      // Another is writing the same at this moment.
      if (errnoOf(error) === 'EEXIST') return;
      throw error;
    }
  }
  try {
    writeFileSync(file, Buffer.from(sha256(bytes), 'hex'));
    writeFileSync(file, bytes);
  } finally {
    closeSync(file);
  }
}
