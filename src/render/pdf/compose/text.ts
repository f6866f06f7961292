/** Runs of words as galleys: prose in justified paragraphs, and everything that is set ragged. */
import type { Inline, Place } from '../../../model/document.ts';
import type { Voice } from '../../../style/style.ts';
import type { Flex, Galley } from '../../../typeset/galley.ts';
import type { Lengths } from '../../../typeset/lengths.ts';
import type { Alignment } from '../../../typeset/line.ts';
import { passage } from '../../../typeset/passage.ts';
import { setParagraph, type ParagraphShape } from '../../../typeset/paragraph.ts';
import type { Piece } from '../../../typeset/piece.ts';
import { lineStrips } from '../../../typeset/strips.ts';
import { child } from '../../../typeset/tag.ts';
import { reportOverfull, type Column, type Compositor } from './compositor.ts';
import { pieces } from './inline.ts';

/** A paragraph of running text, to be set when its turn comes. @param indent of its first line, in points */
export function prose(run: readonly Inline[], column: Column, indent: number, at: Place, compositor: Compositor): Flex {
  const voice = compositor.bench.style.voices[column.voice];
  const tag = child(column.tag, 'P');
  compositor.origin(tag, run);
  const words = pieces(run, { voice, language: column.language, hyphens: true, tag }, compositor);
  return running(words, column, { indent, drop: null }, at, compositor);
}

/** Pieces of running text. @param lengths lengths in points; a drop is for justified text alone */
export function running(
  words: readonly Piece[],
  column: Column,
  { indent, drop }: Pick<Lengths, 'indent' | 'drop'>,
  at: Place,
  compositor: Compositor,
): Flex {
  const { style, depth } = compositor.bench;
  const { measure } = column;
  const shape: ParagraphShape =
    style.align === 'justified'
      ? { measure, indent, align: 'justified', drop, refinement: style.refinement }
      : { measure, indent, align: 'left', balance: false };
  const overfull = (count: number): void => reportOverfull(compositor, count, at);
  return passage(words, shape, { leading: style.voices[column.voice].leading, depth, overfull });
}

/** Words set ragged and never hyphenated, in the column's own element; `balance` makes the lines of a heading even. */
export function ragged(
  run: readonly Inline[],
  voice: Voice,
  column: Column,
  options: { readonly align: Exclude<Alignment, 'justified'>; readonly balance: boolean },
  at: Place,
  compositor: Compositor,
): Galley {
  // Without words there is nothing that a page could begin in, and the element may be that of all around.
  if (run.length > 0) compositor.origin(column.tag, run);
  const words = pieces(run, { voice, language: column.language, hyphens: false, tag: column.tag }, compositor);
  const { lines, overfull } = setParagraph(words, { measure: column.measure, indent: 0, ...options });
  reportOverfull(compositor, overfull, at);
  return lineStrips(lines, voice.leading, compositor.bench.depth);
}
