/**
 * What files held when they were last read, by what the disk says of them: to know that a file is the same without reading it.
 *
 * It is a hint and never a key. A file that was changed about when it was read could have been changed again without showing it, so
 * such a file is read anew (git calls that racy: `Documentation/technical/racy-git.txt`).
 */
import { statSync, type BigIntStats } from 'node:fs';
import type { Sha256 } from '../cache/hash.ts';

/** What the disk says of a file, in a word. */
type Stamp = string;

/** By absolute path. */
export type KnownFiles = Readonly<Record<string, readonly [Stamp, Sha256]>>;

export type Hints = {
  /** What the file holds, when that is known; null when it has to be read. */
  readonly known: (path: string) => Sha256 | null;
  /** Is told what a file held that was read just now. */
  readonly learn: (path: string, sha: Sha256) => void;
  /** Takes over what another learnt, at the time when it read. */
  readonly take: (known: KnownFiles) => void;
  /** What is known of all files that have been asked for; and whether that is more than was known before, or less. */
  readonly all: () => KnownFiles;
  readonly changed: () => boolean;
};

/** Opens hints with what was known at the end of an earlier run. */
export function openHints(earlier: KnownFiles): Hints {
  const asked: Record<string, readonly [Stamp, Sha256]> = {};
  return {
    known: (path) => {
      const entry = asked[path] ?? earlier[path];
      if (entry === undefined) return null;
      const status = statusOf(path);
      if (status === undefined || stampOf(status) !== entry[0]) return null;
      asked[path] = entry;
      return entry[1];
    },
    learn: (path, sha) => {
      const status = statusOf(path);
      if (status !== undefined && settled(status)) asked[path] = [stampOf(status), sha];
      else delete asked[path];
    },
    take: (known) => void Object.assign(asked, known),
    all: () => asked,
    changed: () => {
      const paths = Object.keys(asked);
      return paths.length !== Object.keys(earlier).length || paths.some((path) => asked[path]?.[0] !== earlier[path]?.[0]);
    },
  };
}

function statusOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function stampOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): Stamp {
  return `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}

/** Whether a change from now on would show: time on a disk goes in steps, of milliseconds or, where it knows only seconds, of two. */
function settled({ mtimeNs, ctimeNs }: BigIntStats): boolean {
  const step = ctimeNs % 1_000_000_000n === 0n ? 3_000_000_000n : 50_000_000n;
  const last = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  return BigInt(Date.now()) * 1_000_000n - last > step;
}
