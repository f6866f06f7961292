/** Writes down what is read from the disk, and tells whether the answers would still be the same. */
import { relative, resolve } from 'node:path';
import type { Loaded, World } from '../../world/world.ts';
import { sha256, type Sha256 } from '../cache/hash.ts';
import type { Ground } from '../plan.ts';
import { listing, openAsking } from './answer.ts';
import type { Hints, KnownFiles } from './hints.ts';
import type { Reading } from './reading.ts';

/** What a piece of work came to, and what it read on the way. */
export type Recorded<T> = { readonly value: T; readonly readings: readonly Reading[] };

export type Recorder = {
  /** The world and the ground that are asked in place of the disk's own. */
  readonly world: World;
  readonly ground: Ground;
  /** Does a piece of work; a piece inside another belongs to both. */
  readonly during: <T>(work: () => Promise<T>) => Promise<Recorded<T>>;
  /** Whether all that was read is as it was. If so it counts as read again. */
  readonly again: (readings: readonly Reading[]) => Promise<boolean>;
  /** Counts as read what another thread read for this work. */
  readonly took: (readings: readonly Reading[]) => void;
  /** Takes over what another thread learnt of files. */
  readonly learn: (known: KnownFiles) => void;
  /** What a file of ours holds, at an absolute path; empty when there is none. */
  readonly known: (path: string) => Sha256;
  /** Whether a file of ours, at an absolute path, holds what it should. */
  readonly holds: (path: string, file: { readonly sha256: Sha256; readonly bytes: number }) => boolean;
  /** What a file holds, read only where that is not known; null when it can not be read. */
  readonly contentOf: (path: string, limit: number) => Promise<Sha256 | null>;
};

type Disk = {
  readonly world: World;
  readonly ground: Ground;
  readonly hints: Hints;
  /** The bytes of a file of ours; null when there is none of that size. */
  readonly own: (path: string, size?: number) => Uint8Array | null;
};

/** Opens a recorder in front of the disk. */
export function openRecorder({ world, ground, hints, own }: Disk): Recorder {
  /** Pieces of work that are being done, the outermost first. */
  const open: Map<string, Reading>[] = [];
  const { folder } = ground;
  const named = (path: string): string => relative(folder, resolve(folder, path));
  const note = (reading: Reading): void => {
    for (const readings of open) readings.set(`${reading.kind} ${reading.path}`, reading);
  };
  const read = async (path: string, within: readonly string[] | null, limit: number): Promise<Loaded> => {
    const loaded = await world.read(path, within, limit);
    const answer = loaded.ok ? sha256(loaded.bytes) : loaded.why;
    if (loaded.ok) hints.learn(resolve(folder, path), answer);
    note({ kind: 'file', path: named(path), within: within?.map(named) ?? null, limit, answer });
    return loaded;
  };
  const asked = <T>(kind: Exclude<Reading['kind'], 'file'>, path: string, value: T, answer: string): T => {
    note({ kind, path: named(path), answer });
    return value;
  };
  const recording: Ground = {
    folder,
    isFolder: (path) => asked('is-folder', path, ground.isFolder(path), String(ground.isFolder(path))),
    exists: (path) => asked('there', path, ground.exists(path), String(ground.exists(path))),
    // Only says which names mean one file: whoever reads that file writes down what it holds.
    real: ground.real,
    list: (path) => {
      const all = ground.list(path);
      return asked('folder', path, all, listing(all));
    },
  };
  const asking = openAsking({ world, ground, hints });
  /** What a file of ours holds; empty when there is none, or none of that size: what is made anew is rarely as long as what was there. */
  const held = (path: string, size: number | undefined): Sha256 => {
    const known = hints.known(path);
    if (known !== null) return known;
    const bytes = own(path, size);
    if (bytes === null) return '';
    const found = sha256(bytes);
    hints.learn(path, found);
    return found;
  };
  return {
    world: { data: world.data, read },
    ground: recording,
    during: async (work) => {
      const readings = new Map<string, Reading>();
      open.push(readings);
      try {
        return { value: await work(), readings: [...readings.values()] };
      } finally {
        open.splice(open.indexOf(readings), 1);
      }
    },
    again: async (readings) => {
      for (const reading of readings) if ((await asking(reading)) !== reading.answer) return false;
      readings.forEach(note);
      return true;
    },
    took: (readings) => readings.forEach(note),
    learn: hints.take,
    known: (path) => held(path, undefined),
    holds: (path, file) => held(path, file.bytes) === file.sha256,
    contentOf: async (path, limit) => {
      const known = hints.known(resolve(folder, path));
      if (known !== null) return known;
      const loaded = await read(path, null, limit);
      return loaded.ok ? sha256(loaded.bytes) : null;
    },
  };
}
