/** Setting a paragraph: collect its words, lay them out, break them into lines, finish the lines. */
import { totalFit, houseCosts, type Fit } from './knuth-plass.ts';
import { setLine, type Alignment, type SetLine } from './line.ts';
import { layOut, type Piece } from './material.ts';
import { raggedFit } from './ragged.ts';

export type ParagraphShape = {
  /** Width of the lines, in points. */
  readonly measure: number;
  /** Of the first line, in points. */
  readonly indent: number;
  readonly align: Alignment;
  /** Whether ragged lines are made as even as can be, the last one too. */
  readonly balance: boolean;
};

export type SetParagraph = {
  readonly lines: readonly SetLine[];
  /** How many lines are wider than the measure. */
  readonly overfull: number;
};

/** Sets `pieces` in lines. No words, no lines. */
export function setParagraph(pieces: readonly Piece[], shape: ParagraphShape): SetParagraph {
  const material = layOut(pieces, shape.measure);
  if (material.fragments.length === 0) return { lines: [], overfull: 0 };
  const fit: Fit =
    shape.align === 'justified'
      ? totalFit(material, () => shape.measure, shape.indent, houseCosts)
      : raggedFit(material, shape.measure, shape.indent, shape.balance);
  const lines = fit.breaks.map((end, index) => {
    const start = index === 0 ? -1 : (fit.breaks[index - 1] ?? -1);
    const indent = index === 0 ? shape.indent : 0;
    return setLine(material, start, end, indent, shape.measure - indent, shape.align);
  });
  return { lines, overfull: fit.overfull };
}
