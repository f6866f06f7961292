/** Whatever is edited, what is published next is what a clean build would have made of it; and `why` knows which edit it was. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { dice } from '../dice.ts';
import { differing, edit, project, tree } from './project.ts';
import { runIn, type Ran } from './run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slugline-edits-'));
  project(folder, { articles: 7, words: 240 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...argv: readonly string[]): Promise<Ran> => runIn(folder, argv);

const count = Number(process.env['REPUBLISH_EDITS'] ?? 24);

test(`after each of ${count} edits`, async () => {
  const roll = dice(Number(process.env['REPUBLISH_SEED'] ?? 20220103));
  const published = await run('build', '-o', 'out/');
  expect(published).toMatchObject({ code: 0, err: '' });
  for (let number = 1; number <= count; number++) {
    const { what, file } = edit(folder, roll, number);
    expect(await run('build', '-o', 'out/')).toMatchObject({ code: 0, err: '' });
    rmSync(join(folder, 'clean'), { recursive: true, force: true });
    expect(await run('build', '-o', 'clean/', '--no-cache')).toMatchObject({ code: 0, err: '' });
    const [now, clean] = [tree(join(folder, 'out')), tree(join(folder, 'clean'))];
    expect([number, what, differing(now, clean)]).toEqual([number, what, []]);
    const [pdf = ''] = Object.keys(now).filter((it) => it.endsWith('.pdf'));
    const told = await run('why', `out/${pdf}`);
    expect([number, what, told.out, told.code]).toEqual([number, what, expect.stringContaining(file), 0]);
    expect(await run('build', '-o', 'out/', '--check')).toMatchObject({ code: 0, err: '' });
  }
}, 900_000);

test('an edit is known before it is published', async () => {
  await run('build', '-o', 'out/');
  const roll = dice(7);
  for (let number = 1; number <= 6; number++) {
    const { file } = edit(folder, roll, number);
    const { code, err } = await run('build', '-o', 'out/', '--check');
    expect([number, code, err]).toEqual([number, 3, expect.stringContaining(file)]);
    await run('build', '-o', 'out/');
  }
});

test('what is kept of an article is never what another pack wanted of it', async () => {
  writeFileSync(join(folder, 'articles/01.md'), '# The "rain"\n\n"So?" -- "So!"\n');
  writeFileSync(join(folder, 'articles/02.md'), `# Der Regen\n\n${'Das ist "der" Regen und nicht die Sonne. '.repeat(9)}\n`);
  const listed = (of: string): string => `title: Weekly\ndate: 2022-01-03\n${of}\n`;
  const packs: readonly (readonly [manifest: string, ...argv: string[]])[] = [
    [listed('language: en\narticles: [articles/01.md, articles/02.md]')],
    [listed('language: fr\narticles: [articles/01.md, articles/02.md]')],
    [listed('language: fr\narticles: [articles/01.md, articles/02.md]'), '--lang', 'fr'],
    [listed('language: fr\narticles: [{ file: articles/01.md, language: pl }]')],
    [listed(`language: fr\narticles: [{ file: articles/01.md, title: 'The "snow"' }]`)],
    [listed('language: fr\narticles: [{ file: articles/01.md, authors: Ida Pen }]')],
  ];
  const texts = new Set<string>();
  for (const round of [packs, packs.toReversed()]) {
    for (const [manifest, ...argv] of round) {
      writeFileSync(join(folder, 'weekly.yml'), manifest);
      const build = ['build', '-c', 'weekly.yml', '--to', 'md', ...argv];
      for (const name of ['out', 'clean']) rmSync(join(folder, name), { recursive: true, force: true });
      expect(await run(...build, '-o', 'out/')).toMatchObject({ code: 0, err: '' });
      expect(await run(...build, '-o', 'clean/', '--no-cache')).toMatchObject({ code: 0, err: '' });
      expect([manifest, argv, differing(tree(join(folder, 'out')), tree(join(folder, 'clean')))]).toEqual([manifest, argv, []]);
      texts.add(JSON.stringify(Object.entries(tree(join(folder, 'clean'))).filter(([name]) => name.endsWith('.md'))));
    }
  }
  // None of them is what another would be.
  expect(texts.size).toBe(packs.length);
});

test('nothing is written or deleted through a link that leads out of the folder', async () => {
  await run('build', '-o', 'out/');
  mkdirSync(join(folder, 'elsewhere'));
  renameSync(join(folder, 'out/the-weather'), join(folder, 'elsewhere/the-weather'));
  symlinkSync('../elsewhere/the-weather', join(folder, 'out/the-weather'));
  const before = tree(join(folder, 'elsewhere'));
  writeFileSync(join(folder, 'articles/01.md'), '# New\n\nAll is new.\n');
  expect(await run('build', '-o', 'out/')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/can not write out\/the-weather\/README.md: a link on the way leads out of out\//),
  });
  // What would be deleted lies behind the link as well.
  writeFileSync(join(folder, 'slugline.yml'), 'title: Another\narticles: ["articles/*.md"]\n');
  expect(await run('build', '-o', 'out/')).toMatchObject({ code: 0 });
  expect(tree(join(folder, 'elsewhere'))).toEqual(before);
});

test('what somebody did to the folder is undone, however quiet it was before', async () => {
  const quiet = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) await run('build', '-o', 'out/');
  };
  await quiet();
  const before = tree(join(folder, 'out'));
  const [pdf = ''] = Object.keys(before).filter((it) => it.endsWith('.pdf'));
  for (const name of ['SHA256SUMS', 'slugline-manifest.json', pdf, 'the-weather/README.md']) {
    const path = join(folder, 'out', name);
    for (const harm of [() => rmSync(path), () => writeFileSync(path, 'x'), () => writeFileSync(path, '')]) {
      harm();
      expect(await run('build', '-o', 'out/')).toMatchObject({ code: 0, err: '' });
      expect([name, differing(tree(join(folder, 'out')), before)]).toEqual([name, []]);
    }
    await quiet();
  }
});
