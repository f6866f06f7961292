/** Rows of tables, one strip for each line, so that a row taller than a page can go on over the next. */
import type { Language, Row } from '../../../model/document.ts';
import type { Voice } from '../../../style/style.ts';
import type { Draw } from '../../../typeset/draw.ts';
import { shifted, type, type Galley } from '../../../typeset/galley.ts';
import { setParagraph, type SetParagraph } from '../../../typeset/paragraph.ts';
import type { Piece } from '../../../typeset/piece.ts';
import { lineDraws } from '../../../typeset/strips.ts';
import { numberWidths, type NumberWidths, type Proof } from './cell.ts';
import { child, type Element } from '../../../typeset/tag.ts';
import type { Compositor } from './compositor.ts';
import { pieces } from './inline.ts';
import type { TableColumn } from './table-columns.ts';

/** A column as it is set; lengths in points. */
export type SetColumn = {
  readonly x: number;
  readonly width: number;
  readonly side: TableColumn['side'];
  readonly numbers: NumberWidths | null;
};

export type SetRow = { readonly strips: Galley; readonly overfull: number };

/** How the words of a row are set. */
export type RowCopy = {
  readonly voice: Voice;
  /** Of the type, as a share of the voice's that the cells were measured in. */
  readonly size: number;
  readonly language: Language;
  readonly hyphens: boolean;
  /** The element of the row, and the headings of its cells by column; null where the cells are headings themselves. */
  readonly tag: Element;
  readonly headers: readonly string[] | null;
  /** What the ids of heading cells begin with. */
  readonly name: string;
};

/** Sets a row. @param proofs of its cells */
export function tableRow(
  row: Row,
  proofs: readonly Proof[],
  columns: readonly SetColumn[],
  copy: RowCopy,
  compositor: Compositor,
): SetRow {
  const { leading } = copy.voice;
  const draws: Draw[][] = [[]];
  const notes: number[][] = [[]];
  let overfull = 0;
  for (const [index, cell] of row.cells.entries()) {
    const column = columns[index];
    if (column === undefined) continue;
    const proof = proofs[index];
    // A word is hyphenated where nothing else helps, not where a line could be saved.
    const hyphens = copy.hyphens || (proof !== undefined && proof.least * copy.size > column.width);
    const header = copy.headers?.[index];
    const tag =
      copy.headers === null
        ? child(copy.tag, 'TH', { scope: 'Column', id: `${copy.name}.${index + 1}` })
        : child(copy.tag, 'TD', header === undefined ? {} : { headers: [header] });
    compositor.origin(tag, cell.content);
    const set = placed(pieces(cell.content, { ...copy, hyphens, tag }, compositor), proof, column, copy.size);
    overfull += set.overfull;
    for (const [number, line] of set.lines.entries()) {
      const moved = shifted([type(0, lineDraws(line, leading - compositor.bench.depth))], column.x + set.dx);
      (draws[number] ??= []).push(...moved.flatMap((strip) => strip.draws()));
      (notes[number] ??= []).push(...line.notes);
    }
  }
  const lines = draws.map((line, number) => type(leading, line, notes[number] ?? []));
  return { strips: [...lines, type(leading / 4, [])], overfull };
}

/** The lines of a cell, and how far into its column they are moved. @param size of the type, as a share of what it was measured in */
function placed(
  words: readonly Piece[],
  proof: Proof | undefined,
  column: SetColumn,
  size: number,
): SetParagraph & { readonly dx: number } {
  const { width, side, numbers } = column;
  const block = numbers === null ? Infinity : numbers.before + numbers.after;
  const text = numbers === null ? width : Math.max(width / 2, width - numbers.marks);
  const fits = numbers !== null && block + numbers.marks <= width + 1e-6;
  if (!fits || proof === undefined || proof.numeral === null) {
    const lines = (balance: boolean): SetParagraph => setParagraph(words, { measure: text, indent: 0, align: side, balance });
    const set = lines(false);
    // A smooth edge is not worth a line; balanced, a text takes the fewest.
    const fewest = proof === undefined || set.lines.length <= proof.lines(text / size);
    return { ...(fewest ? set : lines(true)), dx: 0 };
  }
  // The numbers of a column are one block, as wide as the widest; each is moved so that its decimal sign stands below the others'.
  const set = setParagraph(words, { measure: proof.most + 1, indent: 0, align: 'left', balance: false });
  const line = set.lines[0];
  const own = line === undefined ? 0 : numberWidths(line, proof.numeral).before;
  const left = side === 'left' ? 0 : (text - block) / (side === 'centre' ? 2 : 1);
  return { ...set, dx: left + numbers.before - own };
}
