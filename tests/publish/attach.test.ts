/** What a PDF carries of its sources. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { build } from '../../src/index.ts';
import { openPdf } from '../files/pdf.ts';
import { ownFile } from '../own-files.ts';

const rain = '---\ndate: 2022-01-03\nauthor: Ada\n---\n\n# Rain\n\nIt *rained*, as ![a chart](chart.svg) shows.\n';
const sun = 'Sun\n\nIt shone.\n';
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let desk: string;
beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), 'slugline-attach-'));
  for (const folder of ['one', 'two']) {
    mkdirSync(join(desk, folder));
    writeFileSync(join(desk, folder, 'rain.md'), rain);
    writeFileSync(join(desk, folder, 'sun.txt'), sun);
    writeFileSync(join(desk, folder, 'chart.svg'), ownFile('seeds/troops.svg'));
  }
});
afterEach(() => rmSync(desk, { recursive: true, force: true }));

async function built(folder: string, attachSources: boolean): Promise<Uint8Array> {
  const at = (name: string): string => join(desk, folder, name);
  const { problems } = await build({
    sources: [at('rain.md'), at('sun.txt')],
    outputs: [at('week.pdf'), at('week.md')],
    attachSources,
    set: ['margin.left=30mm'],
  });
  expect(problems).toEqual([]);
  return readFileSync(at('week.pdf'));
}

test('is the pack as Markdown, and the manifest of the build, which knows no folder', async () => {
  const bytes = await built('one', true);
  const { attachments } = await openPdf(bytes);
  expect(attachments.map(({ name }) => name)).toEqual(['slugline-manifest.json', 'week.md']);
  const [manifest, markdown] = attachments.map(({ bytes: inside }) => Buffer.from(inside).toString());
  expect(markdown).toBe(readFileSync(join(desk, 'one', 'week.md'), 'utf8'));
  const about: unknown = JSON.parse(manifest ?? '');
  expect(about).toEqual({
    manifest: 1,
    slugline: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    pack: {
      title: 'Rain',
      subtitle: '',
      series: '',
      issue: '',
      language: 'en',
      authors: ['Ada'],
      date: '2022-01-03',
      identifier: expect.stringMatching(/^urn:uuid:/),
    },
    sources: [
      { name: 'rain.md', bytes: rain.length, sha256: sha256(rain) },
      { name: 'sun.txt', bytes: sun.length, sha256: sha256(sun) },
    ],
    pictures: [{ name: 'chart.svg', bytes: ownFile('seeds/troops.svg').length, sha256: sha256(ownFile('seeds/troops.svg')) }],
    settings: {
      from: null,
      encoding: null,
      contents: null,
      style: 'briefing',
      size: null,
      font: null,
      fontSize: null,
      set: ['margin.left=30mm'],
      cover: null,
      manifest: null,
      numbering: null,
      marking: '',
      release: '',
      drafts: false,
    },
    formats: ['md', 'pdf'],
  });
  expect(manifest).not.toContain(desk);
  expect(Buffer.compare(await built('two', true), bytes)).toBe(0);
});

test('is nothing, unless it is asked for', async () => {
  expect((await openPdf(await built('one', false))).attachments).toEqual([]);
});
