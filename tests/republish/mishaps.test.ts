/** What can happen to a folder that is published again and again, by mishap or by malice. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { project } from './project.ts';
import { runIn, type Ran } from './run.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'slugline-mishaps-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...argv: readonly string[]): Promise<Ran> => runIn(folder, argv);
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const names = (of: string): readonly string[] => readdirSync(join(folder, of)).toSorted();

test('an article whose name has a plus in it is not taken for two that are gone', async () => {
  write('salt + pepper.md', '# Salt and pepper\n\nText.\n');
  write('rain.md', '# Rain\n\nText.\n');
  await run('build', 'salt + pepper.md', '-o', 'out/', '--to', 'md');
  await run('build', 'rain.md', '-o', 'out/', '--to', 'md', '--prune');
  expect(names('out')).toEqual(['SHA256SUMS', 'rain.md', 'salt + pepper.md', 'slugline-manifest.json']);
  rmSync(join(folder, 'salt + pepper.md'));
  await run('build', 'rain.md', '-o', 'out/', '--to', 'md', '--prune');
  expect(names('out')).toEqual(['SHA256SUMS', 'rain.md', 'slugline-manifest.json']);
});

test('an output that has become an article is not deleted', async () => {
  write('rain.md', '# Rain\n\nText.\n');
  write('pack.yml', 'title: Rain\nsingle: true\nformats: [md]\narticles: [rain.md]\n');
  mkdirSync(join(folder, 'out'));
  await run('build', 'pack.yml', '-o', 'out/');
  write('pack.yml', 'title: Sun\nsingle: true\nformats: [md]\narticles: [rain.md, out/rain.md]\n');
  expect(await run('build', 'pack.yml', '-o', 'out/')).toMatchObject({ code: 0 });
  expect(names('out')).toEqual(['SHA256SUMS', 'rain.md', 'slugline-manifest.json', 'sun.md']);
});

test('a picture that was moved out of the folder behind a link is refused, as in a clean build', async () => {
  project(folder, { articles: 3, words: 60 });
  mkdirSync(join(folder, 'articles/pictures'));
  renameSync(join(folder, 'articles/map.png'), join(folder, 'articles/pictures/map.png'));
  write('articles/03.md', '# Three\n\n![A map of the rain](pictures/map.png)\n');
  await new Promise((done) => setTimeout(done, 120));
  await run('build', '-o', 'out/');
  expect(await run('build', '-o', 'out/')).toMatchObject({ code: 0 });
  renameSync(join(folder, 'articles/pictures'), join(folder, 'elsewhere'));
  symlinkSync('../elsewhere', join(folder, 'articles/pictures'));
  expect(await run('build', '-o', 'out/')).toMatchObject({ code: 1, err: expect.stringContaining('image-outside') });
  expect(existsSync(join(folder, 'out/the-weather.pdf'))).toBe(true);
});

test('a running head with a letter that looks like another further on is set as in a clean build', async () => {
  const words = Array.from({ length: 16 }, () => 'The rain fell on the harbour and the council sat. '.repeat(12)).join('\n\n');
  // Micro sign and Greek letter have one glyph in most fonts, and its code goes to whichever comes first.
  write('rain.md', `# Rain\n\n${words}\n\nAt last *10 \u00b5m* fell.\n`);
  const pack = (title: string): void =>
    write('slugline.yml', `title: ${title}\nstyle: book\nformats: [pdf]\ncontents: false\narticles: [rain.md]\n`);
  pack('Weather');
  await run('build', '-o', 'out/');
  pack('Weather in \u03bcm');
  await run('build', '-o', 'out/');
  const [name = ''] = names('out').filter((it) => it.endsWith('.pdf'));
  await run('build', '-o', 'clean/', '--no-cache');
  expect(Buffer.compare(readFileSync(join(folder, 'out', name)), readFileSync(join(folder, 'clean', name)))).toBe(0);
});

test('a signal has to wait from before there is anything of ours on the disk', async () => {
  write('rain.md', '# Rain\n\nText.\n');
  const there: boolean[] = [];
  const uninterrupted = <T>(work: () => T): T => {
    there.push(existsSync(join(folder, 'out')));
    return work();
  };
  await runIn(folder, ['build', 'rain.md', '-o', 'out/'], { uninterrupted });
  expect(there[0]).toBe(false);
  expect(names('out')).toContain('rain.pdf');
});

test.each(['feed.atom', 'catalog.xml', 'SHA256SUMS'])('that %s is gone, or another, is seen by --check', async (name) => {
  write('rain.md', '# Rain\n\nText.\n');
  await run('build', 'rain.md', '--feeds', '-o', 'out/');
  const check = (): Promise<Ran> => run('build', 'rain.md', '--feeds', '-o', 'out/', '--check');
  expect(await check()).toMatchObject({ code: 0, err: '' });
  write(`out/${name}`, 'other');
  expect(await check()).toMatchObject({ code: 3, err: expect.stringContaining(`modified: out/${name}`) });
  rmSync(join(folder, 'out', name));
  expect(await check()).toMatchObject({ code: 3, err: expect.stringContaining(`missing: out/${name}`) });
  await run('build', 'rain.md', '--feeds', '-o', 'out/');
  expect(await check()).toMatchObject({ code: 0, err: '' });
});

test('a reason has the name that the user knows it by', async () => {
  mkdirSync(join(folder, 'desk'));
  write('desk/the rain.md', '# Rain\n\nText.\n');
  const here = join(folder, 'desk');
  const env = { SLUGLINE_CACHE: join(folder, '.slugline-cache'), SOURCE_DATE_EPOCH: '1600000000' };
  await runIn(here, ['build', 'the rain.md', '-o', './', '--to', 'pdf'], { env });
  write('desk/the rain.md', '# Rain\n\nOther text.\n');
  expect((await run('why', 'desk/the rain.pdf')).out).toMatch(/^desk\/the rain.pdf is stale\n {2}<- desk\/the rain.md changed/);
  const later = { env: { ...env, SOURCE_DATE_EPOCH: '1700000000' } };
  const { err } = await runIn(here, ['build', 'the rain.md', '-o', './', '--to', 'pdf', '--lang', 'de', '--check'], later);
  expect(err).toMatch(/the rain.md changed \(\w+ -> \w+\); SOURCE_DATE_EPOCH changed \(.*\); option lang is new \(de\)/);
});

test('feeds that a manifest asks for no more go with the covers that they show', async () => {
  write('rain.md', '# Rain\n\nText.\n');
  write('sun.md', '# Sun\n\nText.\n');
  write('slugline.yml', 'title: Rain\nsingle: true\nformats: [md]\narticles: [rain.md]\n');
  await run('build', '-o', 'out/', '--feeds', '--feed-url', 'https://example.org/');
  expect(names('out')).toContain('feed.json');
  await run('build', '-o', 'out/', '--feeds');
  expect(names('out')).not.toContain('feed.json');
  await run('build', 'sun.md', '-o', 'out/', '--feeds', '--to', 'md');
  await run('build', '-o', 'out/');
  expect(names('out')).toEqual(expect.arrayContaining(['feed.atom', 'sun.cover.jpg', 'rain.md']));
  await run('build', 'sun.md', '-o', 'out/', '--to', 'md');
  write('out/catalog.xml', 'mine');
  await run('build', '-o', 'out/');
  expect(names('out').filter((it) => !it.startsWith('sun.cover'))).toEqual([
    'SHA256SUMS',
    'catalog.xml',
    'rain.md',
    'slugline-manifest.json',
    'sun.md',
  ]);
});

test('--check --rebuild compares covers too, and sees what --check sees', async () => {
  write('rain.md', '# Rain\n\nText.\n');
  write('sun.md', '# Sun\n\nText.\n');
  const words = ['rain.md', '--feeds', '-o', 'out/'];
  await run('build', ...words);
  await run('build', 'sun.md', '-o', 'out/', '--to', 'md');
  rmSync(join(folder, 'sun.md'));
  write('out/rain.cover.jpg', 'other');
  write('out/feed.atom', 'other');
  const { code, err } = await run('build', ...words, '--check', '--rebuild');
  expect([code, err.split('\n').filter((line) => line.startsWith('error'))]).toEqual([
    3,
    [
      expect.stringContaining('out/rain.cover.jpg is not what is built now'),
      expect.stringContaining('modified: out/feed.atom'),
      expect.stringContaining('extra: out/sun.md (sun.md is gone)'),
    ],
  ]);
});

describe('files that are named one by one', () => {
  beforeEach(() => {
    write('rain.md', '# Rain\n\nText.\n');
    write('slugline.yml', 'title: Rain\narticles: [rain.md]\n');
  });

  test('leave no record, under a manifest too, and may go to two folders', async () => {
    expect(await run('build', '-o', 'print/rain.pdf', '-o', 'read/rain.md')).toMatchObject({
      code: 0,
      out: 'print/rain.pdf\nread/rain.md\n',
      err: '',
    });
    expect([names('print'), names('read')]).toEqual([['rain.pdf'], ['rain.md']]);
    expect(await run('build', '-o', 'print/rain.pdf', '-o', 'read/rain.md')).toMatchObject({ out: '2 files unchanged\n' });
  });

  test('are checked by building them again', async () => {
    write('slugline.yml', 'title: Rain\narticles: [rain.md]\noutput: [rain.pdf]\n');
    await run('build');
    expect(await run('build', '--check')).toMatchObject({ code: 0, out: 'rain.pdf: the same bytes\n' });
    write('rain.md', '# Rain\n\nOther text.\n');
    expect(await run('build', '--check')).toMatchObject({ code: 3 });
  });
});

describe('what is left out', () => {
  const marked = (label: string, words: string): string => `---\nmarking: TLP:${label}\n---\n\n# ${words}\n\nIt was ${words}.\n`;
  const release = ['--title', 'Rain', '--release', 'TLP:GREEN', '-o', 'out/', 'open.md', 'closed.md'];
  beforeEach(() => {
    write('open.md', marked('GREEN', 'quite open'));
    write('closed.md', marked('RED', 'under the table'));
  });

  test('of a release without a manifest hides no file of it from --check', async () => {
    await run('build', ...release);
    expect(await run('build', '--check', ...release)).toMatchObject({ code: 0, err: '' });
    write('open.md', marked('GREEN', 'more than open'));
    expect(await run('build', '--check', ...release)).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^error output-stale: stale: out\/rain.pdf \(open.md changed \(\w+ -> \w+\)\)$/m),
    });
  });

  test('finds no file of somebody else in the folder of a release, though nothing of it is to be written', async () => {
    await run('build', ...release);
    expect(await run('build', ...release)).toMatchObject({ code: 0, out: '5 files unchanged\n' });
    write('out/rain/notes.txt', 'It was under the table.');
    expect(await run('build', ...release)).toMatchObject({ code: 1, err: expect.stringContaining('marking-leftover') });
  });

  test.each([
    ['of a release', ['--release', 'TLP:GREEN'], () => write('closed.md', marked('RED', 'under the table')), 'closed.md is new'],
    ['with errors', ['--keep-going'], () => write('closed.md', '# Closed\n\n![A map](nowhere.png)\n'), 'closed.md is new'],
  ])('%s is looked at by --check and why', async (_, flags, leave, reason) => {
    leave();
    write('slugline.yml', 'title: Rain\narticles: [open.md, closed.md]\n');
    await run('build', '-o', 'out/', ...flags);
    expect(await run('build', '--check', '-o', 'out/', ...flags)).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'out/slugline-manifest.json'), 'utf8')).not.toContain('closed');
    write('closed.md', marked('GREEN', 'put on the table'));
    expect(await run('build', '--check', '-o', 'out/', ...flags)).toMatchObject({
      code: 3,
      err: expect.stringContaining(reason),
    });
    expect(await run('why', 'out/rain.pdf')).toMatchObject({
      out: expect.stringMatching(`^out/rain.pdf is stale\n(.*\n)*.*${reason}`),
    });
    await run('build', '-o', 'out/', ...flags);
    expect(await run('build', '--check', '-o', 'out/', ...flags)).toMatchObject({ code: 0 });
  });
});
