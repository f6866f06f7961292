/** Tells what was found: problems for people on standard error, with their sum; for programs on standard output. */
import type { Diagnostic } from '../model/problem.ts';
import { lineOf, objectOf, summary } from './print.ts';
import type { Shell } from './shell.ts';
import type { Talk } from './wish.ts';

/** Prints problems, in the order that they come in. */
export function tell(found: readonly Diagnostic[], talk: Talk, shell: Shell): void {
  const grave = (it: Diagnostic): boolean => it.severity === 'error' || (talk.strict && it.severity === 'warning');
  const told = talk.loudness === 'quiet' ? found.filter(grave) : found;
  if (told.length === 0) return;
  if (talk.json) {
    for (const it of told) shell.out.write(`${JSON.stringify(objectOf(it))}\n`);
    return;
  }
  for (const it of told) shell.err.write(lineOf(it, talk.colour));
  const sum = summary(told);
  if (sum !== '') shell.err.write(`${sum}\n`);
}
