/** Tables: three rules, no verticals, columns for the lowest table, the head set again where a page begins. */
import type { Row, Table } from '../../../model/document.ts';
import { problem } from '../../../model/problem.ts';
import type { Voice } from '../../../style/style.ts';
import { heightOf, unread, together, type, white, type Galley, type Matter, type Strip } from '../../../typeset/galley.ts';
import { lastSqueeze, squeezeInto, type Squeeze } from '../../../typeset/squeeze.ts';
import { proof, type Proof } from './cell.ts';
import { reportOverfull, type Column, type Compositor } from './compositor.ts';
import { demandOf, setWidths, tableColumns, type TableColumn } from './table-columns.ts';
import { tableRow, type SetColumn } from './table-row.ts';
import { child, nameOf, type Element } from '../../../typeset/tag.ts';
import { ragged } from './text.ts';
import { turnedSheets, type Sheet, type TableParts } from './turned.ts';

/** Thickness of the outer rules and of the one below the head, in points. */
const rules = { outer: 0.8, inner: 0.5 } as const;

/** A table read for the first time: its cells measured, its columns known. */
type Proofs = {
  readonly head: readonly (readonly Proof[])[];
  readonly body: readonly (readonly Proof[])[];
  readonly columns: readonly TableColumn[];
};

/** Sets a table: upright if it can be, else sideways on pages of its own. */
export function table(it: Table, column: Column, compositor: Compositor): Matter {
  const { voices } = compositor.bench.style;
  const em = voices.table.size;
  const proofs = proofsOf(it, column, compositor);
  const demand = demandOf(proofs.columns, em);
  const upright = squeezeInto(demand, column.measure);
  const sheet = sheetFor(proofs, column, compositor);
  // Turning helps only where the page is taller than the column is wide, and never among notes.
  const turns = upright === null && column.voice !== 'note' && sheet.width > column.measure;
  const room = turns ? sheet.width : column.measure;
  const fitting = turns ? squeezeInto(demand, room) : upright;
  const squeeze = fitting ?? lastSqueeze(demand, room);
  const parts = partsOf(it, proofs, squeeze, { ...column, measure: room }, compositor);
  const set = turns ? turnedSheets(parts, sheet) : uprightTable(parts, column);
  reportFit(it, { squeeze, pages: turns ? set.length : 0, cut: fitting === null }, compositor);
  return set;
}

function proofsOf(it: Table, column: Column, compositor: Compositor): Proofs {
  const { voices } = compositor.bench.style;
  const measure = (voice: Voice) => (row: Row) => row.cells.map((cell) => proof(cell, voice, column.language, compositor));
  const [head, body] = [it.head.map(measure(voices.tableHead)), it.body.map(measure(voices.table))];
  return { head, body, columns: tableColumns(it, head, body, voices.table.size) };
}

/** A page turned sideways, less what it takes to set notes upright at the foot of it. */
function sheetFor(proofs: Proofs, column: Column, compositor: Compositor): Sheet {
  const { leading } = compositor.bench.style.voices.body;
  const notes = [...proofs.head, ...proofs.body].some((row) => row.some((cell) => cell.notes));
  const width = notes ? Math.floor((column.height * 0.6) / leading) * leading : column.height;
  return { width, height: column.measure };
}

/** Sets the parts of a table; the column's measure is the room it has. */
function partsOf(it: Table, proofs: Proofs, squeeze: Squeeze, column: Column, compositor: Compositor): TableParts {
  const { style } = compositor.bench;
  const [body, head] = [squeezed(style.voices.table, squeeze), squeezed(style.voices.tableHead, squeeze)];
  const gap = squeeze.gutter * body.size;
  const room = column.measure - gap * (proofs.columns.length - 1);
  const columns = setColumns(
    proofs,
    setWidths(proofs.columns, [...proofs.head, ...proofs.body], squeeze, room, style.voices.table.size),
    squeeze,
    gap,
  );
  const last = columns.at(-1);
  const width = last === undefined ? 0 : last.x + last.width;
  const bar = (height: number): Strip => type(height, [{ kind: 'bar', x: 0, y: 0, width, height, ink: style.ink.rule }]);
  let overfull = 0;
  const rowOf = (row: Row, cells: readonly Proof[], voice: Voice, part: Element, headers: readonly string[] | null): Galley => {
    const copy = { ...squeeze, voice, language: column.language, name, tag: child(part, 'TR'), headers };
    const set = tableRow(row, cells, columns, copy, compositor);
    overfull += set.overfull;
    return set.strips;
  };
  const whole = child(column.tag, 'Table');
  const name = nameOf(whole);
  const above: Column = it.caption.length === 0 ? column : { ...column, tag: child(whole, 'Caption') };
  const caption = ragged(it.caption, style.voices.caption, above, { align: 'left', balance: false }, it.at, compositor);
  const top = it.head.length === 0 ? whole : child(whole, 'THead');
  const heads = it.head.flatMap((row, index) => rowOf(row, proofs.head[index] ?? [], head, top, null));
  const main = child(whole, 'TBody');
  // The last row of the head is nearest to the cells, and heads each alone.
  const lowest = top.children.at(-1);
  const headers = it.head.length === 0 ? [] : (lowest?.children ?? []).flatMap((cell) => cell.facts.id ?? []);
  const rows = it.body.map((row, index) => rowOf(row, proofs.body[index] ?? [], body, main, headers));
  reportOverfull(compositor, overfull, it.at);
  const heading = [
    bar(rules.outer),
    air(body),
    ...(heads.length === 0 ? [] : [...heads, air(body), bar(rules.inner), air(body)]),
  ];
  return {
    opening: caption.length === 0 ? [] : [...caption, white(body.leading / 4)],
    heading,
    again: heading.map(unread),
    rows,
    closing: [air(body), bar(rules.outer)],
  };
}

function squeezed(voice: Voice, { size }: Squeeze): Voice {
  return { ...voice, size: voice.size * size, leading: voice.leading * size };
}

/** Columns side by side. @param gap between them, in points */
function setColumns(proofs: Proofs, widths: readonly number[], { size }: Squeeze, gap: number): readonly SetColumn[] {
  let x = 0;
  return proofs.columns.map(({ side, numbers }, index) => {
    const width = widths[index] ?? 0;
    const set: SetColumn = {
      x,
      width,
      side,
      numbers:
        numbers === null ? null : { before: numbers.before * size, after: numbers.after * size, marks: numbers.marks * size },
    };
    x += width + gap;
    return set;
  });
}

/**
 * A table among the text. It begins with its head and two rows, and the last two end it; between rows a page may end, and the
 * head stands again. A row is divided only where it is taller than half a page.
 */
function uprightTable({ opening, heading, again: repeated, rows, closing }: TableParts, column: Column): Galley {
  const head = together(heading, true);
  const anew = together(repeated, true);
  const set = rows.flatMap((row, index) => {
    const again = index === 0 ? [] : anew;
    if (heightOf(row, 1) > column.height / 2) return divided(row, anew);
    const kept = index === 0 || index >= rows.length - 2;
    return together(row, kept).map((strip, line) => (line === 0 ? { ...strip, again } : strip));
  });
  return [...together(opening, true), ...head, ...set, ...together(closing)];
}

/** A row that a page may divide, but not so that a line of it stands alone. The white below it stays with its last line. */
function divided(row: Galley, head: Galley): Galley {
  return row.map((strip, line) => ({
    ...strip,
    again: head,
    keep: line === 0 || (line >= row.length - 3 && line < row.length - 1),
  }));
}

function air(voice: Voice): Strip {
  return type(voice.leading / 4, []);
}

type Fit = { readonly squeeze: Squeeze; readonly pages: number; readonly cut: boolean };

/** Says what had to be done to a table to make it fit. */
function reportFit(it: Table, { squeeze, pages, cut }: Fit, compositor: Compositor): void {
  const size = `${Math.round(squeeze.size * 100)} % of its size`;
  const hint = 'fewer columns or shorter words would let it stand as it is';
  if (cut) {
    const where = pages > 0 ? 'even sideways and ' : '';
    compositor.report(problem('table-cut', it.at, `${where}at ${size} the table is too wide: some of its words are cut`, hint));
  } else if (pages > 0) {
    const on = pages === 1 ? 'a page of its own' : `${pages} pages of its own`;
    compositor.report(problem('table-turned', it.at, `the table is too wide for the page: it stands sideways, on ${on}`, hint));
  } else if (squeeze.size < 1) {
    compositor.report(problem('table-shrunk', it.at, `the table is too wide for the page: it is set at ${size}`, hint));
  }
}
