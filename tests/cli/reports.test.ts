/** Reports for CI: they are what their readers take, they say what the run found, and no name or word in them is obeyed. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { annotations, mostSummary, stepSummary } from '../../src/cli/report/github.ts';
import { junitReport } from '../../src/cli/report/junit.ts';
import type { Ran } from '../../src/cli/report/ran.ts';
import { sarifReport } from '../../src/cli/report/sarif.ts';
import { lineOf } from '../../src/cli/print.ts';
import { printable } from '../../src/cli/printable.ts';
import { problem, problems, type Code, type Diagnostic } from '../../src/model/problem.ts';
import { checkJunit, checkSarif, commandsIn, rowsIn } from '../files/report-check.ts';
import { listing, run, stage, type Ran as Printed, type Stage } from './stage.ts';

const quiet: Ran = {
  version: '0.1.0',
  command: 'build',
  exit: 0,
  strict: false,
  results: [],
  problems: [],
  steps: [],
  ms: 12.3,
  peak: 1 << 26,
};

/** Names and words that somebody may have chosen with care. */
const hostile = [
  'plain.md',
  'a,b:c=d%0A%.md',
  '::error file=a.md::owned',
  '  ::add-mask::x',
  '##[error]owned',
  'a ##[add-path]/tmp',
  'two\nlines\r\n::error::owned',
  'a | b `c` <img src=x onerror=y> [d](http://e.example) @f #1 www.g.example **h** ~~i~~ \\| &amp; <!-- -->',
  ']]> "quoted" & <tag> </failure>',
  '\u202eright\u202c to \u001b[31mleft\u0000',
  'half \ud800 a pair',
  '%25%0A%3A%2C',
  '<stdin>',
  '../up/a b.md',
  '/absolute/path.md',
];

const sign = fc.constantFrom(...hostile, '|', '%', ':', ',', '\n', '::', '##[', '](', '<', '&', 'a');
const text = fc.array(sign, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const found: fc.Arbitrary<Diagnostic> = fc
  .record({
    code: fc.constantFrom(...(Object.keys(problems) as Code[])),
    at: fc.option(fc.record({ file: text, line: fc.integer({ min: 1, max: 999 }), column: fc.integer({ min: 1, max: 99 }) })),
    message: text,
    hint: fc.oneof(fc.constant(''), text),
  })
  .map(({ code, at, message, hint }) => problem(code, at, message, hint));
const runs: fc.Arbitrary<Ran> = fc
  .record({ problems: fc.array(found, { maxLength: 30 }), strict: fc.boolean(), outputs: fc.array(text, { maxLength: 3 }) })
  .map(({ problems: told, strict, outputs }) => ({
    ...quiet,
    problems: told,
    strict,
    results: outputs.map((path) => ({ type: 'output', path, bytes: 1, pages: 2 })),
  }));

describe('whatever is told, and of whatever file,', () => {
  test('SARIF keeps to its schema, every result with its place and a mark of its own', () => {
    fc.assert(
      fc.property(runs, (ran) => {
        const log = sarifReport(ran);
        expect(checkSarif(log)).toEqual([]);
        const { results }: { results: { partialFingerprints: Record<string, string>; locations: unknown[] }[] } =
          JSON.parse(log).runs[0];
        expect(results).toHaveLength(ran.problems.filter((it) => it.at !== null).length);
        expect(results.every((it) => it.locations.length === 1)).toBe(true);
        const marks = results.map((it) => it.partialFingerprints['slugline/v1']);
        expect(new Set(marks).size).toBe(marks.length);
      }),
      { numRuns: 60 },
    );
  });

  test('JUnit XML is well-formed and adds up', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (ran) => {
        expect(await checkJunit(junitReport(ran))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('GitHub obeys the annotations and nothing else', () => {
    fc.assert(
      fc.property(runs, (ran) => {
        const fatal = ran.problems.filter((it) => it.severity === 'error' || (ran.strict && it.severity === 'warning'));
        const other = ran.problems.filter((it) => it.severity === 'warning' && !fatal.includes(it));
        const printed = annotations(ran, '/desk', '');
        const lines = ran.problems.map((it) => lineOf(it, false)).join('');
        expect(commandsIn(lines)).toEqual([]);
        const expected = [...fatal.slice(0, 10), ...other.slice(0, 10)].map((it) => ({
          name: fatal.includes(it) ? 'error' : 'warning',
          properties: {
            ...(it.at === null ? {} : { file: printable(it.at.file), line: String(it.at.line), col: String(it.at.column) }),
            title: it.code,
          },
          message: [it.message, it.hint]
            .filter((words) => words !== '')
            .map(printable)
            .join('\n'),
        }));
        const commands = commandsIn(printed);
        const more = fatal.length + other.length - expected.length;
        expect(commands.slice(0, expected.length)).toEqual(expected);
        expect(commands.slice(expected.length).map((it) => it.message)).toEqual(
          more === 0 ? [] : [`and ${more} more: the summary has all of them`],
        );
      }),
    );
  });

  test('the summary is a table of it, and nothing but text', () => {
    fc.assert(
      fc.property(runs, (ran) => {
        const rows = rowsIn(stepSummary(ran, mostSummary));
        const cells = (...all: readonly string[]): readonly string[] => all.map((it) => printable(it).trim());
        expect(rows).toEqual([
          ...ran.problems.map((it) =>
            cells(it.severity, it.at === null ? '' : `${it.at.file}:${it.at.line}:${it.at.column}`, it.code, it.message, it.hint),
          ),
          ...ran.results.map((it) => cells(String(it['path']), 'built', '1', '2')),
        ]);
      }),
    );
  });
});

describe('the summary of a step', () => {
  const many = Array.from({ length: 5000 }, (_, line) =>
    problem('link-broken', { file: 'a.md', line: line + 1, column: 1 }, 'x'.repeat(500), 'y'),
  );

  test('has no more than a mebibyte, and counts what it leaves out', () => {
    const page = stepSummary({ ...quiet, problems: many }, mostSummary);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(mostSummary);
    expect(Buffer.byteLength(page)).toBeGreaterThan(mostSummary * 0.99);
    expect(page).toContain(`\n${5000 - rowsIn(page).length} more rows have no room here.\n`);
  });

  test('says nothing where there is no room at all', () => {
    expect([0, 10, 60].map((room) => stepSummary({ ...quiet, problems: many }, room))).toEqual(['', '', '']);
  });
});

test('the judges find what is wrong', async () => {
  const ran = {
    ...quiet,
    problems: [problem('image-missing', { file: 'a.md', line: 3, column: 1 }, 'it is gone', 'look for it')],
  };
  const log = sarifReport(ran);
  for (const [from, to] of [
    ['"version": "2.1.0"', '"version": "2.0.0"'],
    ['"startLine": 3', '"startLine": 0'],
    ['"level": "error",\n          "message"', '"level": "grave",\n          "message"'],
    ['"uri": "a.md"', '"uri": "a b.md"'],
    ['"text": "it is', '"txt": "it is'],
  ] as const) {
    expect(log).toContain(from);
    expect([from, checkSarif(log.replace(from, to)).length > 0]).toEqual([from, true]);
  }
  const xml = junitReport(ran);
  for (const [from, to] of [
    ['failures="1" errors="0" skipped', 'failures="0" errors="0" skipped'],
    ['<failure type="image-missing"', '<failure kind="image-missing"'],
    [' classname="a.md"', ''],
    ['</failure>', '</failure><failure type="a" message="b"/>'],
  ] as const) {
    expect(xml).toContain(from);
    expect([from, (await checkJunit(xml.replace(from, to))).length > 0]).toEqual([from, true]);
  }
  expect(commandsIn('a\n::error file=b%2Cc,line=1::d%0Ae\nx ##[add-path]/tmp')).toEqual([
    { name: 'error', properties: { file: 'b,c', line: '1' }, message: 'd\ne' },
    { name: 'add-path', properties: {}, message: '/tmp' },
  ]);
  expect(() => rowsIn('| a |\n| --- |\n| <b>c</b> |\n')).toThrow();
  expect(() => rowsIn('| a |\n| --- |\n| [b](http://c.example) |\n')).toThrow();
});

describe('a run', () => {
  let desk: Stage;
  let folder: string;
  beforeAll(() => {
    desk = stage();
    folder = mkdtempSync(join(tmpdir(), 'slugline-reports-'));
  });
  afterAll(() => {
    desk.strike();
    rmSync(folder, { recursive: true });
  });
  const at = (name: string): string => join(folder, name);
  const slugline = (argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Printed> =>
    run(desk.folder, argv, { env });

  test('is told in four forms at once, beside what people read', async () => {
    const files = ['json=run.json', 'sarif=run.sarif', 'junit=run.xml'].map((it) => it.replace('=', `=${folder}/`));
    const reports = [...files, 'github'].flatMap((it) => ['--report', it]);
    const { out, err, code } = await slugline(
      ['a.md', 'bad-link.md', '-o', at('out/'), '--to', 'pdf', '--to', 'md', ...reports],
      {
        GITHUB_STEP_SUMMARY: at('summary.md'),
        GITHUB_WORKSPACE: join(desk.folder, '..'),
      },
    );
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toEqual(['a.pdf', 'a.md', 'bad-link.pdf', 'bad-link.md'].map((it) => at(`out/${it}`)));
    expect(err).toContain('bad-link.md:3:5 warning link-broken');
    expect(commandsIn(err)).toEqual([
      {
        name: 'warning',
        properties: { file: 'desk/bad-link.md', line: '3', col: '5', title: 'link-broken' },
        message: 'no heading "#nowhere" in this article\nits words stay, without the link',
      },
    ]);
    const told: unknown = JSON.parse(readFileSync(at('run.json'), 'utf8'));
    const made = (path: string, pages: number | null): unknown => ({
      path: at(path),
      status: 'built',
      bytes: statSync(at(path)).size,
      pages,
    });
    expect(told).toEqual({
      report: 1,
      slugline: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      command: 'build',
      exit: 0,
      errors: 0,
      warnings: 1,
      notes: 0,
      outputs: [made('out/a.pdf', 1), made('out/a.md', null), made('out/bad-link.pdf', 1), made('out/bad-link.md', null)],
      results: [],
      problems: [
        {
          type: 'problem',
          severity: 'warning',
          code: 'link-broken',
          file: 'bad-link.md',
          line: 3,
          column: 5,
          message: 'no heading "#nowhere" in this article',
          hint: 'its words stay, without the link',
        },
      ],
      ms: expect.any(Number),
      steps: expect.arrayContaining([{ step: 'reading a.md', ms: expect.any(Number) }]),
      peakMemory: expect.any(Number),
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
    });
    expect(checkSarif(readFileSync(at('run.sarif'), 'utf8'))).toEqual([]);
    expect(readFileSync(at('run.sarif'), 'utf8')).toContain('"ruleId": "link-broken"');
    expect(await checkJunit(readFileSync(at('run.xml'), 'utf8'))).toEqual([]);
    expect(rowsIn(readFileSync(at('summary.md'), 'utf8'))).toHaveLength(5);
  });

  test.each([
    ['json', 1, '"code": "image-missing"'],
    ['sarif', 1, '"exitCode": 1'],
    ['junit', 1, '<failure type="image-missing"'],
  ])('that fails is told as %s, on standard output and there alone', async (form, exit, words) => {
    const { out, code } = await slugline(['no-picture.md', '-o', at('none/'), '--report', form]);
    expect([code, out]).toEqual([exit, expect.stringContaining(words)]);
    const sound = await slugline(['check', 'a.md', '--report', form]);
    expect([sound.code, sound.out.includes('a.md: ok')]).toEqual([0, false]);
    if (form === 'junit') expect(await checkJunit(sound.out)).toEqual([]);
    else expect(JSON.parse(sound.out)).toBeInstanceOf(Object);
    if (form === 'sarif') expect(checkSarif(sound.out)).toEqual([]);
    expect(existsSync(at('none'))).toBe(false);
  });

  test('leaves standard output to one of two that want it', async () => {
    const { out, err, code } = await slugline(['a.md', '-o', '-', '--to', 'md', '--report', 'junit']);
    expect([code, out.includes('<failure type="usage"')]).toEqual([2, true]);
    expect(err).toContain('error usage: --report junit and -o - both want standard output');
    const json = await slugline(['check', 'a.md', '--json', '--report', 'sarif']);
    expect([json.code, JSON.parse(json.out)]).toMatchObject([
      2,
      { message: '--json and --report sarif both want standard output' },
    ]);
  });

  test('takes warnings for errors under --strict in reports too', async () => {
    const { out, err, code } = await slugline(['check', 'bad-link.md', '--strict', '--report', 'junit', '--report', 'github']);
    expect([code, out.includes('<failure type="link-broken"'), commandsIn(err).map((it) => it.name)]).toEqual([
      3,
      true,
      ['error'],
    ]);
  });

  test('of files with names that a machine would obey is told and not obeyed', async () => {
    const names = ['::error::owned.md', '##[add-path]x.md', 'a,b:c%0A.md', 'two\n::error::lines.md'];
    for (const name of names) writeFileSync(join(desk.folder, name), '# Rain\n\nSee [there](#nowhere).\n');
    const { out, err, code } = await slugline(['check', ...names, '--report', 'github'], {
      GITHUB_STEP_SUMMARY: at('hostile.md'),
    });
    expect(code).toBe(0);
    expect(commandsIn(out)).toEqual([]);
    expect(commandsIn(err).map((it) => [it.name, it.properties['file']])).toEqual(
      names.map((name) => ['warning', printable(name)]).toSorted(),
    );
    expect(rowsIn(readFileSync(at('hostile.md'), 'utf8')).map((row) => row[1])).toEqual(
      names.map((name) => `${printable(name)}:3:5`).toSorted(),
    );
  });

  test('adds to a summary, and keeps within what GitHub takes', async () => {
    writeFileSync(at('full.md'), 'x'.repeat(mostSummary - 300));
    for (let round = 0; round < 3; round++)
      await slugline(['check', 'bad-link.md', '--report', 'github'], { GITHUB_STEP_SUMMARY: at('full.md') });
    expect(statSync(at('full.md')).size).toBeLessThanOrEqual(mostSummary);
  });

  test('whose report can not be written has failed', async () => {
    const before = listing(desk.folder);
    const { err, code } = await slugline(['check', 'a.md', '--report', 'json=a.md/run.json']);
    expect([code, err]).toEqual([1, expect.stringContaining('error output-unwritable: can not write a.md/run.json')]);
    const summary = await slugline(['check', 'a.md', '--report', 'github'], { GITHUB_STEP_SUMMARY: at('no/such/folder.md') });
    expect([summary.code, summary.err]).toEqual([1, expect.stringContaining('error output-unwritable')]);
    expect(listing(desk.folder)).toEqual(before);
  });
});
