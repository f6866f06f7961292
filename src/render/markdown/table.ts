/** Tables, as GitHub reads them; the caption is a paragraph after the table. */
import type { Alignment, Row, Table } from '../../model/document.ts';
import type { Desk } from './desk.ts';
import { oneLine, writeInlines, type Setting } from './inline.ts';

const cell: Setting = { where: new Set(['table']), oneLine: true };

const rulers: Readonly<Record<Alignment, string>> = { none: '---', left: ':--', centre: ':-:', right: '--:' };

/** A table. It has one row of heads in Markdown: further ones are rows like others, and none is one of empty cells. */
export function writeTable({ columns, head, body, caption }: Table, desk: Desk): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const row = ({ cells }: Row): string => line(cells.map(({ content }) => writeInlines(content, cell, desk)));
  const [first, ...more] = head;
  const lines = [
    first === undefined ? line(columns.map(() => '')) : row(first),
    line(columns.map((alignment) => rulers[alignment])),
    ...[...more, ...body].map(row),
  ];
  return lines.join('\n') + (caption.length === 0 ? '' : `\n\nTable: ${writeInlines(caption, oneLine, desk)}`);
}
