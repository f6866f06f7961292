/** Setting a paragraph: lay out its words, break them into lines, set the lines. */
import { totalFit, houseCosts } from './knuth-plass.ts';
import { setLine, type Alignment, type SetLine } from './line.ts';
import { layOut, unrefined, type Refinement } from './material.ts';
import type { Piece } from './piece.ts';
import { raggedFit } from './ragged.ts';

/** The form of a paragraph; lengths in points. */
export type ParagraphShape = {
  readonly measure: number;
  /** Of the first line. */
  readonly indent: number;
} & (
  | { readonly align: 'justified'; readonly refinement: Refinement }
  /** `balance` makes ragged lines as even as can be, the last one too. */
  | { readonly align: Exclude<Alignment, 'justified'>; readonly balance: boolean }
);

export type SetParagraph = {
  readonly lines: readonly SetLine[];
  /** How many lines are wider than the measure. */
  readonly overfull: number;
};

/** Sets `pieces` in lines. No words, no lines. */
export function setParagraph(pieces: readonly Piece[], shape: ParagraphShape): SetParagraph {
  const { measure, indent, align } = shape;
  const material = layOut(pieces, measure, align === 'justified' ? shape.refinement : unrefined);
  if (material.fragments.length === 0) return { lines: [], overfull: 0 };
  const fit =
    align === 'justified' ? totalFit(material, measure, indent, houseCosts) : raggedFit(material, measure, indent, shape.balance);
  const lines = fit.breaks.map((end, index) => {
    const start = index === 0 ? -1 : (fit.breaks[index - 1] ?? -1);
    const left = index === 0 ? indent : 0;
    return setLine(material, start, end, left, measure - left, align);
  });
  return { lines, overfull: fit.overfull };
}
