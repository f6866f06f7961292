/** Exit codes: what a script learns from a run. */
import type { Code, Diagnostic } from '../model/problem.ts';

export const exit = {
  ok: 0,
  problem: 1,
  usage: 2,
  strict: 3,
  partial: 4,
  bug: 70,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;
export type Exit = (typeof exit)[keyof typeof exit];

/** The list that `--help` ends with. */
export const exitCodes = `Exit codes:
  0    all is well
  1    a source or an output has a problem; nothing was written
  2    the call or the manifest is wrong: a flag, a key, a value, a combination
  3    warnings, under --strict; nothing was written
       under --check: outputs are not what would be built
  4    articles have errors and were left out, under --keep-going; all else was written
  70   a bug of Slugline's own
  130  interrupted; 143 when it was told to end`;

/** Problems that lie in the call, in the manifest or in the style, and not in the sources. */
const ofTheCall: ReadonlySet<Code> = new Set<Code>([
  'usage',
  'output-clash',
  'encoding-unknown',
  'manifest-missing',
  'manifest-twice',
  'manifest-syntax',
  'manifest-key',
  'manifest-value',
  'manifest-file',
  'manifest-article',
  'style-missing',
  'style-syntax',
  'style-value',
  'font-missing',
  'font-unusable',
]);

/** Problems of outputs that stand where they stand, under `--check`. */
const ofOutputs: ReadonlySet<Code> = new Set<Code>(['output-stale', 'output-modified', 'output-missing', 'output-extra']);

/** The exit code that a run with these problems ends with, whatever was left out. */
export function exitFor(found: readonly Diagnostic[], strict: boolean): Exit {
  const errors = found.filter((it) => it.severity === 'error');
  if (errors.some((it) => ofTheCall.has(it.code))) return exit.usage;
  if (errors.some((it) => !ofOutputs.has(it.code))) return exit.problem;
  if (errors.length > 0) return exit.strict;
  return strict && found.some((it) => it.severity === 'warning') ? exit.strict : exit.ok;
}
