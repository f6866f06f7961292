/**
 * Margin kerning: what hangs out of the column so that its edge looks straight (Hàn Thế Thành, *Micro-typographic extensions to
 * the TeX typesetting system*, 2000). A stop or a hyphen is light: set flush, it leaves a notch in the edge.
 */

/** How much of a glyph's width hangs out at the left and at the right edge, in thousandths. */
type Hang = readonly [left: number, right: number];

/** Characters by how they hang. Quotation marks and dashes hang on either side, as languages use them on either side. */
const table: readonly (readonly [characters: string, hang: Hang])[] = [
  ['-\u00ad‐', [0, 600]],
  ['–', [250, 300]],
  ['—', [150, 200]],
  ['.,', [0, 700]],
  [';:', [0, 350]],
  ['!?', [0, 120]],
  ['…', [0, 250]],
  ['“„”"', [350, 400]],
  ["‘‚’'", [400, 600]],
  ['«»‹›', [300, 300]],
  ['(', [100, 0]],
  [')', [0, 150]],
  ['ATVWY', [50, 50]],
  ['Kkrtvwxy', [0, 50]],
];

const hangs: ReadonlyMap<string, Hang> = new Map(
  table.flatMap(([characters, hang]) => [...characters].map((character) => [character, hang])),
);

/** Italics lean to the right: less of them hangs out there, and more at the left. */
const leaning: Hang = [1.15, 0.8];

/** The share of its width by which a character hangs out at the start of a line. */
export function hangsLeft(character: string, italic: boolean): number {
  return ((hangs.get(character)?.[0] ?? 0) / 1000) * (italic ? leaning[0] : 1);
}

/** The share of its width by which a character hangs out at the end of a line. */
export function hangsRight(character: string, italic: boolean): number {
  return ((hangs.get(character)?.[1] ?? 0) / 1000) * (italic ? leaning[1] : 1);
}
