/**
 * Drop caps: a large initial that stands in the first lines of its paragraph. Its top is level with the capitals of the first line
 * and its foot stands on the baseline of the last; the lines beside it keep clear of its outline. It is drawn alone, but said with
 * the rest of its word, so that who searches or copies finds the word whole.
 */
import type { Inline, Paragraph } from '../../../model/document.ts';
import type { Draw, Initial, Span } from '../../../typeset/draw.ts';
import { points, type Font, type Shaped } from '../../../typeset/font.ts';
import { changedAt, type Flex, type Galley } from '../../../typeset/galley.ts';
import { upright } from '../bench.ts';
import { child, plant, type Element } from '../../../typeset/tag.ts';
import { measuring, type Column, type Compositor } from './compositor.ts';
import { covered } from './coverage.ts';
import { pieces, type Copy } from './inline.ts';
import { running } from './text.ts';

/** Between the initial and the lines beside it, in ems of the text. */
const gap = 0.18;
/** It takes no more than this share of the measure. */
const widest = 1 / 3;

/** An opening quote, the capital and its marks, the rest of its word, and the space behind. */
const opening = /^(["“‘«„][\s\u202f]?)?(\p{Lu}\p{M}*)(\S*)(\s*)/u;

/** Sets a paragraph with a drop cap; null when it does not begin with a capital, or is too short to stand beside one. */
export function dropCap(it: Paragraph, column: Column, compositor: Compositor): Flex | null {
  const { bench } = compositor;
  const { align, dropLines, voices } = bench.style;
  const voice = voices[column.voice];
  const [first, ...others] = it.content;
  const found = first?.kind === 'text' ? opening.exec(first.value) : null;
  if (first?.kind !== 'text' || found === null || align !== 'justified') return null;
  const [all, quote = '', letter = '', tail = '', space = ''] = found;

  const text = bench.font(voice, upright, column.language, false);
  const height = (dropLines - 1) * voice.leading + capHeight(text);
  // A letter that the font lacks is another's; the plain paragraph tells of one that none has.
  const [initial] = covered(letter, { voice: voices.dropCap, language: column.language }, upright, it.at, compositor);
  const plain = bench.font(voices.dropCap, initial?.variant ?? upright, column.language, false);
  const font = { ...plain, size: (plain.size * height) / capHeight(plain) };
  const shaped = font.cut.word(letter);
  const glyph = shaped.glyphs.ids[0] ?? 0;
  if (glyph === 0) return null;
  const outline = bench.outline(font.cut.face, glyph);
  const [left, right, bottom] = [outline.left, outline.right, outline.bottom].map((units) => points(font, units));
  if (left === undefined || right === undefined || bottom === undefined) return null;
  // A capital that is a word by itself has a word space behind it.
  const by = right - left + (tail === '' ? points(text, text.cut.space) : gap * voice.size);
  // What hangs below the baseline, as the tail of a Q does, must not meet the letters of the next line.
  const tailed = -bottom > voice.leading - capHeight(text);
  const drop = { lines: dropLines + (tailed ? 1 : 0), by };
  if (by > column.measure * widest) return null;

  const cut = (value: string): Inline => ({ ...first, value });
  const beside = (tag: Element, hand: Compositor): Flex => {
    const copy: Copy = { voice, language: column.language, hyphens: true, tag };
    const words = [
      // What is left of the first word is no word of the language, and not hyphenated.
      ...pieces(tail === '' ? [] : [cut(tail)], { ...copy, hyphens: false }, hand),
      ...pieces([cut((tail === '' ? '' : space) + first.value.slice(all.length)), ...others], copy, hand),
    ];
    return running(words, column, { indent: 0, drop }, it.at, hand);
  };
  const natural = beside(plant(), measuring(compositor)).set(0)?.strips ?? [];
  if (natural.length <= drop.lines || firstSpan(natural)?.broken !== false) return null;

  const said = quote + letter + (tail === '' ? space : '');
  const baseline = voice.leading - bench.depth;
  const cap: Initial = { kind: 'initial', x: -left, y: baseline + (dropLines - 1) * voice.leading, font, shaped };
  const hung =
    quote === '' ? [] : [hangingQuote(quote.trim(), font, { top: baseline - capHeight(text), clear: gap * voice.size })];
  const tag = child(column.tag, 'P');
  compositor.origin(tag, it.content);
  const set = beside(tag, compositor);
  const [capped] = changedAt([set], 'first', (strips) =>
    strips.map((strip, index) => {
      const draws = index === 0 ? () => [...hung, cap, ...withSaid(said, strip.draws())] : strip.draws;
      return { ...strip, draws, keep: strip.keep || index < dropLines - 1 };
    }),
  );
  return capped?.kind === 'flex' ? capped : null;
}

function firstSpan(strips: Galley): Span | undefined {
  const line = strips[0]?.draws().find((draw) => draw.kind === 'line');
  return line?.kind === 'line' ? line.spans[0] : undefined;
}

/** A line whose first word says what is drawn elsewhere before it. */
function withSaid(before: string, draws: readonly Draw[]): readonly Draw[] {
  const at = draws.findIndex((draw) => draw.kind === 'line');
  return draws.map((draw, index) => {
    const [first, ...rest] = index === at && draw.kind === 'line' ? draw.spans : [];
    if (draw.kind !== 'line' || first === undefined) return draw;
    return { ...draw, spans: [{ ...first, shaped: spoken(before, first.shaped) }, ...rest] };
  });
}

/** A quotation mark outside the text, clear of the initial, its top level with the initial's; `top` is counted from the head of the paragraph. */
function hangingQuote(quote: string, initial: Font, { top, clear }: { readonly top: number; readonly clear: number }): Initial {
  const font = { ...initial, size: initial.size / 2 };
  const shaped = font.cut.word(quote);
  return { kind: 'initial', x: -points(font, shaped.width) - clear / 2, y: top + capHeight(font), font, shaped };
}

function capHeight(font: Font): number {
  return points(font, font.cut.face.metrics.capHeight);
}

/** Letters that are said with what is drawn elsewhere before them. */
function spoken(before: string, shaped: Shaped): Shaped {
  const clusters = shaped.glyphs.clusters.map((cluster) => (cluster === 0 ? 0 : cluster + before.length));
  return { ...shaped, text: before + shaped.text, glyphs: { ...shaped.glyphs, clusters } };
}
