/** The public API, as a program that embeds Slugline uses it. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bind, build, deskAt, loadStyle, noSettings, nothingAsked, read, render } from '../src/index.ts';
import { collector } from '../src/model/problem.ts';

let desk: string;
beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), 'slugline-index-'));
  writeFileSync(join(desk, 'a.txt'), 'Rain\n\nIt rained.\n');
});
afterEach(() => rmSync(desk, { recursive: true, force: true }));

test('builds in one call', async () => {
  const { files, problems } = await build({ sources: [join(desk, 'a.txt')], outputs: [join(desk, 'a.pdf')] });
  expect(problems).toEqual([]);
  expect(files.map((it) => it.path)).toEqual([join(desk, 'a.pdf')]);
  expect(readFileSync(join(desk, 'a.pdf')).equals(files[0]?.bytes ?? Buffer.of())).toBe(true);
});

test('writes nothing when a source is wrong, and says what', async () => {
  const sources = [join(desk, 'a.txt'), join(desk, 'none.txt')];
  const { files, problems } = await build({ sources, outputs: [`${join(desk, 'out')}/`] });
  expect(files).toEqual([]);
  expect(problems.map((it) => it.code)).toEqual(['source-missing']);
  expect(readdirSync(desk)).toEqual(['a.txt']);
});

test('keeps going without what is wrong, where that is wanted', async () => {
  const sources = [join(desk, 'a.txt'), join(desk, 'none.txt')];
  const outputs = [join(desk, 'a.md')];
  const { files, problems } = await build({ sources, outputs, keepGoing: true });
  expect(files.map((it) => it.path)).toEqual(outputs);
  expect(problems.map((it) => [it.severity, it.code])).toEqual([
    ['error', 'source-missing'],
    ['note', 'article-left-out'],
  ]);
});

test('gives its steps one by one', async () => {
  const { report, found } = collector();
  const at = deskAt(desk, report);
  const article = await read('a.txt', nothingAsked, at);
  const style = loadStyle('briefing', { size: 'A5' }, at.world.data, report);
  if (article === null || style === null) throw new Error(JSON.stringify(found));
  const pack = bind([{ ...article, headline: [{ kind: 'text', at: article.at, value: 'Sun' }] }], noSettings, report);
  const { bytes } = await render(pack, 'pdf', { world: at.world, report, style, stem: 'sun' });
  expect(Buffer.from(bytes).toString('latin1')).toMatch(/^%PDF-/);
  expect({ title: pack.title, found }).toEqual({ title: 'Sun', found: [] });
});
