/** Tables: three rules, no verticals, columns as wide as their words ask for, the head set again where a page begins. */
import type { Alignment as CellAlignment, Cell, Row, Table } from '../../../model/document.ts';
import type { Voice } from '../../../style/style.ts';
import type { Draw } from '../../../typeset/draw.ts';
import { shifted, together, type, white, type Galley, type Strip } from '../../../typeset/galley.ts';
import type { Alignment } from '../../../typeset/line.ts';
import { columnWidths, type Extent } from '../../../typeset/columns.ts';
import { extentOf } from '../../../typeset/extent.ts';
import { setParagraph } from '../../../typeset/paragraph.ts';
import { lineDraws } from '../../../typeset/strips.ts';
import { reportOverfull, type Column, type Compositor } from './compositor.ts';
import { pieces } from './inline.ts';
import { ragged } from './text.ts';

/** Thickness of the outer rules and of the one below the head, in points. */
const rules = { outer: 0.8, inner: 0.5 } as const;
/** Between columns, in ems of the table's size. */
const gutter = 1.4;

const sides: Readonly<Record<CellAlignment, Exclude<Alignment, 'justified'>>> = {
  none: 'left',
  left: 'left',
  centre: 'centre',
  right: 'right',
};

/** Sets a table. */
export function table(it: Table, column: Column, compositor: Compositor): Galley {
  const { style } = compositor.bench;
  const [body, head] = [style.voices.table, style.voices.tableHead];
  const gap = Math.min(gutter * body.size, column.measure / (3 * it.columns.length));
  const room = column.measure - gap * (it.columns.length - 1);
  const extents = it.columns.map((_, index): Extent => {
    const cells = [...it.head.map((row) => [row, head] as const), ...it.body.map((row) => [row, body] as const)];
    return cells
      .map(([row, voice]) => cellExtent(row.cells[index], voice, column, compositor))
      .reduce(widest, { least: 0, most: 0 });
  });
  const widths = columnWidths(extents, room);
  const total = widths.reduce((sum, width) => sum + width, 0) + gap * (it.columns.length - 1);
  const bar = (height: number): Strip => type(height, [{ kind: 'bar', x: 0, y: 0, width: total, height, ink: style.ink.rule }]);
  let overfull = 0;
  const rowOf = (row: Row, voice: Voice): Galley => {
    const set = tableRow(row, it, widths, gap, voice, column, compositor);
    overfull += set.overfull;
    return set.strips;
  };

  const caption = ragged(it.caption, style.voices.caption, column, { align: 'left', balance: false }, it.at, compositor);
  const opening = caption.length === 0 ? [] : together([...caption, white(body.leading / 4)], true);
  const heading = together(
    [bar(rules.outer), air(body), ...it.head.flatMap((row) => rowOf(row, head)), air(body), bar(rules.inner), air(body)],
    true,
  );
  const rows = it.body.map((row, index) => {
    const strips = rowOf(row, body);
    // A table begins with two rows on its page, and the last two end it; between rows a page may end, and the head stands again.
    const kept = index === 0 || index >= it.body.length - 2;
    const again = index === 0 ? [] : heading;
    return together(strips, kept).map((strip, line) => (line === 0 ? { ...strip, again } : strip));
  });
  reportOverfull(compositor, overfull, it.at);
  return [...opening, ...heading, ...rows.flat(), ...together([air(body), bar(rules.outer)])];
}

function air(voice: Voice): Strip {
  return { ...type(voice.leading / 4, []), keep: true };
}

function widest(a: Extent, b: Extent): Extent {
  return { least: Math.max(a.least, b.least), most: Math.max(a.most, b.most) };
}

function cellExtent(cell: Cell | undefined, voice: Voice, column: Column, compositor: Compositor): Extent {
  if (cell === undefined) return { least: 0, most: 0 };
  return extentOf(
    pieces(
      cell.content,
      { voice, language: column.language, hyphens: false },
      { ...compositor, addNote: silent, report: () => undefined },
    ),
  );
}

/** Measuring a cell must not number its notes; the mark is about as wide as any. */
const silent: Compositor['addNote'] = () => ({ note: 0, label: '10' });

type SetRow = { readonly strips: Galley; readonly overfull: number };

/** A row, one strip for each line of it, so that a row taller than a page can go on over the next. */
function tableRow(
  row: Row,
  it: Table,
  widths: readonly number[],
  gap: number,
  voice: Voice,
  column: Column,
  compositor: Compositor,
): SetRow {
  const draws: Draw[][] = [[]];
  const notes: number[][] = [[]];
  let overfull = 0;
  let x = 0;
  for (const [index, cell] of row.cells.entries()) {
    const measure = widths[index] ?? 0;
    const align = sides[it.columns[index] ?? 'none'];
    const words = pieces(cell.content, { voice, language: column.language, hyphens: true }, compositor);
    const set = setParagraph(words, { measure, indent: 0, align, balance: false });
    overfull += set.overfull;
    for (const [number, line] of set.lines.entries()) {
      const moved = shifted([type(0, lineDraws(line, voice.leading - compositor.bench.depth))], x);
      (draws[number] ??= []).push(...moved.flatMap((strip) => strip.draws));
      (notes[number] ??= []).push(...line.notes);
    }
    x += measure + gap;
  }
  const lines = draws.map((line, number) => type(voice.leading, line, notes[number] ?? []));
  return { strips: [...lines, type(voice.leading / 4, [])], overfull };
}
