/** Where pages begin in the words of a pack, read off the pages as they are made. */
import { leavesOf, type Leaf } from '../../model/leaves.ts';
import { letters } from '../../model/letters.ts';
import type { Pack } from '../../model/pack.ts';
import type { Draw, Placed, Span } from '../../typeset/draw.ts';
import type { Element, Role, Tag } from '../../typeset/tag.ts';
import type { PageStart } from '../page-map.ts';

/** What each element of the tree was made from, as far as it has words of its own. */
export type Origins = Map<Element, Leaf>;

/** What of a pack's words is on a page, in the order of the page; and how many letters of it stand before the first whole word there. */
export type Survey = readonly (readonly [leaf: Leaf, letters: number])[];

export type PageMapMaker = {
  /** Looks through a page's text block. Pages of a story come in their order. */
  readonly survey: (parts: readonly Placed[]) => Survey;
  /** Takes the pages of stories in their order, and others as they come. @param label the page's number as it is printed */
  readonly add: (page: Survey, label: string) => void;
  readonly pages: () => readonly PageStart[];
};

/** What is no part of the text around it. */
const aside: ReadonlySet<Role> = new Set(['Note', 'Reference', 'Lbl']);

/** How far a leaf has come: letters on the pages so far, and whether the last of them ends inside a word. */
type Progress = { letters: number; broken: boolean };

/**
 * Begins a map of the pages of `pack`. A page begins with the first thing on it, in reading order, that follows all that earlier
 * pages hold; a figure that had to wait does not count unless it is alone.
 */
export function openPageMap(pack: Pack, origins: Origins): PageMapMaker {
  const order = new Map<Leaf, number>();
  for (const leaf of pack.stories.flatMap(leavesOf)) if (!order.has(leaf)) order.set(leaf, order.size);
  const progress = new Map<Leaf, Progress>();
  const starts: PageStart[] = [];
  /** The last leaf, in reading order, that any page has reached. */
  let reached = -1;
  /** Labels of pages that hold nothing but what comes late: they begin where the next page does. */
  let waiting: string[] = [];

  const leafOf = (tag: Tag): Leaf | null => {
    for (let at = tag.kind === 'element' ? tag : null; at !== null; at = at.parent) {
      const leaf = origins.get(at);
      if (leaf !== undefined) return order.has(leaf) ? leaf : null;
      if (aside.has(at.role)) return null;
    }
    return null;
  };

  /** Takes what is drawn in turn, and notes for each leaf how many letters stand before the first whole word on this page. */
  const survey = (draws: readonly Draw[], found: Map<Leaf, number>): void => {
    for (const draw of draws) {
      if (draw.kind === 'turned') survey(draw.draws, found);
      if (draw.kind === 'image') touch(draw.tag, null, found);
      if (draw.kind === 'line') for (const span of draw.spans) touch(span.tag, span, found);
    }
  };
  const touch = (tag: Tag, span: Span | null, found: Map<Leaf, number>): void => {
    const leaf = leafOf(tag);
    if (leaf === null) return;
    const here = progress.get(leaf) ?? { letters: 0, broken: false };
    progress.set(leaf, here);
    const count = span === null || span.image !== null ? 0 : letters(span.shaped.text) - (span.broken ? 1 : 0);
    if (!found.has(leaf)) found.set(leaf, here.letters + (here.broken ? count : 0));
    here.letters += count;
    here.broken = span?.broken === true;
  };

  return {
    survey: (parts) => {
      const found = new Map<Leaf, number>();
      for (const part of parts) survey(part.draws, found);
      return [...found];
    },
    add: (found, label) => {
      if (found.length === 0) return;
      const placed = found.map(([leaf, before]) => ({ leaf, before, at: order.get(leaf) ?? 0 }));
      const fresh = placed.filter(({ at, before }) => at > reached || (at === reached && before > 0));
      const [first] = fresh.sort((one, other) => one.at - other.at);
      waiting.push(label);
      if (first === undefined) return;
      for (const label of waiting) starts.push({ label, leaf: first.leaf, letters: first.before });
      waiting = [];
      reached = Math.max(...placed.map(({ at }) => at));
    },
    pages: () => {
      const last = starts.at(-1);
      return last === undefined ? [] : [...starts, ...waiting.map((label) => ({ ...last, label }))];
    },
  };
}
