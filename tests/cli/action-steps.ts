/** The steps of the action that are scripts, run as GitHub would run them: with the words of a caller in their environment. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

export type Step = {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
};

export type Action = {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
};

export function readAction(): Action {
  // Tests say of what is not there that it is undefined.
  return load(readFileSync('action.yml', 'utf8')) as Action;
}

/** Where an action runs. */
export type Place = {
  /** The folder of the caller's repository. */
  readonly folder: string;
  /** The folder that the action itself is in. */
  readonly home: string;
  /** A folder for what is put down on the way. */
  readonly temp: string;
};

export type Ended = {
  readonly status: number | null;
  readonly printed: string;
  /** What the step says for steps behind it. */
  readonly outputs: Readonly<Record<string, string>>;
};

/** Runs a step of the action. @param inputs what the caller gives; the rest is as usual */
export function runStep(
  id: string,
  inputs: Readonly<Record<string, string>>,
  place: Place,
  before: Ended['outputs'] = {},
): Ended {
  const action = readAction();
  const step = action.runs.steps.find((it) => it.id === id);
  if (step?.run === undefined) throw new Error(`there is no script ${id}`);
  const value = (expression: string): string => {
    const [, name = ''] = /^inputs\.([\w-]+)$/.exec(expression) ?? [];
    if (name !== '') return inputs[name] ?? action.inputs[name]?.default ?? '';
    const [, output = ''] = /^steps\.slugline\.outputs\.(\w+)$/.exec(expression) ?? [];
    if (output !== '') return before[output] ?? '';
    if (expression === 'github.action_path') return place.home;
    if (expression.startsWith("inputs.cache == 'true'")) return join(place.folder, '.slugline-cache');
    throw new Error(`who knows ${expression}?`);
  };
  const filled = (text: string): string => text.replace(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) => value(expression));
  const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) => [key, filled(text)]));
  const told = join(place.temp, 'outputs');
  writeFileSync(told, '');
  // As the runner calls it.
  const ended = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run], {
    cwd: place.folder,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: place.temp,
      ...env,
      RUNNER_TEMP: place.temp,
      GITHUB_OUTPUT: told,
      GITHUB_WORKSPACE: place.folder,
      GITHUB_STEP_SUMMARY: join(place.temp, 'summary.md'),
    },
  });
  const pairs = readFileSync(told, 'utf8')
    .trim()
    .split('\n')
    .map((line) => [line.replace(/=.*/, ''), line.replace(/^[^=]*=/, '')]);
  return { status: ended.status, printed: ended.stdout + ended.stderr, outputs: Object.fromEntries(pairs) };
}
