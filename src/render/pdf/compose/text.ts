/** Runs of words as galleys: prose in justified paragraphs, and everything that is set ragged. */
import type { Inline, Place } from '../../../model/document.ts';
import type { Voice } from '../../../style/style.ts';
import { paragraphLines, type Galley } from '../../../typeset/galley.ts';
import type { Alignment } from '../../../typeset/line.ts';
import type { Piece } from '../../../typeset/piece.ts';
import { setParagraph, type ParagraphShape } from '../../../typeset/paragraph.ts';
import { lineStrips } from '../../../typeset/strips.ts';
import { reportOverfull, type Column, type Compositor } from './compositor.ts';
import { pieces } from './inline.ts';

/** A paragraph of running text, justified. @param indent of its first line, in points */
export function prose(run: readonly Inline[], column: Column, indent: number, at: Place, compositor: Compositor): Galley {
  const voice = compositor.bench.style.voices[column.voice];
  const copy = { voice, language: column.language, hyphens: true };
  const lines = set(
    pieces(run, copy, compositor),
    { measure: column.measure, indent, align: 'justified', drop: null, refinement: compositor.bench.style.refinement },
    voice,
    at,
    compositor,
  );
  return paragraphLines(lines);
}

/** Words set ragged and never hyphenated; `balance` makes the lines of a heading even. */
export function ragged(
  run: readonly Inline[],
  voice: Voice,
  column: Column,
  options: { readonly align: Exclude<Alignment, 'justified'>; readonly balance: boolean },
  at: Place,
  compositor: Compositor,
): Galley {
  const copy = { voice, language: column.language, hyphens: false };
  return set(pieces(run, copy, compositor), { measure: column.measure, indent: 0, ...options }, voice, at, compositor);
}

/** Sets pieces and reports what would not fit. */
export function set(words: readonly Piece[], shape: ParagraphShape, voice: Voice, at: Place, compositor: Compositor): Galley {
  const { lines, overfull } = setParagraph(words, shape);
  reportOverfull(compositor, overfull, at);
  return lineStrips(lines, voice.leading, compositor.bench.depth);
}
