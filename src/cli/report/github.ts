/** A run as GitHub shows it: annotations beside the lines that they are about, and a summary of the step. */
import { isAbsolute, relative, resolve } from 'node:path';
import type { Diagnostic } from '../../model/problem.ts';
import { printable } from '../printable.ts';
import { summary } from '../print.ts';
import { isFatal, outputsOf, type Ran } from './ran.ts';

/** GitHub shows no more of a kind for a step. */
const mostAnnotations = 10;

/** The commands that make annotations, a line each: the first errors and warnings, and how many there are besides. */
export function annotations(ran: Ran, folder: string, root: string): string {
  const errors = ran.problems.filter((it) => isFatal(it, ran.strict));
  const warnings = ran.problems.filter((it) => it.severity === 'warning' && !isFatal(it, ran.strict));
  const shown = [...errors.slice(0, mostAnnotations), ...warnings.slice(0, mostAnnotations)];
  const more = errors.length + warnings.length - shown.length;
  const rest = more === 0 ? [] : [command('notice', { title: 'slugline' }, `and ${more} more: the summary has all of them`)];
  return [...shown.map((it) => annotation(it, { strict: ran.strict, folder, root })), ...rest].map((it) => `${it}\n`).join('');
}

type Where = { readonly strict: boolean; readonly folder: string; readonly root: string };

function annotation(it: Diagnostic, { strict, folder, root }: Where): string {
  const place =
    it.at === null ? {} : { file: fromRoot(it.at.file, folder, root), line: String(it.at.line), col: String(it.at.column) };
  const words = [it.message, it.hint].filter((line) => line !== '').map(printable);
  return command(isFatal(it, strict) ? 'error' : 'warning', { ...place, title: it.code }, words.join('\n'));
}

/** A path as GitHub knows it: from the root of the repository, when the file is in it. */
function fromRoot(file: string, folder: string, root: string): string {
  if (root === '') return printable(file);
  const path = relative(root, resolve(folder, file));
  return printable(path === '' || path.startsWith('..') || isAbsolute(path) ? file : path);
}

function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
  return `::${name} ${pairs.join(',')}::${escapedData(message)}`;
}

/** What a command may not have in its message: signs that end it, or that stand for others. */
export function escapedData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

/** And in a property, which ends at a comma or at a colon. */
export function escapedProperty(text: string): string {
  return escapedData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/** The most bytes that the summary of a step may have. */
export const mostSummary = 1024 * 1024;

/** The summary as Markdown, of no more than `room` bytes; rows that have no room are counted. */
export function stepSummary(ran: Ran, room: number): string {
  const counted = summary(ran.problems);
  const outputs = outputsOf(ran);
  const made = outputs.map(({ path, status, bytes, pages }) =>
    row(path, status, String(bytes), pages === null ? '' : String(pages)),
  );
  const told = ran.problems.map((it) => {
    const place = it.at === null ? '' : `${it.at.file}:${it.at.line}:${it.at.column}`;
    return row(it.severity, place, it.code, it.message, it.hint);
  });
  // Problems first: they are what somebody looks for.
  const parts = [
    { head: [row('', 'place', 'code', 'problem', 'what to do'), '| --- | --- | --- | --- | --- |'], rows: told },
    { head: [row('output', 'status', 'bytes', 'pages'), '| --- | --- | ---: | ---: |'], rows: made },
  ].filter(({ rows }) => rows.length > 0);
  const title = `### slugline ${ran.command}: ${counted === '' ? 'all is well' : counted}\n`;
  const left = (count: number): string => `\n${count} more rows have no room here.\n`;
  let text = title;
  let size = Buffer.byteLength(title) + Buffer.byteLength(left(Number.MAX_SAFE_INTEGER));
  let dropped = 0;
  for (const { head, rows } of parts) {
    const opening = `\n${head.join('\n')}\n`;
    let open = false;
    for (const line of rows) {
      const added = `${open ? '' : opening}${line}\n`;
      const bytes = Buffer.byteLength(added);
      if (dropped > 0 || size + bytes > room) dropped += 1;
      else {
        text += added;
        size += bytes;
        open = true;
      }
    }
  }
  if (size > room) return '';
  return dropped === 0 ? text : `${text}${left(dropped)}`;
}

/** A row of a table. Signs that mean something in Markdown or HTML are written as numbers, so that text from outside is only text. */
function row(...cells: readonly string[]): string {
  const plain = cells.map((it) => printable(it).replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`));
  return `| ${plain.join(' | ')} |`;
}
