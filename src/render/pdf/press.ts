/** What pages are made with, and how blocks become galleys and go into the frames of pages. */
import type { Block } from '../../model/document.ts';
import type { Pack, Story } from '../../model/pack.ts';
import { wordsOf } from '../../text/words.ts';
import type { Frame } from '../../typeset/frame.ts';
import { settled, shifted, type Galley } from '../../typeset/galley.ts';
import type { Frames } from '../../typeset/makeup.ts';
import { child, type Element } from '../../typeset/tag.ts';
import type { Bench } from './bench.ts';
import { blocks } from './compose/block.ts';
import type { AddedNote, Column, Compositor } from './compose/compositor.ts';
import { hung } from './compose/list.ts';
import { sideOf, type Furniture, type TextBlock } from './furniture.ts';
import type { PageShelf } from './kept.ts';
import type { LabelRange } from './labels.ts';
import type { ReadyPicture } from './pictures.ts';

/** What pages are made with. */
export type Press = {
  readonly pack: Pack;
  readonly bench: Bench;
  readonly furniture: Furniture;
  readonly block: TextBlock;
  readonly pictures: ReadonlyMap<string, ReadyPicture>;
  /** What the pages say, in the order of reading. */
  readonly tree: Element;
  readonly report: Compositor['report'];
  readonly origin: Compositor['origin'];
  readonly pageOf: Compositor['pageOf'];
  /** Pages of stories that were made before. */
  readonly shelf: PageShelf;
};

/** What all pages have in common. */
export type Making = Press & {
  readonly labels: readonly LabelRange[];
  readonly front: number;
  /** The number of the page that each anchor is on, as far as pages are made. */
  readonly places: Map<string, number>;
  /** The titles of parts, by the story that each begins with. */
  readonly begins: ReadonlyMap<Story, string>;
};

/** Fewer lines than this make no last page of a story. */
const fewest = 5;

/** What sets blocks in a language, and the notes that they call. @param prefix what the names of its notes begin with */
export function openCompositor(
  press: Press,
  language: string,
  prefix: string,
): { readonly compositor: Compositor; readonly galleys: readonly Galley[] } {
  const galleys: Galley[] = [];
  const words = wordsOf(language);
  const addNote = (content: readonly Block[], inside: Element): AddedNote => {
    const note = galleys.length;
    const label = String(note + 1);
    const page = columnOf(press, language, inside);
    const name = `${prefix}-note-${label}`;
    const link = { kind: 'place', id: name, name: `${name}-mark`, said: `${words.note} ${label}` } as const;
    const tag = child(blockAround(inside), 'Note', { id: name });
    const marker = {
      text: label,
      link: { kind: 'place', id: link.name, name, said: `${words.backToText}: ${label}` } as const,
      tag: child(child(tag, 'Lbl'), 'Link'),
    };
    const column: Column = { ...page, measure: oneColumn(press), voice: 'note', indents: false, tag };
    // Room for two figures, or for as many as there are, and half an em.
    const hang = press.bench.style.voices.note.size * (0.5 * Math.max(2, label.length) + 0.5);
    // The number is taken before the note is set, as what is in it may not be counted first.
    galleys.push([]);
    const set = blocks(content, { ...column, measure: column.measure - hang }, compositor);
    galleys[note] = settled(hung(shifted(set, hang), marker, hang, column, compositor));
    return { note, label, link };
  };
  const compositor: Compositor = {
    bench: press.bench,
    report: press.report,
    origin: press.origin,
    pageOf: press.pageOf,
    numbers: press.pack.numbers,
    words,
    pictures: new Map([...press.pictures].map(([hash, picture]) => [hash, picture.size])),
    addNote,
  };
  return { compositor, galleys };
}

/** The text block as one column. */
export function columnOf(press: Press, language: string, tag: Element): Column {
  const { width, height } = press.block;
  const indents = press.bench.style.paragraphs === 'indent';
  return { measure: width, height, language, voice: 'body', indents, tight: false, tag };
}

/** How wide one column of the text block is, in points. */
export function oneColumn({ block, bench }: Press): number {
  const { count, gutter } = bench.style.columns;
  return (block.width - gutter * (count - 1)) / count;
}

/** What a note stands in, to be read behind what calls it: the nearest element that holds blocks. */
function blockAround(element: Element): Element {
  const { parent } = element;
  if (parent === null || ['Art', 'Sect', 'LBody', 'TD', 'TH', 'BlockQuote', 'Note'].includes(element.role)) return element;
  return blockAround(parent);
}

/** The frames of a story that begins on page `first` and whose opening takes `banner` points of that page. */
export function framesOf(press: Press, { banner, first }: { readonly banner: number; readonly first: number }): Frames {
  const { style } = press.bench;
  const { leading } = style.voices.body;
  const columns = style.columns.count;
  const frame = (index: number): Frame => {
    const page = Math.floor(index / columns);
    const column = index % columns;
    const lower = page === 0 ? banner : 0;
    const { turns, faces } = leafOf(first + page, style.mirrored);
    return {
      height: press.block.height - lower,
      leading,
      turns: column === columns - 1 && turns,
      beside: column > 0 || faces,
      full: lower === 0,
      fewest: column === 0 ? fewest : 0,
      loose: false,
    };
  };
  return { frame, columns };
}

/**
 * How page `number` of a pack lies: whether the reader turns a leaf behind it, and whether it faces the page before it. The first
 * page is a recto: where pages are printed on both sides, pages 2 and 3 lie open together. Without that every page lies alone.
 */
export function leafOf(number: number, mirrored: boolean): { readonly turns: boolean; readonly faces: boolean } {
  const recto = sideOf(number) === 'recto';
  return { turns: recto || !mirrored, faces: recto && mirrored && number > 1 };
}
