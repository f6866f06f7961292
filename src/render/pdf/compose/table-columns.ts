/** Columns of a table: which of them hold numbers, what width each asks for, and what each gets. */
import type { Alignment as CellAlignment, Table } from '../../../model/document.ts';
import { columnWidths } from '../../../typeset/columns.ts';
import { lowestWidths } from '../../../typeset/lowest.ts';
import type { Alignment } from '../../../typeset/line.ts';
import type { Demand, Squeeze } from '../../../typeset/squeeze.ts';
import type { NumberWidths, Proof } from './cell.ts';

/** What a column is. Lengths are in points at the full size of the table's voice. */
export type TableColumn = {
  readonly side: Exclude<Alignment, 'justified'>;
  /** The widths that hold all its numbers; null when it is a column of words. */
  readonly numbers: NumberWidths | null;
  /** The narrowest it can be; where words may be hyphenated; and with every line left whole. */
  readonly least: number;
  readonly hyphenated: number;
  readonly most: number;
};

/** A column of words is no narrower than this many ems, unless its words are all shorter. */
const comfort = 5;
/** And no word asks for more than these many: a longer one, an address or a sum of letters, is cut in its cell. */
const longestWord = 20;

const sides: Readonly<Record<Exclude<CellAlignment, 'none'>, TableColumn['side']>> = {
  left: 'left',
  centre: 'centre',
  right: 'right',
};

/** Sees what the columns of a table are. @param head and @param body its cells, row by row @param em in points */
export function tableColumns(
  it: Table,
  head: readonly (readonly Proof[])[],
  body: readonly (readonly Proof[])[],
  em: number,
): readonly TableColumn[] {
  return it.columns.map((alignment, index) => {
    const cells = body.flatMap((row) => row[index] ?? []);
    const all = [...head.flatMap((row) => row[index] ?? []), ...cells];
    // What is a number in the head stands in line with those below it, and needs its room as well.
    const numbers = numeric(cells) ? widestNumber(all) : null;
    // Figures stand on the right, as they are added up; but what opens a row labels it, whatever it is.
    const side = alignment === 'none' ? (numbers !== null && index > 0 ? 'right' : 'left') : sides[alignment];
    if (numbers === null) {
      const most = largest(all, (cell) => cell.most);
      const comfortable = Math.min(most, comfort * em);
      const [least, hyphenated] = [asked(all, (cell) => cell.least), asked(all, (cell) => cell.hyphenated)];
      return { side, numbers, least: Math.max(least, comfortable), hyphenated: Math.max(hyphenated, comfortable), most };
    }
    const words = all.filter((cell) => cell.number === null);
    const figures = numbers.before + numbers.after;
    const beside = (width: number): number => Math.max(figures, width) + numbers.marks;
    return {
      side,
      numbers,
      least: beside(asked(words, (cell) => cell.least)),
      hyphenated: beside(asked(words, (cell) => cell.hyphenated)),
      most: beside(largest(words, (cell) => cell.most)),
    };
  });

  function asked(cells: readonly Proof[], of: (cell: Proof) => number): number {
    return Math.min(largest(cells, of), longestWord * em);
  }
}

/** Whether most of the cells that say something are numbers. */
function numeric(cells: readonly Proof[]): boolean {
  const numbers = cells.filter((cell) => cell.numeral !== null && !cell.numeral.none).length;
  const said = cells.filter((cell) => cell.most > 0 && cell.numeral?.none !== true).length;
  return numbers > 0 && numbers * 3 >= said * 2;
}

function widestNumber(cells: readonly Proof[]): NumberWidths {
  const before = largest(cells, (cell) => cell.number?.before ?? 0);
  const after = largest(cells, (cell) => cell.number?.after ?? 0);
  // Marks may stand below the longest fraction; only what reaches beyond it needs room.
  const marks = largest(cells, ({ number }) => (number === null ? 0 : number.after + number.marks - after));
  return { before, after, marks: Math.max(0, marks) };
}

/** What a table asks for in all. */
export function demandOf(columns: readonly TableColumn[], em: number): Demand {
  const sum = (of: (column: TableColumn) => number): number => columns.reduce((total, column) => total + of(column), 0);
  return {
    columns: columns.length,
    em,
    least: sum((column) => column.least),
    hyphenated: sum((column) => column.hyphenated),
  };
}

/** Widths of the columns as set, in points, for the lowest table that `room` points hold. @param cells of heads and body, row by row */
export function setWidths(
  columns: readonly TableColumn[],
  cells: readonly (readonly Proof[])[],
  squeeze: Squeeze,
  room: number,
  em: number,
): readonly number[] {
  const floors = columns.map((column) => (squeeze.hyphens ? column.hyphenated : column.least));
  const extents = columns.map(({ most }, index) => ({ least: floors[index] ?? 0, most }));
  // All is measured at full size, so the room is made larger instead of the cells smaller.
  const fair = columnWidths(extents, room / squeeze.size);
  const rows = cells.map((row) =>
    row.map((cell, index) => {
      const numbers = columns[index]?.numbers ?? null;
      if (numbers === null) return cell.lines;
      return cell.number === null ? (width: number) => cell.lines(width - numbers.marks) : () => 1;
    }),
  );
  return lowestWidths(rows, fair, floors, em / 2).map((width) => width * squeeze.size);
}

function largest(cells: readonly Proof[], of: (cell: Proof) => number): number {
  return cells.reduce((most, cell) => Math.max(most, of(cell)), 0);
}
