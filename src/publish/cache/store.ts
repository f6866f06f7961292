/**
 * What has been made before, by the key of what it was made from.
 *
 * An entry is written once, straight under its name, behind a hash of what is in it. A half-written or damaged one does not agree with
 * its hash, and is then not there: so nothing needs locking, many processes may share a folder, and a run that is killed leaves
 * nothing that could mislead. No fault of the cache's is ever a fault of a build.
 */
import { closeSync, mkdirSync, openSync, readFileSync, unlinkSync, utimesSync, fstatSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './hash.ts';
import { sweep } from './sweep.ts';

/** What entries are of; each has a folder of its own, and a share of the room. */
const shares = { run: 0.05, article: 0.15, pages: 0.3, chapter: 0.1, picture: 0.1, output: 0.3 } as const;
export type Kind = keyof typeof shares;

export type Cache = {
  /** The absolute path of its folder. */
  readonly folder: string;
  /** What is kept under `key`, null when nothing sound is. */
  readonly get: (kind: Kind, key: string) => Uint8Array | null;
  /** Keeps `bytes` under `key`, in place of what was there. */
  readonly put: (kind: Kind, key: string, bytes: Uint8Array) => void;
  /** Makes room where there is too much. Called once, at the end. */
  readonly close: () => void;
};

/** A cache that keeps nothing. */
export const noCache: Cache = { folder: '', get: () => null, put: () => undefined, close: () => undefined };

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
  return {
    folder,
    get: (kind, key) => readEntry(pathOf(folder, kind, key), frozen ? -Infinity : now),
    put: (kind, key, bytes) => {
      if (full) return;
      touched.set(join(folder, kind, key.slice(0, 1)), (most * shares[kind]) / shelves);
      // An output is called by its hash already.
      full = !writeEntry(pathOf(folder, kind, key), kind === 'output' ? key : sha256(bytes), bytes);
    },
    close: () => {
      for (const [shelf, room] of touched) sweep(shelf, room);
    },
  };
}

function pathOf(folder: string, kind: Kind, key: string): string {
  return join(folder, kind, key.slice(0, 1), key.slice(1));
}

/** @param now in ms since 1970 */
function readEntry(path: string, now: number): Uint8Array | null {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = readFileSync(file);
      const content = bytes.subarray(digestLength);
      if (sha256(content) !== bytes.toString('hex', 0, digestLength)) return null;
      if (fstatSync(file).mtimeMs < now - usedLately) utimesSync(path, now / 1000, now / 1000);
      return content;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** @returns whether there is any use in trying to keep more */
function writeEntry(path: string, digest: string, bytes: Uint8Array): boolean {
  try {
    writeAnew(path, digest, bytes);
    return true;
  } catch {
    return false;
  }
}

function writeAnew(path: string, digest: string, bytes: Uint8Array): void {
  let file;
  try {
    file = openSync(path, 'wx');
  } catch {
    // There is no such folder yet, or there is an entry, which may be damaged: another who reads it now keeps what he has opened.
    mkdirSync(join(path, '..'), { recursive: true });
    try {
      unlinkSync(path);
    } catch {
      // None was there.
    }
    file = openSync(path, 'wx');
  }
  try {
    writeFileSync(file, Buffer.from(digest, 'hex'));
    writeFileSync(file, bytes);
  } finally {
    closeSync(file);
  }
}
