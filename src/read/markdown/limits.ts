/** What is too much for one article, found before the tokenizer sees it: it recurses with nesting, and pads every row of a table. */
import type { Place } from '../../model/document.ts';
import { problem, type Report } from '../../model/problem.ts';
import { linesOf } from './lines.ts';

/** Quotes and lists inside each other. */
const depthLimit = 100;
/** Cells of one table, counted as columns times rows, as short rows are filled up. */
const cellLimit = 100_000;

/** Whether `text` can be read at all; what speaks against it is reported. */
export function isWithinLimits(text: string, file: string, report: Report): boolean {
  let columns = 0;
  let rows = 0;
  let number = 0;
  for (const { text: line } of linesOf(text)) {
    number += 1;
    const at: Place = { file, line: number, column: 1 };
    if (depthOf(line) > depthLimit) {
      const hint = 'if the marks are meant as they stand, put them into a code block';
      report(problem('source-too-deep', at, `quotes or lists are nested more than ${depthLimit} deep`, hint));
      return false;
    }
    if (line.trim() === '') columns = 0;
    else if (/^[\s>|:-]*-[\s>|:-]*$/.test(line) && line.includes('|')) {
      columns = line.split('|').length;
      rows = 0;
    } else rows += 1;
    if (columns * rows > cellLimit) {
      report(problem('source-too-large', at, `a table of ${columns} columns has more than ${cellLimit} cells`, 'split it'));
      return false;
    }
  }
  return true;
}

/** How many marks of quotes and list items a line starts with. */
function depthOf(line: string): number {
  const [marks = ''] = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(line) ?? [];
  return marks.length <= depthLimit ? 0 : marks.replace(/[ \t\d]/g, '').length;
}
