/** `slugline watch`, as people use it: a process that is left alone, and a disk on which things happen. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ownProgram, startWatch, type Watching } from './watching.ts';

let program: string;
let desk: string;
let watching: Watching | null = null;

beforeAll(async () => void (program = await ownProgram('watch')));
beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), 'slugline-watch-'));
  mkdirSync(join(desk, 'stories'));
  put('slugline.yml', 'title: The week\nformats: md\nsingle: true\narticles: ["stories/*.md"]\n');
  put('stories/a.md', story('Rain', 'It rained.'));
  put('stories/b.md', story('Sun', 'It shone.'));
});
afterEach(async () => {
  await watching?.stop('SIGKILL');
  watching = null;
  rmSync(desk, { recursive: true, force: true });
});

const story = (headline: string, words: string): string => `# ${headline}\n\n${words}\n`;
const put = (name: string, text: string): void => writeFileSync(join(desk, name), text);
const brief = (): string => readFileSync(join(desk, 'out/the-week.md'), 'utf8');

/** Starts a watch and waits for its first build. */
async function watch(argv: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Watching> {
  watching = startWatch(program, desk, ['watch', '--cache', join(desk, '.kept'), ...argv], env);
  await watching.next();
  return watching;
}

describe('every way to save a file', () => {
  const ways: Readonly<Record<string, (path: string, text: string) => void>> = {
    'writes into it': (path, text) => writeFileSync(path, text),
    'empties it and fills it again': (path, text) => {
      writeFileSync(path, '');
      appendFileSync(path, text.slice(0, 5));
      appendFileSync(path, text.slice(5));
    },
    'puts a new file in its place': (path, text) => {
      writeFileSync(`${path}~`, text);
      renameSync(`${path}~`, path);
    },
    'moves the old one away and writes a new one': (path, text) => {
      renameSync(path, `${path}.bak`);
      writeFileSync(path, text);
      unlinkSync(`${path}.bak`);
    },
    'deletes it and writes it anew': (path, text) => {
      unlinkSync(path);
      writeFileSync(path, text);
    },
  };

  test.each(Object.entries(ways))('an editor that %s', async (_, save) => {
    const it = await watch();
    // Twice: a file that was replaced is watched on.
    for (const words of ['It poured.', 'It hailed.']) {
      save(join(desk, 'stories/a.md'), story('Rain', words));
      await it.until(() => brief().includes(words));
    }
    expect(brief()).toContain('It shone.');
  });

  test('a whole folder is swapped for another, again and again', async () => {
    const it = await watch();
    for (const words of ['It poured.', 'It hailed.', 'It snowed.']) {
      mkdirSync(join(desk, 'next'));
      put('next/a.md', story('Rain', words));
      put('next/c.md', story('Wind', 'It blew.'));
      renameSync(join(desk, 'stories'), join(desk, 'last'));
      renameSync(join(desk, 'next'), join(desk, 'stories'));
      rmSync(join(desk, 'last'), { recursive: true });
      await it.until(({ made }) => made && brief().includes(words));
    }
    put('stories/c.md', story('Wind', 'It stormed.'));
    await it.until(() => brief().includes('It stormed.'));
    expect(brief()).not.toContain('It shone.');
  });

  test('a link is turned to another folder', async () => {
    renameSync(join(desk, 'stories'), join(desk, 'first'));
    mkdirSync(join(desk, 'second'));
    put('second/a.md', story('Snow', 'It snowed.'));
    symlinkSync('first', join(desk, 'stories'));
    const it = await watch();
    symlinkSync('second', join(desk, 'other'));
    renameSync(join(desk, 'other'), join(desk, 'stories'));
    await it.until(() => brief().includes('It snowed.'));
    put('second/a.md', story('Snow', 'It melted.'));
    await it.until(() => brief().includes('It melted.'));
  });

  test('git checks out five hundred files at once', async () => {
    const git = (...words: readonly string[]): void =>
      void execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...words], {
        cwd: desk,
        stdio: 'ignore',
      });
    const all = Array.from({ length: 500 }, (_, index) => `stories/${String(index).padStart(3, '0')}.md`);
    const write = (words: string): void => all.forEach((name, index) => put(name, story(`Story ${index}`, `${words} ${index}.`)));
    git('init', '-q', '-b', 'main');
    put('.gitignore', 'out\n.kept\n');
    write('It rained on day');
    git('add', '.');
    git('commit', '-qm', 'rain');
    git('checkout', '-qb', 'sun');
    write('It shone on day');
    git('commit', '-qam', 'sun');
    const it = await watch();
    git('checkout', '-q', 'main');
    const rounds = await it.until(() => all.every((_, index) => brief().includes(`It rained on day ${index}.`)));
    expect(rounds.length).toBeLessThanOrEqual(3);
    expect(brief()).not.toContain('It shone on day');
  }, 60_000);
});

test('only what is not as it was is built, and a line says what, and how long it took', async () => {
  const it = await watch();
  put('stories/a.md', story('Rain', 'It poured.'));
  const round = await it.next();
  expect({ changes: round.changes, made: round.made, written: round.written.map(({ path }) => path) }).toEqual({
    changes: [{ path: 'stories/a.md', how: 'changed' }],
    made: true,
    written: ['out/the-week.md'],
  });
  expect(round.ms).toBeGreaterThan(0);
});

test('nothing is built for its own outputs, for files that nobody reads, and for files that hold what they held', async () => {
  const it = await watch();
  rmSync(join(desk, 'out/the-week.md'));
  put('out/other.md', 'Mine.\n');
  rmSync(join(desk, 'out'), { recursive: true });
  mkdirSync(join(desk, 'out'));
  put('notes.txt', 'Mine.\n');
  put('stories/notes.txt~', 'Mine.\n');
  unlinkSync(join(desk, 'notes.txt'));
  unlinkSync(join(desk, 'stories/notes.txt~'));
  put('stories/a.md', story('Rain', 'It rained.'));
  // What is built next is built for this alone, so nothing was built before.
  put('stories/b.md', story('Sun', 'It burnt.'));
  const { changes } = await it.next();
  expect(changes).toEqual([{ path: 'stories/b.md', how: 'changed' }]);
  expect(brief()).toContain('It burnt.');
  expect(it.rest()).toEqual([]);
});

test('an article beside its manifest, in a folder whose own folder lies in the root', async () => {
  put('slugline.yml', 'title: The week\nformats: md\nsingle: true\narticles: [a.md]\n');
  put('a.md', story('Rain', 'It rained.'));
  const it = await watch();
  for (const words of ['It poured.', 'It hailed.']) {
    put('a.md', story('Rain', words));
    await it.until(() => brief().includes(words));
  }
});

test('what a build wrote among its sources is no news', async () => {
  const it = await watch(['-o', './']);
  put('stories/a.md', story('Rain', 'It poured.'));
  const { changes } = await it.next();
  expect(changes).toEqual([{ path: 'stories/a.md', how: 'changed' }]);
  expect(readFileSync(join(desk, 'the-week.md'), 'utf8')).toContain('It poured.');
});

describe('what can not be built', () => {
  test('keeps what was built, says why with its place, and is built once it is mended', async () => {
    const it = await watch();
    const before = brief();
    put('slugline.yml', 'titel: The week\nformats: md\nsingle: true\narticles: ["stories/*.md"]\n');
    expect((await it.next()).made).toBe(false);
    expect(it.problems()).toMatchObject([{ code: 'manifest-key', file: 'slugline.yml', line: 1 }]);
    expect(brief()).toBe(before);
    put('slugline.yml', 'title: The week\nformats: md\nsingle: true\narticles: ["stories/*.md"]\nsubtitle: Mended\n');
    await it.until(({ made }) => made);
    expect(brief()).toContain('Mended');
  });

  test('is waited for: a manifest, an article and a picture that are not there', async () => {
    unlinkSync(join(desk, 'slugline.yml'));
    rmSync(join(desk, 'stories'), { recursive: true });
    const it = await watch();
    put('slugline.yml', 'title: The week\nformats: md\nsingle: true\narticles: [stories/a.md]\n');
    expect((await it.next()).made).toBe(false);
    mkdirSync(join(desk, 'stories'));
    put('stories/a.md', story('Rain', '![A map](maps/map.svg)'));
    await it.until(() => it.problems().some(({ code }) => code === 'image-missing'));
    mkdirSync(join(desk, 'stories/maps'));
    put(
      'stories/maps/map.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    );
    await it.until(({ made }) => made);
    expect(brief()).toContain('Rain');
  });

  test('from the first build on, and with articles that come and go', async () => {
    put('stories/a.md', '');
    const it = await watch();
    expect(it.problems()).toMatchObject([{ code: 'source-empty' }]);
    unlinkSync(join(desk, 'stories/a.md'));
    await it.until(({ made }) => made);
    put('stories/c.md', story('Wind', 'It blew.'));
    await it.until(() => brief().includes('It blew.'));
    expect(brief()).not.toContain('Rain');
  });

  test.each([
    [['-'], 'standard input can not be watched'],
    [['stories/a.md', '-o', '-', '--to', 'md'], 'what is watched can not go to standard output'],
    [['--poll', 'often'], '--poll is "often"'],
  ])('%j is no watch', async (words, message) => {
    const it = startWatch(program, desk, ['watch', ...words, '--from', 'markdown']);
    expect(await it.ended).toEqual({ code: 2, signal: null });
    expect(it.problems()[0]?.message).toBe(message);
  });
});

test('files that are named one by one', async () => {
  const it = await watch(['stories/a.md', '-o', 'rain.md']);
  put('stories/a.md', story('Rain', 'It poured.'));
  expect((await it.next()).written.map(({ path }) => path)).toEqual(['rain.md']);
  expect(readdirSync(desk).toSorted()).toEqual(['rain.md', 'slugline.yml', 'stories']);
});

test('the last of many quick saves is never lost', async () => {
  const it = await watch();
  for (let count = 0; count <= 40; count++) {
    put(`stories/${count % 2 === 0 ? 'a' : 'b'}.md`, story('Rain', `It rained ${count} times.`));
    await new Promise((done) => setTimeout(done, 7));
  }
  const rounds = await it.until(() => brief().includes('rained 39 times') && brief().includes('rained 40 times'));
  expect(rounds.length).toBeLessThan(15);
});

test('where no events come, looking now and then does', async () => {
  const it = await watch(['--poll', '50']);
  put('stories/a.md', story('Rain', 'It poured.'));
  await it.until(() => brief().includes('It poured.'));
  put('stories/c.md', story('Wind', 'It blew.'));
  await it.until(() => brief().includes('It blew.'));
});

test.each(['ENOSPC', 'EMFILE'])('where the system refuses with %s, it says which limit to raise, and looks', async (code) => {
  put(
    'refuse.cjs',
    `require('node:fs').watch = () => { throw Object.assign(new Error('no'), { code: '${code}' }); };\nrequire('node:module').syncBuiltinESMExports();`,
  );
  const it = await watch([], { NODE_OPTIONS: `--require ${join(desk, 'refuse.cjs')}` });
  put('stories/a.md', story('Rain', 'It poured.'));
  await it.until(() => brief().includes('It poured.'));
  expect(it.problems()).toHaveLength(1);
  expect(it.problems()[0]?.message).toContain('fs.inotify.max_user_watches');
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends it with %i, and nothing is left behind', async (signal, code) => {
  const it = await watch();
  put('stories/a.md', story('Rain', 'It poured.'));
  await it.next();
  // It is waiting again as soon as it has answered another change.
  expect(await it.stop(signal)).toEqual({ code, signal: null });
  expect(readdirSync(desk).toSorted()).toEqual(['.kept', 'out', 'slugline.yml', 'stories']);
  expect(readdirSync(join(desk, 'out')).toSorted()).toEqual(['SHA256SUMS', 'slugline-manifest.json', 'the-week.md']);
});
