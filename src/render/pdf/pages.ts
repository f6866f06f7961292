/**
 * A pack on its pages: each story from the head of a page on, made up and given out page by page; then the contents, which name
 * pages that stand behind them.
 */
import type { Block } from '../../model/document.ts';
import type { Pack, Story } from '../../model/pack.ts';
import { beginningsOf } from '../../model/parts.ts';
import { plain } from '../../model/plain.ts';
import { wordsOf } from '../../text/words.ts';
import type { Placed } from '../../typeset/draw.ts';
import type { Frame } from '../../typeset/frame.ts';
import { heightOf, settled, shifted, type, type Galley, type Part } from '../../typeset/galley.ts';
import { makeUp, type Frames, type MadeFrame } from '../../typeset/makeup.ts';
import { child, plant, type Element } from '../../typeset/tag.ts';
import type { Bench } from './bench.ts';
import { blocks } from './compose/block.ts';
import { measuring, type AddedNote, type Column, type Compositor } from './compose/compositor.ts';
import { contents, contentsEntries } from './compose/contents.ts';
import { hung } from './compose/list.ts';
import { masthead } from './compose/masthead.ts';
import { partTitle } from './compose/part.ts';
import { body, opening, runningTitle } from './compose/story.ts';
import { flaws } from './flaws.ts';
import { sideOf, textBlock, type Furniture, type TextBlock } from './furniture.ts';
import { labelOf, type LabelRange } from './labels.ts';
import type { KeptPage, PageShelf, Taking } from './kept.ts';
import type { Surrounds } from './paint.ts';
import type { ReadyPicture } from './pictures.ts';
import { sectionsOf } from './sections.ts';

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

/** A page and its number in the file, from 1; its reader may know it by another. */
export type NumberedPage = {
  /** What is in its text block: set, or as it was written before. */
  readonly body: { readonly kind: 'set'; readonly parts: readonly Placed[] } | ({ readonly kind: 'kept' } & KeptPage);
  readonly furniture: Surrounds;
  readonly number: number;
  /** Takes what is written of a page that was set, to be kept; null where it is of no use. */
  readonly take: Taking | null;
};

/** The pages of a pack, and how its readers number them. */
export type PackPages = {
  readonly labels: readonly LabelRange[];
  readonly pages: Generator<NumberedPage, void>;
  /** The label of the page that an anchor is on, when all pages are made; empty when it is on none. */
  readonly labelOf: (id: string) => string;
};

/** What all pages have in common. */
type Making = Press & {
  readonly labels: readonly LabelRange[];
  readonly front: number;
  /** The number of the page that each anchor is on, as far as pages are made. */
  readonly places: Map<string, number>;
  /** The titles of parts, by the story that each begins with. */
  readonly begins: ReadonlyMap<Story, string>;
};

/** What a page says of where it is; empty on pages that open a story. */
type Around = { readonly title: string; readonly section: string };

/** Fewer lines than this make no last page of a story. */
const fewest = 5;

/** Ragged paragraphs have no other number of lines to fill a page with: so many lines may be free at its foot. */
const raggedFoot = 2;

/** All pages: first those of the stories in order, then those before them, which have roman numbers of their own. */
export function packPages(press: Press): PackPages {
  const count = (): number => contentsFrames(press, plant(), () => '000').length;
  const front = press.pack.contents
    ? press.shelf.counted(
        said(press.pack, () => '000'),
        count,
      )
    : 0;
  // Where pages face each other, page 1 is a right-hand one, whatever comes before it.
  const { opens, mirrored } = press.bench.style;
  const blank = (opens === 'recto' || mirrored) && front % 2 === 1 ? 1 : 0;
  const begins = beginningsOf(press.pack);
  // What is read first comes before the contents, and all pages are counted alike.
  if (press.pack.stories[0]?.role === 'front') {
    return packed({ ...press, labels: [{ from: 0, style: 'D', start: 1 }], front, places: new Map(), begins }, 0);
  }
  const labels: LabelRange[] = front === 0 ? [] : [{ from: 0, style: 'r', start: 1 }];
  labels.push({ from: front + blank, style: 'D', start: 1 });
  return packed({ ...press, labels, front, places: new Map(), begins }, front + blank);
}

function packed(making: Making, before: number): PackPages {
  const { labels } = making;
  return { labels, pages: numberedPages(making, before), labelOf: (id) => labelled(id, making) };
}

/** The label of the page that an anchor is on; empty while it is on none. */
function labelled(id: string, { places, labels }: Making): string {
  const place = places.get(id);
  return place === undefined ? '' : labelOf(place - 1, labels);
}

function* numberedPages(press: Making, before: number): Generator<NumberedPage, void> {
  const { pack, bench, front, places } = press;
  const recto = bench.style.opens === 'recto';
  const [first] = pack.stories;
  const brief = first?.role === 'front';
  let tag = brief ? null : child(press.tree, 'Sect');
  /** How many pages stand before the contents. */
  let ahead = 0;
  let number = brief ? 0 : front;
  while (number < before) yield blank(++number);
  for (const story of pack.stories) {
    if (recto && number % 2 === 1) yield blank(++number);
    const language = story.language;
    const kept = press.shelf.find({ story }, number + 1, press);
    for (const page of kept ?? []) {
      number++;
      for (const id of page.anchors) if (!places.has(id)) places.set(id, number);
      const title = page.runs ? runningTitle(story, pack) : '';
      const around = { title, section: page.section };
      yield { body: { kind: 'kept', ...page }, furniture: furniture(number, around, language, press), number, take: null };
    }
    if (kept === null) {
      const before = number;
      const { taking, press: own, done } = press.shelf.take({ story }, number + 1, press);
      for (const { parts, around } of storyPages(story, number + 1, own)) {
        number++;
        const ids = anchors(parts);
        for (const id of ids) if (!places.has(id)) places.set(id, number);
        const take: Taking = (page) => taking({ ...page, anchors: ids, runs: around.title !== '', section: around.section });
        const body = { kind: 'set', parts: onPage(parts, number, press) } as const;
        yield { body, furniture: furniture(number, around, language, press), number, take };
      }
      done(number - before);
    }
    if (!brief || story !== first) continue;
    tag = child(press.tree, 'Sect');
    ahead = number;
    number += front;
  }
  if (front > 0 && tag !== null) yield* contentsPages(press, tag, ahead + 1);
}

/** The pages of the contents, from page `start` of the pack on. */
function* contentsPages(press: Making, tag: Element, start: number): Generator<NumberedPage, void> {
  const { pack } = press;
  const label = (id: string): string => labelled(id, press);
  const listed = { contents: said(pack, label) };
  const listing = { ...press, tree: tag };
  const around = { title: '', section: '' };
  const kept = press.shelf.find(listed, start, listing);
  for (const [index, page] of (kept ?? []).entries()) {
    const sheet = start + index;
    yield {
      body: { kind: 'kept', ...page },
      furniture: furniture(sheet, around, pack.language, press),
      number: sheet,
      take: null,
    };
  }
  if (kept !== null) return;
  const { taking, press: own, done } = press.shelf.take(listed, start, listing);
  const frames = contentsFrames(own, tag, label);
  for (const [index, { parts }] of frames.entries()) {
    const sheet = start + index;
    const body = { kind: 'set', parts: onPage(parts, sheet, press) } as const;
    const take: Taking = (page) => taking({ ...page, anchors: [], runs: false, section: '' });
    yield { body, furniture: furniture(sheet, around, pack.language, press), number: sheet, take };
  }
  done(frames.length);
}

/** All that the contents say and show, in one text. */
function said(
  { stories, pictures: _, apparatus: __, numbers: ___, cover: ____, ...about }: Pack,
  label: (id: string) => string,
): string {
  return JSON.stringify([
    about,
    stories.map(({ id, role, language, headline }) => [id, role, language, headline]),
    contentsEntries({ stories }).map(({ id, title, depth }) => [id, title, depth, label(id)]),
  ]);
}

type StoryPage = { readonly parts: readonly Placed[]; readonly around: Around };

/** The pages of a story, from page `first` of the pack on. */
function* storyPages(it: Story, first: number, press: Making): Generator<StoryPage, void> {
  const { galleys, compositor } = openCompositor(press, it.language, it.id);
  const language = it.language === press.pack.language ? {} : { language: it.language };
  // The masthead, or the title of a part, is no part of the story below it.
  const part = press.begins.get(it) ?? '';
  const head = it.role === 'front' || part !== '' ? child(press.tree, 'Sect') : null;
  const tag = child(press.tree, 'Art', { title: plain(it.headline), ...language });
  const { columns } = press.bench.style;
  const leading = press.bench.style.voices.body.leading;
  const whole = columnOf(press, it.language, tag);
  const column = { ...whole, measure: oneColumn(press) };
  // Above several columns the opening runs over them all, unless it leaves them no room.
  const trial = (): Galley => opening(it, { ...whole, tag: plant() }, measuring(compositor));
  const banner = columns.count === 1 ? 0 : heightOf(trial(), leading);
  const spans = head === null && banner > 0 && banner <= press.block.height - 6 * leading;
  const across = spans ? opening(it, whole, compositor) : [];
  const frames = framesOf(press, { banner: spans ? banner : 0, first });
  const matter = function* (): Generator<Part, void> {
    if (head !== null) {
      const above = { ...column, tag: head };
      yield* it.role === 'front' ? masthead(press.pack, above, compositor) : partTitle(part, it.at, above, compositor);
    }
    if (!spans) yield* opening(it, column, compositor);
    yield* body(it, column, compositor);
  };
  const notes = { galleys, divider: divider(press, column.measure) };
  const called = across.flatMap((strip) => strip.notes);
  const sectionOf = sectionsOf(it, leading);
  const found = flaws(it, press.bench.style.align === 'justified' ? 0 : raggedFoot, press.report);
  let number = first;
  let parts: Placed[] = spans ? stacked(across, leading) : [];
  let filled = 0;
  for (const frame of makeUp(matter(), frames, notes, called)) {
    found.add(frame, labelOf(number - 1, press.labels));
    const at = filled % columns.count;
    const [dx, dy] = [at * (column.measure + columns.gutter), filled < columns.count && spans ? banner : 0];
    parts.push(...frame.parts.map((part) => ({ ...part, x: part.x + dx, y: part.y + dy })));
    filled++;
    if (at < columns.count - 1) continue;
    yield ended();
  }
  if (filled % columns.count > 0 || (filled === 0 && parts.length > 0)) yield ended();
  found.tell();

  function ended(): StoryPage {
    const section = sectionOf(parts);
    const title = number === first ? '' : runningTitle(it, press.pack);
    const page = { parts, around: { title, section } };
    parts = [];
    number++;
    return page;
  }
}

/** A page with nothing on it. */
function blank(number: number): NumberedPage {
  return { body: { kind: 'set', parts: [] }, furniture: { said: '', parts: () => [] }, number, take: null };
}

/** Parts moved to where the text block of a page stands. */
function onPage(parts: readonly Placed[], number: number, { bench }: Press): readonly Placed[] {
  const { x, y } = textBlock(bench.style, sideOf(number));
  return parts.map((part) => ({ ...part, x: part.x + x, y: part.y + y }));
}

/** What stands around the text block of a page. */
function furniture(number: number, around: Around, language: string, press: Making): Surrounds {
  const side = sideOf(number);
  const beside = { ...around, folio: labelOf(number - 1, press.labels), side, language };
  return {
    said: JSON.stringify([press.pack.marking, beside]),
    parts: () => [press.furniture(textBlock(press.bench.style, side), beside)],
  };
}

function contentsFrames(press: Press, tag: Element, label: (id: string) => string): readonly MadeFrame[] {
  const { pack } = press;
  const { compositor } = openCompositor(press, pack.language, 'contents');
  const set = contents(pack, columnOf(press, pack.language, tag), compositor, label);
  return [...makeUp(set, { ...framesOf(press, { banner: 0, first: 1 }), columns: 1 }, { galleys: [], divider: [] })];
}

function anchors(parts: readonly Placed[]): readonly string[] {
  return parts.flatMap((part) => part.draws.flatMap((draw) => (draw.kind === 'anchor' ? [draw.id] : [])));
}

/** @param prefix what the names of its notes begin with */
function openCompositor(
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

function columnOf(press: Press, language: string, tag: Element): Column {
  const { width, height } = press.block;
  const indents = press.bench.style.paragraphs === 'indent';
  return { measure: width, height, language, voice: 'body', indents, tight: false, tag };
}

/** How wide one column of the text block is, in points. */
function oneColumn({ block, bench }: Press): number {
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
function framesOf(press: Press, { banner, first }: { readonly banner: number; readonly first: number }): Frames {
  const { style } = press.bench;
  const { leading } = style.voices.body;
  const columns = style.columns.count;
  const frame = (index: number): Frame => {
    const page = Math.floor(index / columns);
    const column = index % columns;
    const lower = page === 0 ? banner : 0;
    const recto = (first + page) % 2 === 1;
    return {
      height: press.block.height - lower,
      leading,
      turns: column === columns - 1 && (recto || !style.mirrored),
      beside: column > 0 || (style.mirrored && !recto),
      full: lower === 0,
      fewest: column === 0 ? fewest : 0,
    };
  };
  return { frame, columns };
}

/** Strips one below the other. */
function stacked(strips: Galley, leading: number): Placed[] {
  let y = 0;
  return strips.map((strip) => {
    const placed = { x: 0, y, draws: strip.draws() };
    y = heightOf([type(y, []), strip], leading);
    return placed;
  });
}

/** A short rule between the text and its notes, with a line of white above it. */
function divider(press: Press, measure: number): Galley {
  const { style } = press.bench;
  const { leading } = style.voices.body;
  const bar = { kind: 'bar', x: 0, y: leading * 0.6, width: measure / 5, height: 0.4, ink: style.ink.rule } as const;
  return [type(leading, [bar])];
}
