/** Every call in `wrong-calls.txt` goes wrong in the way it says: told in full, with the right exit code, and without a trace on the disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listing, run, stage, type Stage } from './stage.ts';
import { transcript, written } from './transcript.ts';

const calls = transcript(readFileSync('tests/cli/wrong-calls.txt', 'utf8'));
let here: Stage;
let before: readonly string[];

beforeAll(() => {
  here = stage();
  before = listing(here.folder);
});
afterAll(() => here.strike());

test('there are more than a hundred of them, each once', () => {
  expect(calls.length).toBeGreaterThanOrEqual(120);
  expect(new Set(calls.map((it) => it.line)).size).toBe(calls.length);
});

describe('the wrong call', () => {
  test.each(calls)('$line', async ({ env, folder, argv, input, expected }) => {
    const ran = await run(join(here.folder, folder), argv, { env, input });
    expect(written(ran)).toBe(expected);
    expect([1, 2, 3]).toContain(ran.code);
    expect(ran.out).toBe('');
    // Each problem: where, what it is and why; on the next line what to do; the count at the end.
    expect(ran.err).toMatch(/^((\S.* )?(error|warning|note) [a-z-]+: .+\n  \S.*\n)+(\d+ (errors?|warnings?)(, )?)+\n$/);
    expect(ran.err).not.toMatch(/^\s+at |internal error|undefined|\[object|[^\n\x20-\x7e\xa0-\uffff]/m);
    expect(listing(here.folder)).toEqual(before);
  });
});
