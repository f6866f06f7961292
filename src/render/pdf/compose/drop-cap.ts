/**
 * Drop caps: a large initial that stands in the first lines of its paragraph. Its top is level with the capitals of the first line
 * and its foot stands on the baseline of the last; the lines beside it keep clear of its outline. It is drawn alone, but said with
 * the rest of its word, so that who searches or copies finds the word whole.
 */
import type { Inline, Paragraph } from '../../../model/document.ts';
import type { Initial } from '../../../typeset/draw.ts';
import { points, type Font, type Shaped } from '../../../typeset/font.ts';
import { paragraphLines, type Galley } from '../../../typeset/galley.ts';
import { setParagraph } from '../../../typeset/paragraph.ts';
import { lineStrips } from '../../../typeset/strips.ts';
import { upright } from '../bench.ts';
import { reportOverfull, type Column, type Compositor } from './compositor.ts';
import { pieces, type Copy } from './inline.ts';

/** Between the initial and the lines beside it, in ems of the text. */
const gap = 0.18;
/** It takes no more than this share of the measure. */
const widest = 1 / 3;

/** An opening quote, the capital, the rest of its word, and the space behind. */
const opening = /^(["“‘«„][\s\u202f]?)?(\p{Lu})(\S*)(\s*)/u;

/** Sets a paragraph with a drop cap; null when it does not begin with a capital, or is too short to stand beside one. */
export function dropCap(it: Paragraph, column: Column, compositor: Compositor): Galley | null {
  const { bench } = compositor;
  const { dropLines, refinement, voices } = bench.style;
  const voice = voices[column.voice];
  const [first, ...others] = it.content;
  const found = first?.kind === 'text' ? opening.exec(first.value) : null;
  if (first?.kind !== 'text' || found === null) return null;
  const [all, quote = '', letter = '', tail = '', space = ''] = found;

  const text = bench.font(voice, upright, column.language, false);
  const height = (dropLines - 1) * voice.leading + capHeight(text);
  const plain = bench.font(voices.dropCap, upright, column.language, false);
  const font = { ...plain, size: (plain.size * height) / capHeight(plain) };
  const shaped = font.cut.word(letter);
  const [left, right] = bench.outline(font.cut.face, shaped.glyphs.ids[0] ?? 0).map((units) => points(font, units));
  if (left === undefined || right === undefined) return null;
  // A capital that is a word by itself has a word space behind it.
  const by = right - left + gap * voice.size + (tail === '' ? points(text, text.cut.space) : 0);
  if (by > column.measure * widest) return null;

  const copy: Copy = { voice, language: column.language, hyphens: true };
  const cut = (value: string): Inline => ({ ...first, value });
  const words = [
    // What is left of the first word is no word of the language, and not hyphenated.
    ...pieces(tail === '' ? [] : [cut(tail)], { ...copy, hyphens: false }, compositor),
    ...pieces([cut((tail === '' ? '' : space) + first.value.slice(all.length)), ...others], copy, compositor),
  ];
  const shape = { measure: column.measure, indent: 0, align: 'justified', refinement, drop: { lines: dropLines, by } } as const;
  const { lines, overfull } = setParagraph(words, shape);
  const [head, ...below] = lines;
  const start = head?.spans[0];
  if (head === undefined || start === undefined || start.broken || lines.length <= dropLines) return null;

  reportOverfull(compositor, overfull, it.at);
  const said = spoken(quote + letter + (tail === '' ? space : ''), start.shaped);
  const strips = lineStrips(
    [{ ...head, spans: [{ ...start, shaped: said }, ...head.spans.slice(1)] }, ...below],
    voice.leading,
    bench.depth,
  );
  const baseline = voice.leading - bench.depth;
  const cap: Initial = { kind: 'initial', x: -left, y: baseline + (dropLines - 1) * voice.leading, font, shaped };
  const hung = quote === '' ? [] : [hangingQuote(quote.trim(), font, baseline - capHeight(text))];
  return paragraphLines(strips).map((strip, index) => {
    const draws = index === 0 ? [...hung, cap, ...strip.draws] : strip.draws;
    return { ...strip, draws, keep: strip.keep || index < dropLines - 1 };
  });
}

/** A quotation mark outside the text, its top level with the initial's. @param top from the head of the paragraph, in points */
function hangingQuote(quote: string, initial: Font, top: number): Initial {
  const font = { ...initial, size: initial.size / 2 };
  const shaped = font.cut.word(quote);
  return { kind: 'initial', x: -points(font, shaped.width), y: top + capHeight(font), font, shaped };
}

function capHeight(font: Font): number {
  return points(font, font.cut.face.metrics.capHeight);
}

/** Letters that are said with what is drawn elsewhere before them. */
function spoken(before: string, shaped: Shaped): Shaped {
  const clusters = shaped.glyphs.clusters.map((cluster) => (cluster === 0 ? 0 : cluster + before.length));
  return { ...shaped, text: before + shaped.text, glyphs: { ...shaped.glyphs, clusters } };
}
