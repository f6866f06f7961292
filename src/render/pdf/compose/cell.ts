/** Cells of tables: measured before they are set, and set aligned on their decimal sign where their column is one of numbers. */
import type { Cell, Inline, Language } from '../../../model/document.ts';
import { plain } from '../../../model/plain.ts';
import type { Voice } from '../../../style/style.ts';
import { numeral, type Numeral } from '../../../text/numeral.ts';
import { measured, unfilled, type Measured } from '../../../typeset/extent.ts';
import { points } from '../../../typeset/font.ts';
import type { SetLine } from '../../../typeset/line.ts';
import { setParagraph } from '../../../typeset/paragraph.ts';
import { plant } from '../../../typeset/tag.ts';
import { measuring, type Compositor } from './compositor.ts';
import { pieces } from './inline.ts';

/** A number's widths in points: up to its decimal sign, from there to its end, and of the marks behind it. */
export type NumberWidths = { readonly before: number; readonly after: number; readonly marks: number };

/** A cell as measured at the full size of its voice. */
export type Proof = Measured & {
  readonly numeral: Numeral | null;
  /** Of a cell with a number; null for others. */
  readonly number: NumberWidths | null;
  /** Whether a note is called in it. */
  readonly notes: boolean;
};

/** Measures a cell. */
export function proof(cell: Cell, voice: Voice, language: Language, compositor: Compositor): Proof {
  if (cell.content.length === 0) return { ...unfilled, numeral: null, number: null, notes: false };
  const words = pieces(cell.content, { voice, language, hyphens: true, tag: plant() }, measuring(compositor));
  const extent = measured(words);
  const found = numeral(figures(cell), language);
  const notes = words.some((piece) => piece.kind === 'mark');
  if (found === null) return { ...extent, numeral: null, number: null, notes };
  const line = setParagraph(words, { measure: extent.most + 1, indent: 0, align: 'left', balance: false }).lines[0];
  const number = line === undefined ? null : numberWidths(line, found);
  return { ...extent, numeral: found, number, notes };
}

/** The widths of the number that a line begins with. */
export function numberWidths(line: SetLine, { point, end }: Numeral): NumberWidths {
  const last = line.spans.at(-1);
  const whole = last === undefined ? 0 : last.x + points(last.font, last.shaped.width);
  const [before, reach] = [widthUpTo(line, point), widthUpTo(line, end)];
  return { before, after: reach - before, marks: Math.max(0, whole - reach) };
}

/** How far the first `offset` letters of a line reach. */
function widthUpTo(line: SetLine, offset: number): number {
  let passed = 0;
  for (const { x, font, shaped, after } of line.spans) {
    const inside = offset - passed;
    if (inside <= 0) return x;
    if (inside <= shaped.text.length) return x + points(font, font.cut.word(shaped.text.slice(0, inside)).width);
    passed += shaped.text.length + after.length;
  }
  return line.width;
}

/** What a cell says, without the raised marks at its end. */
function figures(cell: Cell): string {
  let end = cell.content.length;
  while (end > 0 && raised(cell.content[end - 1])) end--;
  return plain(cell.content.slice(0, end)).trim();
}

function raised(inline: Inline | undefined): boolean {
  return inline?.kind === 'note' || inline?.kind === 'superscript';
}
