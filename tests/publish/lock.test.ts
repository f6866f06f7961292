/** One at a time, and no one waits for the dead. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { collector } from '../../src/model/problem.ts';
import { isForsaken, lockName, takeLock } from '../../src/publish/lock.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'slugline-lock-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (): string => join(folder, lockName);
const { report } = collector();
/** The number of a process that is no more. */
const gone = (): number => spawnSync('true').pid;
const heldBy = (host: string, pid: number): void => writeFileSync(path(), JSON.stringify({ host, pid }));

test('it says who holds it, and goes when it is let go', async () => {
  const lock = await takeLock(folder, 'out', report);
  expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual({ host: hostname(), pid: process.pid });
  lock?.release();
  expect(existsSync(path())).toBe(false);
});

test('a second one waits for the first', async () => {
  const order: string[] = [];
  const first = await takeLock(folder, 'out', report);
  const second = takeLock(folder, 'out', report).then((lock) => {
    order.push('second');
    lock?.release();
  });
  await new Promise((done) => setTimeout(done, 80));
  order.push('first');
  first?.release();
  await second;
  expect(order).toEqual(['first', 'second']);
});

test.each<readonly [string, () => void]>([
  ['a process that is no more', () => heldBy(hostname(), gone())],
  [
    'another machine, long ago',
    () => {
      heldBy('elsewhere', 1);
      utimesSync(path(), 1000, 1000);
    },
  ],
  [
    'one who never said his name',
    () => {
      writeFileSync(path(), '');
      utimesSync(path(), 1000, 1000);
    },
  ],
])('that of %s counts for nothing', async (_, leave) => {
  leave();
  expect(isForsaken(folder)).toBe(true);
  const lock = await takeLock(folder, 'out', report);
  expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({ pid: process.pid });
  lock?.release();
});

test('that of a living process, or of another machine a moment ago, counts', () => {
  expect(isForsaken(folder)).toBe(false);
  heldBy(hostname(), process.pid);
  expect(isForsaken(folder)).toBe(false);
  heldBy('elsewhere', 1);
  expect(isForsaken(folder)).toBe(false);
});

test.each<readonly [string, () => void]>([
  ['is a folder', () => mkdirSync(path())],
  ['is a link to nowhere', () => symlinkSync('nowhere', path())],
])('one that %s is not waited for for ever', async (_, leave) => {
  leave();
  const { report: note, found } = collector();
  expect(await takeLock(folder, 'out', note, { longest: 60 })).toBe(null);
  expect(found.map(({ code, message, hint }) => [code, message, hint])).toEqual([
    [
      'output-locked',
      'an unknown process is writing to out',
      'wait until it is done; if it is not running any more, delete out/.slugline-lock',
    ],
  ]);
});

test('makes the folder that it is for', async () => {
  const lock = await takeLock(join(folder, 'a/b'), 'a/b', report);
  expect(existsSync(join(folder, 'a/b', lockName))).toBe(true);
  lock?.release();
});
