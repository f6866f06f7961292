/** Blocks of words on a cover: their lines, from the top of the capitals in the first to the baseline of the last. */
import type { Language } from '../../../model/document.ts';
import type { Line, Span } from '../../../typeset/draw.ts';
import { points } from '../../../typeset/font.ts';
import { setLine, type SetLine } from '../../../typeset/line.ts';
import { layOut, unrefined, type Source } from '../../../typeset/material.ts';
import { raggedFit } from '../../../typeset/ragged.ts';
import type { Case, Cast } from './case.ts';
import { inOrder, readingOf, type Direction } from './order.ts';

/** Lengths are in pixels; lines lie to the right of and below the block's top left corner. */
export type Block = {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
  /** Whether all words stand whole: none is wider than a line. */
  readonly whole: boolean;
  /** What lines miss of the measure: the mean of the squares of their shares of it. */
  readonly raggedness: number;
  /** How many lines end within a word. */
  readonly divided: number;
};

export type Setting = {
  readonly measure: number;
  /** From baseline to baseline, as a share of the size. */
  readonly leading: number;
  readonly language: Language;
  /** The side of the cover that lines start from. */
  readonly side: Direction;
};

/** Sets a text in even lines. */
export function setBlock(text: string, cast: Cast, { measure, leading, language, side }: Setting, from: Case): Block {
  const lengths = { measure, indent: 0, drop: null };
  const material = layOut(from.pieces(text, cast), measure, { ...unrefined, justified: false });
  const fit = raggedFit(material, lengths, true);
  const top = from.capHeight(cast);
  const set = fit.breaks.map((_, index) => setLine(material, fit, index, { lengths, align: 'left' }));
  const ordered = inOrder(set, readingOf(text, language));
  const inks = ordered.map((spans) => inkOf(spans, from));
  const width = Math.max(0, ...inks.map(({ left, right }) => right - left));
  const fits = material.shaped.every((it, at) => pointsIn(material.source[at], it.width) <= measure);
  return {
    lines: ordered.map((spans, index) => {
      const { left = 0, right = 0 } = inks[index] ?? {};
      const x = side === 'rtl' ? width - right : -left;
      return { kind: 'line', x, y: top + index * leading * cast.size, scale: 1, tracking: 0, spans };
    }),
    width,
    height: top + (set.length - 1) * leading * cast.size,
    whole: fit.overfull === 0 && fits,
    raggedness: set.reduce((sum, line) => sum + (1 - line.width / measure) ** 2, 0) / Math.max(1, set.length),
    divided: set.filter((line, index) => index < set.length - 1 && endsInWord(line)).length,
  };
}

/** Where the ink of a line begins and ends: the edge of large letters is the edge that the eye sees. */
function inkOf(spans: readonly Span[], from: Case): { readonly left: number; readonly right: number } {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return { left: 0, right: 0 };
  const lastId = last.shaped.glyphs.ids.at(-1) ?? 0;
  const advance = last.shaped.glyphs.advances.at(-1) ?? 0;
  const pen = last.x + points(last.font, last.shaped.width - advance);
  return {
    left: first.x + points(first.font, from.outline(first.font.cut.face, first.shaped.glyphs.ids[0] ?? 0).left),
    right: pen + points(last.font, from.outline(last.font.cut.face, lastId).right),
  };
}

function endsInWord({ spans }: SetLine): boolean {
  const last = spans.at(-1);
  return last !== undefined && (last.joined || last.broken);
}

function pointsIn(source: Source | undefined, units: number): number {
  return source === undefined ? 0 : points(source.font, units);
}
