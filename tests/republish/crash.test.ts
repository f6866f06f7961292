/** A few of the accidents of `crash.ts`; `npm run crash` has hundreds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { dice } from '../dice.ts';
import { canMount, crowds, frozenDisk, interrupts, kills, lockedFolder, smallDisks } from './crash.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'slugline-crash-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const small = { articles: 5, words: 180 } as const;
const long = 120_000;

test(
  'a build that is killed tears nothing, and the next one heals',
  async () => {
    expect(await kills(folder, small, 6, dice(3))).toEqual([]);
  },
  long,
);

test(
  'a build that is interrupted leaves the old outputs or the new, and nothing else',
  async () => {
    expect(await interrupts(folder, small, 6, dice(5))).toEqual([]);
  },
  long,
);

test(
  'four builds at once all end well',
  async () => {
    expect(await crowds(folder, small, { processes: 4, rounds: 3 }, dice(7))).toEqual([]);
  },
  long,
);

test(
  'a folder that may not be written to is told, and stays as it is',
  async () => {
    // A superuser may write anywhere.
    if (process.getuid?.() === 0) return;
    expect(await lockedFolder(folder, small)).toEqual([]);
  },
  long,
);

test(
  'a disk that is full, or read-only, is told, and old outputs stay',
  async () => {
    if (!canMount(folder)) return;
    expect(await smallDisks(folder, small, [64, 220])).toEqual([]);
    expect(await frozenDisk(join(folder, 'frozen'), small)).toEqual([]);
  },
  long,
);
