/** The program as it ships: the bundle, in processes of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { checkPdf } from '../files/pdf-check.ts';
import { checkJunit, checkSarif, commandsIn } from '../files/report-check.ts';
import { runStep, type Ended as Stepped } from './action-steps.ts';

/** The formats that there are renderers for. */
const formats = ['pdf', 'epub', 'md'] as const;
const program = resolve('.build/slugline.cjs');
let desk: string;

beforeAll(() => {
  const built = spawnSync(process.execPath, ['src/cli/bundle.mjs'], { encoding: 'utf8' });
  expect(built.stderr).toBe('');
});
beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), 'slugline-program-'));
  writeFileSync(
    join(desk, 'a.md'),
    '---\ndate: 2022-01-03\n---\n\n# Rain\n\nIt rained, and *how*.\n\n| day | mm |\n| --- | --- |\n| Mon | 9 |\n',
  );
  writeFileSync(join(desk, 'b.txt'), 'Sun\n\nIt shone.\n');
});
afterEach(() => rmSync(desk, { recursive: true, force: true }));

type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

function slugline(argv: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): Ended {
  return spawnSync(process.execPath, [program, ...argv], { cwd: desk, encoding: 'latin1', input, env: { PATH: '', ...env } });
}

test('writes the same bytes in any zone, locale and folder, however sources are named', async () => {
  const all = [
    slugline(['a.md', 'b.txt', '-o', '-', '--to', 'pdf', '--attach-sources'], { TZ: 'UTC' }),
    slugline([join(desk, 'a.md'), join(desk, 'b.txt'), '-o', '-', '--to', 'pdf', '--attach-sources'], {
      TZ: 'Pacific/Kiritimati',
      LC_ALL: 'tr_TR.UTF-8',
    }),
  ];
  for (const { status, stderr } of all) expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(all[0]?.stdout.startsWith('%PDF-1.7')).toBe(true);
  expect(all[1]?.stdout === all[0]?.stdout).toBe(true);
  expect(await checkPdf(Buffer.from(all[0]?.stdout ?? '', 'latin1'), { stories: ['Rain', 'Sun'] })).toEqual([]);
});

test('sets articles in every format and prints what it wrote', async () => {
  const { status, stdout, stderr } = slugline(['build', 'a.md', 'b.txt', '-o', 'out/', '--to', formats.join()]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const names = ['a', 'b'].flatMap((name) => formats.map((format) => `${name}.${format}`)).toSorted();
  expect(stdout.trimEnd().split('\n').toSorted()).toEqual(names.map((name) => `out/${name}`));
  expect(readdirSync(join(desk, 'out')).toSorted()).toEqual(['SHA256SUMS', 'slugline-manifest.json', ...names].toSorted());
  for (const name of ['a', 'b']) expect(await checkPdf(readFileSync(join(desk, 'out', `${name}.pdf`)))).toEqual([]);
});

test.each(formats)('takes all the code that was kept for %s', (format) => {
  const watch = join(desk, 'watch.cjs');
  writeFileSync(
    watch,
    `const vm = require('node:vm');
    vm.Script = class extends vm.Script {
      constructor(source, options) {
        super(source, options);
        if (options.cachedData !== undefined) console.error(this.cachedDataRejected ? 'refused' : 'taken');
      }
    };`,
  );
  const { status, stderr } = slugline(['a.md', '-o', `made.${format}`], { NODE_OPTIONS: `--require ${watch}` });
  expect({ status, said: [...new Set(stderr.trim().split('\n'))] }).toEqual({ status: 0, said: ['taken'] });
});

test('takes an article from one pipe and gives a PDF to another', async () => {
  const { status, stdout } = slugline(['-', '--from', 'text', '-o', '-', '--to', 'pdf'], {}, 'Rain\n\nIt rained.\n');
  expect({ status, head: stdout.slice(0, 5), tail: stdout.trimEnd().slice(-5) }).toEqual({
    status: 0,
    head: '%PDF-',
    tail: '%%EOF',
  });
  expect(await checkPdf(Buffer.from(stdout, 'latin1'), { text: ['Rain', 'It rained.'] })).toEqual([]);
});

test.each([
  [['--help'], 0],
  [['--version'], 0],
  [['check', 'a.md'], 0],
  [['check', 'none.md'], 1],
  [['check', '--titel', 'x'], 2],
])('%j ends with exit code %i', (argv, status) => expect(slugline(argv).status).toBe(status));

test('help tells every exit code and gives examples', () => {
  const { stdout } = slugline(['--help']);
  for (const code of ['0', '1', '2', '3', '70', '130']) expect(stdout).toMatch(new RegExp(`^  ${code} +\\S`, 'm'));
  expect(stdout).toContain('slugline story.md -o story.pdf');
});

test('ends quietly when nobody reads on', () => {
  writeFileSync(join(desk, 'long.txt'), `Rain\n\n${'It rained all day.\n\n'.repeat(20_000)}`);
  const line = `"${process.execPath}" "${program}" inspect long.txt | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: desk, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^pack "Rain".*\n0\n$/);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it, which shells call 128 and its number; nothing is left behind',
  async (signal) => {
    const child = spawn(process.execPath, [program, '-', '--from', 'text', '-o', 'out/'], {
      cwd: desk,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const ended = new Promise((done) => child.on('close', (_, by) => done(by)));
    // It waits for its standard input, however long it takes to start.
    await new Promise((done) => setTimeout(done, 200));
    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(readdirSync(desk).toSorted()).toEqual(['a.md', 'b.txt']);
  },
);

test('a result that can not be printed is told', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [program, 'check', 'b.txt'], {
    cwd: desk,
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(full);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'error output-unwritable: can not write to standard output: no space left on the disk\n',
  });
});

describe('the same sources give the same bytes', () => {
  const build = (out: string, env: Readonly<Record<string, string>>): void => {
    const { status, stderr } = slugline(['a.md', 'b.txt', ...formats.flatMap((it) => ['-o', `${out}/x.${it}`])], env);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  };
  test('in two time zones and two languages', () => {
    build('one', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
    build('two', { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' });
    const differ = formats.filter(
      (it) => !readFileSync(join(desk, `one/x.${it}`)).equals(readFileSync(join(desk, `two/x.${it}`))),
    );
    expect(differ).toEqual([]);
  });
});

describe('the action', () => {
  let temp: string;
  beforeEach(() => {
    temp = mkdtempSync(join(tmpdir(), 'slugline-action-'));
    writeFileSync(join(desk, 'slugline.yml'), 'title: The week\narticles: [a.md, b.txt]\noutput: dist/\nformats: [md]\n');
  });
  afterEach(() => rmSync(temp, { recursive: true, force: true }));
  const step = (id: string, inputs: Readonly<Record<string, string>>, before: Stepped['outputs'] = {}): Stepped =>
    runStep(id, inputs, { folder: desk, home: resolve('.'), temp }, before);

  test('builds a pack, says where it is, and leaves reports', async () => {
    expect(step('program', {}).status).toBe(0);
    const { status, printed, outputs } = step('slugline', {});
    expect([status, printed.split('\n')]).toEqual([0, expect.arrayContaining(['dist/the-week/README.md'])]);
    expect(outputs).toEqual({ reports: join(temp, 'slugline-reports'), folder: 'dist/' });
    const report = (name: string): string => readFileSync(join(temp, 'slugline-reports', name), 'utf8');
    expect(checkSarif(report('slugline.sarif'))).toEqual([]);
    expect(await checkJunit(report('slugline.xml'))).toEqual([]);
    expect(JSON.parse(report('slugline.json'))).toMatchObject({
      exit: 0,
      errors: 0,
      outputs: expect.arrayContaining([expect.objectContaining({ path: 'dist/the-week/README.md' })]),
    });
    expect(readFileSync(join(temp, 'summary.md'), 'utf8')).toContain('slugline build: all is well');
  });

  test('fails with the article, beside its line, and keeps the reports', () => {
    writeFileSync(join(desk, 'a.md'), '# Rain\n\n![A map](gone.png)\n');
    const { status, printed, outputs } = step('slugline', {});
    expect([status, commandsIn(printed).map((it) => [it.name, it.properties])]).toEqual([
      1,
      [['error', { file: 'a.md', line: '3', col: '1', title: 'image-missing' }]],
    ]);
    expect(readFileSync(join(outputs['reports'] ?? '', 'slugline.json'), 'utf8')).toContain('"code": "image-missing"');
  });

  test('finds outputs that are not what is committed', () => {
    const compared = (): Stepped => step('slugline', { committed: 'true' });
    const told = ({ status, printed }: Stepped): unknown => [
      status,
      commandsIn(printed).flatMap((it) => (it.name === 'error' ? [[it.properties['title'], it.message.split(/ \(|\n/)[0]]] : [])),
    ];
    expect(told(compared())).toEqual([3, [['output-missing', 'missing: dist/the-week/README.md']]]);
    expect(step('slugline', {}).status).toBe(0);
    expect(told(compared())).toEqual([0, []]);
    writeFileSync(join(desk, 'b.txt'), 'Sun\n\nIt shone all day.\n');
    expect(told(compared())).toEqual([
      3,
      ['01-rain.md', '02-sun.md', 'README.md', 'slugline.yml'].map((name) => ['output-stale', `stale: dist/the-week/${name}`]),
    ]);
  });
});
