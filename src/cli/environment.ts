/** Settings of the environment: `SLUGLINE_TITLE` is what `--title` is, where that is not given. */
import { problem, type Report } from '../model/problem.ts';
import type { FlagTable } from './flags.ts';
import type { Flags } from './values.ts';

/** The variable that stands in for a flag, such as `SLUGLINE_FONT_SIZE` for `--font-size`. */
export function variableOf(flag: string): string {
  return `SLUGLINE_${flag.toUpperCase().replaceAll('-', '_')}`;
}

/** Flags with what the environment adds, and which it added. Lists are written with `;` between their entries; empty means unset. */
export function withEnvironment(
  flags: Flags,
  table: FlagTable,
  env: Readonly<Record<string, string | undefined>>,
  report: Report,
): { readonly flags: Flags; readonly fromEnvironment: ReadonlySet<string> } {
  const added = new Map<string, unknown>();
  for (const [flag, { type, array }] of Object.entries(table)) {
    const value = env[variableOf(flag)]?.trim() ?? '';
    if (value === '' || flags[flag] !== undefined) continue;
    if (type === 'boolean') {
      const said = answers.get(value.toLowerCase());
      if (said === undefined) report(problem('usage', null, `${variableOf(flag)} is "${value}"`, 'set it to true or false'));
      else added.set(flag, said);
    } else added.set(flag, array === true ? entriesOf(value) : value);
  }
  return { flags: { ...flags, ...Object.fromEntries(added) }, fromEnvironment: new Set(added.keys()) };
}

const answers: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['false', false],
  ['0', false],
  ['no', false],
]);

function entriesOf(value: string): readonly string[] {
  return value
    .split(';')
    .map((it) => it.trim())
    .filter((it) => it !== '');
}
