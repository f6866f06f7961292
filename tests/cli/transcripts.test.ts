/** Every command in `transcripts.txt` prints what stands there, and ends as it says. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { run, stage, type Stage } from './stage.ts';
import { transcript, written } from './transcript.ts';

let here: Stage;
beforeAll(() => {
  here = stage();
});
afterAll(() => here.strike());

test.each(transcript(readFileSync('tests/cli/transcripts.txt', 'utf8')))('$line', async ({ env, argv, input, expected }) => {
  expect(written(await run(here.folder, argv, { env, input }))).toBe(expected);
});
