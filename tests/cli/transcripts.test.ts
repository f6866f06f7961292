/** Every command in `transcripts.txt` prints what stands there, and ends as it says; the PDFs that it writes are judged. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkPdf } from '../files/pdf-check.ts';
import { run, stage, type Stage } from './stage.ts';
import { transcript, written } from './transcript.ts';

let here: Stage;
beforeAll(() => {
  here = stage();
});
afterAll(() => here.strike());

test.each(transcript(readFileSync('tests/cli/transcripts.txt', 'utf8')))(
  '$line',
  async ({ env, folder, argv, input, expected }) => {
    const desk = join(here.folder, folder);
    const ran = await run(desk, argv, { env, input });
    expect(written(ran)).toBe(expected);
    const made = ran.out.split('\n').filter((line) => line.endsWith('.pdf') && existsSync(join(desk, line)));
    for (const name of made) expect([name, await checkPdf(readFileSync(join(desk, name)))]).toEqual([name, []]);
  },
);
