/** The record of a folder: what it says, what it believes, and why two of them differ. */
import { describe, expect, test } from '@jest/globals';
import { differences, type Basis } from '../../src/publish/record/differences.ts';
import { parseRecord } from '../../src/publish/record/parse.ts';
import { recordText, sumsText, withBuilds, type BuildRecord, type FolderRecord } from '../../src/publish/record/record.ts';

const sum = (of: string): string => of.repeat(64).slice(0, 64);

const build: BuildRecord = {
  of: '../slugline.yml',
  release: '',
  to: [],
  asked: { title: 'Rain' },
  from: '..',
  code: 'one',
  key: sum('0'),
  articles: ['../a.md', '../b.md'],
  inputs: [
    { path: '../a.md', role: 'article', sha256: sum('a'), shownBy: '' },
    { path: '../b.md', role: 'article', sha256: sum('b'), shownBy: '' },
    { path: '../map.png', role: 'picture', sha256: sum('c'), shownBy: '../b.md' },
    { path: '../slugline.yml', role: 'settings', sha256: sum('d'), shownBy: '' },
  ],
  missing: [],
  withheld: null,
  words: 12,
  publication: null,
  outputs: [
    { path: 'rain.pdf', format: 'pdf', sha256: sum('e'), bytes: 100, pages: 2 },
    { path: 'rain/README.md', format: 'md', sha256: sum('f'), bytes: 10, pages: null },
  ],
};
const tools = { slugline: '1.0.0', marked: '18.2.1' };
const empty: FolderRecord = { builds: [], feeds: [], tools: {} };
const record = withBuilds(empty, [build], tools);

test('is read back as it was written', () => expect(parseRecord(recordText(record))).toEqual(record));

test('sums are as coreutils read them', () => {
  expect(sumsText(record)).toBe(`${sum('e')}  rain.pdf\n${sum('f')}  rain/README.md\n`);
  const odd = { ...build, outputs: build.outputs.map((it) => ({ ...it, path: `a\n${it.path}` })).slice(0, 1) };
  expect(sumsText(withBuilds(empty, [odd], tools))).toBe(`\\${sum('e')}  a\\nrain.pdf\n`);
});

describe('is not believed', () => {
  const hostile: readonly (readonly [string, (it: BuildRecord) => unknown])[] = [
    ['where an output leads out of the folder', (it) => ({ ...it, outputs: [{ ...it.outputs[0], path: '../../etc/passwd' }] })],
    ['where an output is anywhere', (it) => ({ ...it, outputs: [{ ...it.outputs[0], path: '/etc/passwd' }] })],
    ['where a step of an output leads up', (it) => ({ ...it, outputs: [{ ...it.outputs[0], path: 'a/../../b' }] })],
    ['where an output has another’s separators', (it) => ({ ...it, outputs: [{ ...it.outputs[0], path: 'a\\..\\..\\b' }] })],
    ['where an output has no name', (it) => ({ ...it, outputs: [{ ...it.outputs[0], path: '' }] })],
    ['where a hash is no text', (it) => ({ ...it, outputs: [{ ...it.outputs[0], sha256: 3 }] })],
    ['where inputs are no list', (it) => ({ ...it, inputs: {} })],
    ['where a publication is none', (it) => ({ ...it, publication: { name: 'x' } })],
  ];
  test.each(hostile)('%s', (_, change) => {
    expect(parseRecord(JSON.stringify({ ...JSON.parse(recordText(record)), builds: [change(build)] }))).toBe(null);
  });
  test('where it goes down for ever', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(parseRecord(recordText(record).replace('"Rain"', '[[["Rain"]]]'))).not.toBe(null);
    expect(parseRecord(recordText(record).replace('"Rain"', deep)) === null).toBe(true);
  });
  test.each(['', '{', '[]', 'null', '{"slugline-manifest": 99, "builds": [], "feeds": [], "tools": {}}'])('%j', (text) =>
    expect(parseRecord(text)).toBe(null),
  );
});

test('the outputs of a build are no other’s any more', () => {
  const other = { ...build, of: '../c.md', outputs: build.outputs.slice(0, 1) };
  const both = withBuilds(record, [other], tools);
  expect(both.builds.map((it) => [it.of, it.outputs.map(({ path }) => path)])).toEqual([
    ['../c.md', ['rain.pdf']],
    ['../slugline.yml', ['rain/README.md']],
  ]);
});

describe('two differ', () => {
  const before: Basis = { ...build, tools };
  const without = (path: string): Basis['inputs'] => build.inputs.filter((it) => it.path !== path);
  const rows: readonly (readonly [string, Partial<Basis>, readonly string[]])[] = [
    ['in nothing', {}, []],
    [
      'in a picture, and the article that shows it',
      { inputs: build.inputs.map((it) => (/b\.md|map/.test(it.path) ? { ...it, sha256: sum('9') } : it)) },
      ['../map.png changed cccccccc 99999999 by ../b.md', '../b.md changed bbbbbbbb 99999999'],
    ],
    ['in an article that is gone', { inputs: without('../a.md') }, ['../a.md gone aaaaaaaa ']],
    [
      'in one that is new',
      { inputs: [...build.inputs, { path: '../c.md', role: 'article', sha256: sum('7'), shownBy: '' }] },
      ['../c.md new  77777777'],
    ],
    [
      'in a name',
      { inputs: [...without('../a.md'), { path: '../z.md', role: 'article', sha256: sum('a'), shownBy: '' }] },
      ['../a.md renamed ../a.md ../z.md'],
    ],
    ['in an option', { asked: { title: 'Sun', size: 'a5' } }, ['size new  a5', 'title changed Rain Sun']],
    ['in a tool', { code: 'two', tools: { ...tools, marked: '18.2.2' } }, ['marked changed 18.2.1 18.2.2']],
    ['in the code alone', { code: 'two' }, ['slugline changed one two']],
    ['in what is withheld', { withheld: sum('5') }, ['what is withheld changed  55555555']],
  ];
  test.each(rows)('%s', (_, change, told) => {
    const found = differences(before, { ...before, ...change });
    expect(
      found.map(({ what, how, from, to, shownBy }) => `${what} ${how} ${from} ${to}${shownBy === '' ? '' : ` by ${shownBy}`}`),
    ).toEqual(told);
  });
});
