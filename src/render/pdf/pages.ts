/**
 * A pack on its pages: each story from the head of a page on, made up and given out page by page; then the contents, which name
 * pages that stand behind them.
 */
import type { Pack } from '../../model/pack.ts';
import { beginningsOf } from '../../model/parts.ts';
import type { Placed } from '../../typeset/draw.ts';
import { makeUp, type MadeFrame } from '../../typeset/makeup.ts';
import { child, plant, type Element } from '../../typeset/tag.ts';
import { contents, contentsEntries } from './compose/contents.ts';
import { runningTitle } from './compose/story.ts';
import { sideOf, textBlock } from './furniture.ts';
import type { FoundPage, Taking } from './kept.ts';
import { labelOf, type LabelRange } from './labels.ts';
import type { Surrounds } from './paint.ts';
import { columnOf, framesOf, openCompositor, type Making, type Press } from './press.ts';
import { storyPages, type Around } from './story-pages.ts';

/** A page and its number in the file, from 1; its reader may know it by another. */
export type NumberedPage = {
  /** What is in its text block: set, or as it was written before. */
  readonly body: { readonly kind: 'set'; readonly parts: readonly Placed[] } | ({ readonly kind: 'kept' } & FoundPage);
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
  const { frame } = framesOf(press, { banner: 0, first: 1 });
  const frames = { columns: 1, frame: (index: number) => ({ ...frame(index), loose: true }) };
  return [...makeUp(set, frames, { galleys: [], divider: [] })];
}

function anchors(parts: readonly Placed[]): readonly string[] {
  return parts.flatMap((part) => part.draws.flatMap((draw) => (draw.kind === 'anchor' ? [draw.id] : [])));
}
