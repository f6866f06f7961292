/** Problems in the words that people read, and in the objects that programs read. */
import type { Diagnostic } from '../model/problem.ts';
import { printable } from './printable.ts';

/** Problems in reading order: those of the whole run first, then file by file, line by line; the same one only once. */
export function inOrder(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  const distinct = found.filter((it) => {
    const key = JSON.stringify(it);
    return !seen.has(key) && seen.add(key);
  });
  return distinct.toSorted((a, b) => {
    const [one, other] = [a.at, b.at];
    if (one === null || other === null) return Number(one !== null) - Number(other !== null);
    if (one.file !== other.file) return one.file < other.file ? -1 : 1;
    return one.line - other.line || one.column - other.column;
  });
}

/** Of the severities, as a terminal numbers them. */
const colours: Readonly<Record<Diagnostic['severity'], string>> = { error: '1;31', warning: '1;33', note: '1;36' };

/** `seeds/a.md:12:4 error image-missing: no file "map.png" beside the article`, and the hint on a line of its own. */
export function lineOf(it: Diagnostic, colour: boolean): string {
  const paint = (code: string, text: string): string => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const place = it.at === null ? '' : `${paint('1', `${printable(it.at.file)}:${it.at.line}:${it.at.column}`)} `;
  const severity = paint(colours[it.severity], it.severity);
  const hint = it.hint === '' ? '' : `  ${paint('2', printable(it.hint))}\n`;
  return `${place}${severity} ${it.code}: ${printable(it.message)}\n${hint}`;
}

/** `2 errors, 1 warning`; empty when there is neither. */
export function summary(found: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']): string => {
    const number = found.filter((it) => it.severity === severity).length;
    return number === 0 ? '' : `${number} ${severity}${number === 1 ? '' : 's'}`;
  };
  return [count('error'), count('warning')].filter((it) => it !== '').join(', ');
}

/** One problem as the object that `--json` prints. */
export function objectOf(it: Diagnostic): Readonly<Record<string, unknown>> {
  const { file = null, line = null, column = null } = it.at ?? {};
  return { type: 'problem', severity: it.severity, code: it.code, file, line, column, message: it.message, hint: it.hint };
}
