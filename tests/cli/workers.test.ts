/** Threads: whatever their number, the same bytes, problems and exit codes; and no way of theirs to end leaves anything behind. */
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { differing, project, tree } from '../republish/project.ts';

const program = resolve('.build/slugline.cjs');
let desk: string;

beforeAll(() => {
  const built = spawnSync(process.execPath, ['src/cli/bundle.mjs'], { encoding: 'utf8' });
  expect(built.stderr).toBe('');
});
beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), 'slugline-workers-'));
  project(desk, { articles: 14, words: 240 });
  appendFileSync(join(desk, 'articles/05.md'), '\nThat was said before [¶3].\n');
  // A character that no font has is told with its place.
  appendFileSync(join(desk, 'articles/12.md'), '\nA sign \u{13000} of rain.\n');
  // Each thread leaves its mark.
  writeFileSync(
    join(desk, 'mark.cjs'),
    `const { isMainThread } = require('node:worker_threads');
    if (!isMainThread) require('node:fs').appendFileSync(${JSON.stringify(join(desk, 'threads'))}, '.');`,
  );
});
afterEach(() => rmSync(desk, { recursive: true, force: true }));

type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string; readonly threads: number };

const environment = (): Readonly<Record<string, string>> => ({
  PATH: '',
  SLUGLINE_CACHE: join(desk, 'cache'),
  NODE_OPTIONS: `--require ${join(desk, 'mark.cjs')}`,
});

function slugline(argv: readonly string[]): Ended {
  rmSync(join(desk, 'threads'), { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    cwd: desk,
    encoding: 'utf8',
    env: environment(),
  });
  const threads = existsSync(join(desk, 'threads')) ? readFileSync(join(desk, 'threads'), 'utf8').length : 0;
  return { status, stdout, stderr, threads };
}

/** Builds into an empty folder, of nothing but the sources. */
function anew(argv: readonly string[]): Ended {
  for (const name of ['cache', 'out']) rmSync(join(desk, name), { recursive: true, force: true });
  return slugline([...argv, '-o', 'out/']);
}

const articles = (): readonly string[] =>
  readdirSync(join(desk, 'articles'))
    .filter((it) => it.endsWith('.md'))
    .map((it) => `articles/${it}`);

const ways: Readonly<Record<string, { readonly argv: () => readonly string[]; readonly threads: readonly number[] }>> = {
  // One reads and sets nothing but its share; the program only waits.
  'an edition for each article': {
    argv: () => ['build', ...articles(), '--style', 'house.yml', '--feeds', '--attach-sources'],
    threads: [0, 0, 2, 4],
  },
  // The program sets stories itself, and has one helper less.
  'one pack of them all': { argv: () => ['build'], threads: [0, 0, 1, 3] },
};

describe.each(Object.entries(ways))('%s', (_, { argv, threads }) => {
  const [, , , started = 0] = threads;

  test('is the same with any number of threads', () => {
    const all = [0, 1, 2, 4].map((count) => {
      const { threads: started, ...told } = anew([...argv(), '--workers', String(count)]);
      return { started, told, files: tree(join(desk, 'out')) };
    });
    const [alone] = all;
    expect(alone?.told).toMatchObject({ status: 0, stderr: expect.stringContaining('glyph-missing') });
    expect(Object.keys(alone?.files ?? {})).toEqual(expect.arrayContaining(['SHA256SUMS', 'slugline-manifest.json']));
    expect(all.map((it) => it.started)).toEqual(threads);
    for (const { told, files } of all) expect([told, differing(files, alone?.files ?? {})]).toEqual([alone?.told, []]);
  });

  test('is not made again as long as nothing changes, and then only what did', () => {
    anew([...argv(), '--workers', '2', '-q']);
    const before = tree(join(desk, 'out'));
    const again = slugline([...argv(), '-o', 'out/', '--workers', '2']);
    expect([again.status, again.threads, again.stdout.split('\n').filter((it) => !/ unchanged$|^$/.test(it))]).toEqual([
      0,
      0,
      [],
    ]);
    expect(differing(tree(join(desk, 'out')), before)).toEqual([]);
    appendFileSync(join(desk, 'articles/14.md'), '\nOne more line.\n');
    expect(slugline([...argv(), '-o', 'out/', '--workers', '2'])).toMatchObject({ status: 0, threads: 0 });
    const now = tree(join(desk, 'out'));
    anew([...argv(), '--workers', '1', '-q']);
    expect(differing(now, tree(join(desk, 'out')))).toEqual([]);
  });

  test('has the same problems with articles that are bad, and is not written', () => {
    for (const name of ['02', '09']) appendFileSync(join(desk, `articles/${name}.md`), '\n![A chart](gone.png)\n');
    writeFileSync(join(desk, 'articles/11.md'), Buffer.from([0xff, 0xfe, 0x00]));
    const [alone, together] = ['1', '3'].map((count) => anew([...argv(), '--workers', count]));
    expect(alone).toMatchObject({ status: 1, stderr: expect.stringMatching(/02\.md.*image-missing[^]*09\.md.*image-missing/) });
    expect({ ...together, threads: 0 }).toEqual(alone);
    expect(existsSync(join(desk, 'out'))).toBe(false);
  });

  test('is not written under --strict when there is a warning', () => {
    const [alone, together] = ['1', '4'].map((count) => anew([...argv(), '--workers', count, '--strict']));
    expect(alone).toMatchObject({ status: 3, stdout: '' });
    expect([together?.threads, { ...together, threads: 0 }]).toEqual([started, alone]);
    expect(existsSync(join(desk, 'out'))).toBe(false);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it at once, and nothing is left behind', async (signal) => {
    const child = spawn(process.execPath, [program, ...argv(), '-o', 'out/', '--workers', '2', '-v'], {
      cwd: desk,
      env: environment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise((done) => child.on('close', (_, by) => done(by)));
    let sent = 0;
    child.stderr.on('data', (said: Buffer) => {
      if (sent > 0 || !said.toString().includes('reading articles/14.md:')) return;
      sent = performance.now();
      child.kill(signal);
    });
    expect(await ended).toBe(signal);
    expect(performance.now() - sent).toBeLessThan(1000);
    expect(
      readdirSync(desk)
        .filter((it) => !['cache', 'threads'].includes(it))
        .toSorted(),
    ).toEqual(['articles', 'house.yml', 'mark.cjs', 'slugline.yml']);
  });

  test('that takes more memory than it may ends with a clear error, and what was there stays', () => {
    anew([...argv(), '-q']);
    const before = tree(join(desk, 'out'));
    const words = 'The rain fell on the harbour and the city all the long day. ';
    for (const number of [60, 61]) {
      writeFileSync(join(desk, `articles/${number}.md`), `# Rain\n\n${`${words.repeat(8)}\n\n`.repeat(4000)}`);
    }
    const ended = slugline([...argv(), '-o', 'out/', '--max-memory', '224M']);
    expect([ended.status, ended.threads > 0, ended.stdout]).toEqual([1, true, '']);
    expect(ended.stderr).toMatch(/^error memory-exceeded: setting this takes more memory than --max-memory allows \(224M\)/m);
    expect(differing(tree(join(desk, 'out')), before)).toEqual([]);
    expect(readdirSync(join(desk, 'out')).filter((it) => it.startsWith('.'))).toEqual([]);
  });
});

test.each([
  ['--workers', 'many', '--workers many is no number of threads'],
  ['--workers', '1000', '--workers 1000 is no number of threads'],
  ['--max-memory', 'lots', '--max-memory lots is no amount of memory'],
  ['--max-memory', '10M', '--max-memory 10M is less than anything can be set in'],
])('%s %s is refused', (flag, value, told) => {
  const { status, stderr } = slugline(['build', flag, value]);
  expect([status, stderr]).toEqual([2, expect.stringContaining(told)]);
});
