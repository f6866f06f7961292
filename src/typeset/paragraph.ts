/** Setting a paragraph: lay out its words, break them into lines, set the lines. */
import { houseCosts } from './costs.ts';
import type { Fit } from './knuth-plass.ts';
import type { Lengths } from './lengths.ts';
import { setLine, type Alignment, type SetLine } from './line.ts';
import { layOut, unrefined, type Material, type Refinement, type Treatment } from './material.ts';
import { totalFit } from './passes.ts';
import type { Piece } from './piece.ts';
import { raggedFit } from './ragged.ts';

/** The form of a paragraph. */
export type ParagraphShape = Omit<Lengths, 'drop'> &
  (
    | { readonly align: 'justified'; readonly refinement: Refinement; readonly drop: Lengths['drop'] }
    /** `balance` makes ragged lines as even as can be, the last one too. */
    | { readonly align: Exclude<Alignment, 'justified'>; readonly balance: boolean }
  );

export type SetParagraph = {
  readonly lines: readonly SetLine[];
  /** How many lines are wider than the measure. */
  readonly overfull: number;
};

/** How the words of a paragraph are laid out. */
export function treatmentOf(shape: ParagraphShape): Treatment {
  const justified = shape.align === 'justified';
  return { ...(justified ? shape.refinement : unrefined), justified };
}

/** How long its lines are. */
export function lengthsOf(shape: ParagraphShape): Lengths {
  const { measure, indent, align } = shape;
  return { measure, indent, drop: align === 'justified' ? shape.drop : null };
}

/** Its best breaks. */
export function fitOf(material: Material, lengths: Lengths, shape: ParagraphShape): Fit {
  return shape.align === 'justified' ? totalFit(material, lengths, houseCosts) : raggedFit(material, lengths, shape.balance);
}

/** Sets `pieces` in lines. No words, no lines. */
export function setParagraph(pieces: readonly Piece[], shape: ParagraphShape): SetParagraph {
  const lengths = lengthsOf(shape);
  const material = layOut(pieces, shape.measure, treatmentOf(shape));
  if (material.shaped.length === 0) return { lines: [], overfull: 0 };
  const fit = fitOf(material, lengths, shape);
  const lines = fit.breaks.map((_, index) => setLine(material, fit, index, { lengths, align: shape.align }));
  return { lines, overfull: fit.overfull };
}
