/** What is too much for one article, found before the tokenizer sees it: it recurses with nesting, and pads every row of a table. */
import type { Place } from '../../model/document.ts';
import { problem, type Report } from '../../model/problem.ts';
import { linesOf } from './lines.ts';

/** Quotes and lists inside each other. */
const depthLimit = 100;
/** Cells of one table, counted as columns times rows, as short rows are filled up. */
const cellLimit = 100_000;

/** Lines that look like the rule of a table but make none, and lines of a list item without a blank one: each is tried anew. */
const retryLimit = 200;
const itemLimit = 1000;

/** The run of lines without a blank one that a line stands in. */
type Stretch = { columns: number; rows: number; retries: number; item: number; cells: number };

/** Whether `text` can be read at all; what speaks against it is reported. */
export function isWithinLimits(text: string, file: string, report: Report): boolean {
  let stretch: Stretch = { columns: 0, rows: 0, retries: 0, item: -1, cells: 0 };
  // The margins of the list items that the line stands in.
  const margins: number[] = [];
  let number = 0;
  for (const { text: line } of linesOf(text)) {
    number += 1;
    const at: Place = { file, line: number, column: 1 };
    if (line.trim() === '') stretch = { columns: 0, rows: 0, retries: 0, item: -1, cells: 0 };
    else grow(stretch, line);
    const deep = Math.max(depthOf(line), nest(margins, line)) > depthLimit;
    if (deep || stretch.retries > retryLimit || stretch.item > itemLimit) {
      const what = deep
        ? `quotes or lists are nested more than ${depthLimit} deep`
        : stretch.item > itemLimit
          ? `a list item has more than ${itemLimit} lines without a blank one`
          : 'hundreds of lines of dashes stand one after another';
      report(
        problem('source-too-deep', at, what, 'if it is meant as it stands, put it into a code block; else put blank lines in'),
      );
      return false;
    }
    if (stretch.columns * stretch.rows > cellLimit) {
      report(
        problem('source-too-large', at, `a table of ${stretch.columns} columns has more than ${cellLimit} cells`, 'split it'),
      );
      return false;
    }
  }
  return true;
}

function grow(stretch: Stretch, line: string): void {
  const cells = line.includes('|') ? line.split('|').length : 1;
  const rules = /^[\s>|:-]*$/.test(line) && line.includes('-');
  if (rules && (cells === 1 ? !/-\s*-\s*-/.test(line) : cells !== stretch.cells)) stretch.retries += 1;
  if (rules && cells > 1) stretch.columns = Math.max(stretch.columns, cells);
  if (stretch.columns > 0) stretch.rows += 1;
  stretch.cells = cells;
  if (itemMark.test(line)) stretch.item = 0;
  else if (stretch.item >= 0) stretch.item += 1;
}

const itemMark = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s/;

/** Moves to the list item that `line` starts, if it starts one, and says how deep that is. */
function nest(margins: number[], line: string): number {
  const margin = line.search(/\S/);
  if (margin < 0 || !/^(?:[-*+]|\d{1,9}[.)])\s/.test(line.slice(margin, margin + 11))) return margins.length;
  while ((margins.at(-1) ?? -1) >= margin) margins.pop();
  return margins.push(margin);
}

/** How many marks of quotes and list items a line starts with. */
function depthOf(line: string): number {
  const [marks = ''] = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(line) ?? [];
  return marks.length <= depthLimit ? 0 : marks.replace(/[ \t\d]/g, '').length;
}
