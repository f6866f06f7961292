/** The page of the preview in a browser, with a pack that changes beside it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ownProgram } from '../cli/watching.ts';
import { has, hasReaders } from '../files/tools.ts';

type Tab = 'PDF' | 'EPUB' | 'Markdown';

/** What `tests/readers/preview.mjs` tells. */
type Seen = {
  readonly tabs: readonly Tab[];
  readonly latency: { readonly [Name in Tab]: { readonly whole: number; readonly build: number } };
  readonly keys: readonly Tab[];
  readonly told: string;
  readonly stays: boolean;
  readonly closed: boolean;
  readonly violations: readonly string[];
  readonly errors: readonly string[];
  readonly hostile: {
    readonly titles: readonly string[];
    readonly abroad: readonly string[];
    readonly dialogs: readonly string[];
    readonly trapped: boolean;
    readonly url: boolean;
  };
};

const wanted = hasReaders() && has('chromium');
let folder: string;
let seen: Seen;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slugline-page-'));
  if (!wanted) return;
  writeFileSync(join(folder, 'slugline.yml'), 'title: Rain\ncontents: false\narticles: [rain.md]\n');
  writeFileSync(join(folder, 'rain.md'), '# Rain in the hills\n\nIt rained.\n');
  const program = await ownProgram('preview');
  const { makeAssets } = await import('../../src/preview/assets.mjs');
  await makeAssets(join(dirname(program), 'preview'));
  const { stdout } = await promisify(execFile)(process.execPath, ['tests/readers/preview.mjs', program, folder]);
  const told: Seen = JSON.parse(stdout);
  seen = told;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const when = wanted ? test : test.skip;

describe('the page', () => {
  when('has a tab for each output, and keys lead from one to the next', () => {
    expect(seen.tabs).toEqual(['PDF', 'EPUB', 'Markdown']);
    expect(seen.keys).toEqual(['Markdown', 'PDF', 'EPUB', 'PDF', 'Markdown', 'PDF']);
  });

  when.each(['PDF', 'EPUB', 'Markdown'] as const)('shows a change in the %s within a second of its being built', (tab) => {
    const { whole, build } = seen.latency[tab];
    process.stderr.write(`${tab}: on the page after ${Math.round(whole)} ms, of which the build took ${build}\n`);
    expect(build).toBeGreaterThan(0);
    expect(whole - build).toBeLessThan(1000);
  });

  when('says what is wrong and where, keeps what was built, and is quiet again when it is mended', () => {
    expect(seen.told).toBe('Problems slugline.yml:1:1 error manifest-key a pack has no key "titel" did you mean "title"?');
    expect(seen.stays).toBe(true);
    expect(seen.closed).toBe(true);
  });

  when('is for everybody, by day and by night', () => expect(seen.violations).toEqual([]));

  when('breaks none of its own rules', () => expect(seen.errors).toEqual([]));

  when('runs no script of a book or of an article, and asks nobody for anything', () => {
    expect(seen.hostile).toMatchObject({
      titles: ['Slugline preview', 'EPUB'],
      abroad: [],
      trapped: true,
      dialogs: [],
      url: true,
    });
  });
});
