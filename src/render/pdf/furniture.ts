/** What stands on pages outside the text block: running heads and folios. */
import type { Language } from '../../model/document.ts';
import type { Draw, Placed } from '../../typeset/draw.ts';
import { setParagraph } from '../../typeset/paragraph.ts';
import { lineDraws } from '../../typeset/strips.ts';
import type { Style, VoiceName } from '../../style/style.ts';
import { upright, type Bench } from './bench.ts';

/** The text block of a page, in points from the page's top left corner; its height is a whole number of lines. */
export type TextBlock = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Fits as many whole lines into the page as its margins leave room for. */
export function textBlock(style: Style): TextBlock {
  const { page, margin } = style;
  const { leading } = style.voices.body;
  const height = page.height - margin.top - margin.bottom;
  return {
    x: margin.left,
    y: margin.top,
    width: page.width - margin.left - margin.right,
    height: Math.max(1, Math.floor(height / leading)) * leading,
  };
}

/** What a page says of itself. */
export type Furniture = {
  readonly language: Language;
  /** Empty on pages that open a story. */
  readonly head: string;
  readonly folio: string;
  /** Whether it is a left-hand page. */
  readonly verso: boolean;
};

/** The running head and the folio of a page. */
export function furniture(bench: Bench, block: TextBlock, { language, head, folio, verso }: Furniture): Placed {
  const { style } = bench;
  const above = block.y - Math.min(style.margin.top * 0.45, 2 * style.voices.body.leading);
  const below = block.y + block.height + Math.min(style.margin.bottom * 0.45, 2.5 * style.voices.body.leading);
  const outer = style.mirrored && verso ? 'left' : 'right';
  const inner = style.mirrored && !verso ? 'right' : 'left';
  return {
    x: block.x,
    y: 0,
    draws: [
      ...words(bench, 'runningHead', head, inner, above, block.width, language),
      ...words(bench, 'folio', folio, style.running.folio === 'centre' ? 'centre' : outer, below, block.width, language),
    ],
  };
}

function words(
  bench: Bench,
  name: VoiceName,
  text: string,
  align: 'left' | 'centre' | 'right',
  y: number,
  measure: number,
  language: Language,
): readonly Draw[] {
  if (text === '') return [];
  const font = bench.font(bench.style.voices[name], upright, language, false);
  const set = (value: string): ReturnType<typeof setParagraph> =>
    setParagraph([{ kind: 'text', text: value, font, link: null }], { measure, indent: 0, align, balance: false });
  const lines = set(text).lines;
  const first = lines[0];
  // A running head is one line; what is cut off is told by an ellipsis.
  const fitted =
    lines.length > 1 && first !== undefined
      ? set(
          `${first.spans
            .map((span) => span.shaped.text + span.after)
            .join('')
            .replace(/[\s\p{P}]*\S*$/u, '')}…`,
        ).lines[0]
      : first;
  return fitted === undefined ? [] : lineDraws(fitted, y);
}
