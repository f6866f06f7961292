/**
 * A paragraph's words, laid out as one endless line: what line breaking works on.
 *
 * Everything that a candidate line needs is a difference of two prefix sums, one taken where a line can end and one where
 * the next would begin, so that pricing a line costs a handful of subtractions whatever stands in it.
 */
import type { Hash } from '../model/document.ts';
import type { Link } from './draw.ts';
import { nothing, points, type Font, type Shaped } from './font.ts';
import { tokens } from './token.ts';

/** What a paragraph is made of. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly font: Font; readonly link: Link | null }
  /** A mark whose note must stand on the same page. */
  | { readonly kind: 'mark'; readonly text: string; readonly font: Font; readonly link: Link | null; readonly note: number }
  /** A picture in the line, as tall as given above the baseline; lengths in points. */
  | { readonly kind: 'image'; readonly picture: Hash; readonly width: number; readonly height: number; readonly font: Font }
  | { readonly kind: 'break' };

/** An unbreakable run of one font, or the whole of a word that hyphens can break. */
export type Fragment = {
  readonly shaped: Shaped;
  readonly font: Font;
  readonly link: Link | null;
  /** The number of the note that this mark calls; -1 when it is no mark. */
  readonly note: number;
  /** What stands in place of letters; null for words. */
  readonly image: { readonly picture: Hash; readonly width: number; readonly height: number } | null;
  /** The white space behind it. */
  readonly after: '' | ' ' | '\u00a0';
};

export const breakKinds = { space: 0, explicit: 1, hyphen: 2, emergency: 3, forced: 4 } as const;

/** Where lines may end. One entry a break, in text order; lengths are in points. The last break is forced. */
export type Material = {
  readonly fragments: readonly Fragment[];
  readonly count: number;
  readonly kind: Uint8Array;
  /** The fragment that ends at a break, or that it divides. */
  readonly fragment: Int32Array;
  /** The offset in that fragment's text; its length where the break lies behind it. */
  readonly offset: Int32Array;
  /** Width, stretch and shrink of all that stands before a line's end at the break. */
  readonly endWidth: Float64Array;
  readonly endStretch: Float64Array;
  /** The same up to where a line would begin behind the break. */
  readonly startWidth: Float64Array;
  readonly startStretch: Float64Array;
};

/** Stretch and shrink of a word space, as shares of its width. */
export const glue = { stretch: 1 / 2, shrink: 1 / 3 } as const;

/** Lays out `pieces`. @param measure in points: a fragment wider than this may be cut anywhere */
export function layOut(pieces: readonly Piece[], measure: number): Material {
  const fragments: Fragment[] = [];
  const kind: number[] = [];
  const fragment: number[] = [];
  const offset: number[] = [];
  const endWidth: number[] = [];
  const endStretch: number[] = [];
  const startWidth: number[] = [];
  const startStretch: number[] = [];
  let width = 0;
  let stretch = 0;

  const allow = (sort: number, at: number, end: number, start: number): void => {
    kind.push(sort);
    fragment.push(fragments.length - 1);
    offset.push(at);
    endWidth.push(end);
    endStretch.push(stretch);
    startWidth.push(start);
    startStretch.push(stretch);
  };

  /** Gives a break made before its space was known the space as a thing that vanishes at the line's end. */
  const widen = (index: number): void => {
    startWidth[index] = width;
    startStretch[index] = stretch;
  };

  const inside = (it: Fragment, whole: boolean): void => {
    const full = points(it.font, it.shaped.width);
    const breaks = whole ? [] : hyphens(it);
    const places = full > measure ? [...breaks, ...cuts(it, breaks)].sort((a, b) => a.at - b.at) : breaks;
    for (const { sort, at, head, tail } of places) allow(sort, at, width + head, width + full - tail);
  };

  for (const piece of pieces) {
    if (piece.kind === 'break') {
      if (fragments.length > 0) allow(breakKinds.forced, fragments.at(-1)?.shaped.text.length ?? 0, width, width);
      continue;
    }
    if (piece.kind === 'image') {
      const units = (piece.width * piece.font.cut.face.metrics.unitsPerEm) / piece.font.size;
      fragments.push({ shaped: nothing(units), font: piece.font, link: null, note: -1, image: piece, after: '' });
      width += piece.width;
      continue;
    }
    const note = piece.kind === 'mark' ? piece.note : -1;
    for (const token of tokens(piece.text)) {
      if (token.text !== '') {
        const it: Fragment = {
          shaped: piece.font.cut.word(token.text),
          font: piece.font,
          link: piece.link,
          note,
          image: null,
          after: token.after,
        };
        fragments.push(it);
        inside(it, token.whole);
        width += points(it.font, it.shaped.width);
      } else {
        // White space that opens a piece belongs to the word before it, unless that brought its own.
        const last = fragments.at(-1);
        if (last === undefined || last.after !== '') continue;
        fragments[fragments.length - 1] = { ...last, after: token.after };
      }
      const ends = fragments.at(-1)?.shaped.text.length ?? 0;
      if (token.after !== '') {
        const space = points(piece.font, piece.font.cut.space);
        const breakable = token.after === ' ';
        if (breakable) allow(breakKinds.space, ends, width, width);
        width += space;
        stretch += space;
        if (breakable) widen(kind.length - 1);
      } else if (token.breakAfter) {
        allow(breakKinds.explicit, ends, width, width);
      }
    }
  }
  // White space at the very end belongs to no line.
  const last = kind.length - 1;
  const ends = fragments.at(-1)?.shaped.text.length ?? 0;
  if (last >= 0 && kind[last] === breakKinds.space && fragment[last] === fragments.length - 1) kind[last] = breakKinds.forced;
  else allow(breakKinds.forced, ends, width, width);

  return {
    fragments,
    count: kind.length,
    kind: Uint8Array.from(kind),
    fragment: Int32Array.from(fragment),
    offset: Int32Array.from(offset),
    endWidth: Float64Array.from(endWidth),
    endStretch: Float64Array.from(endStretch),
    startWidth: Float64Array.from(startWidth),
    startStretch: Float64Array.from(startStretch),
  };
}

/** A place inside a word where a line may end, with the widths before and after it in points. */
type Inside = { readonly sort: number; readonly at: number; readonly head: number; readonly tail: number };

function hyphens(it: Fragment): readonly Inside[] {
  const { offsets, heads, tails } = it.font.cut.breaks(it.shaped.text);
  return offsets.map((at, index) => ({
    sort: breakKinds.hyphen,
    at,
    head: points(it.font, heads[index]?.width ?? 0),
    tail: points(it.font, tails[index]?.width ?? 0),
  }));
}

/** Every place between two letters of a fragment that has no hyphen: for what is too long for any line. */
function cuts(it: Fragment, taken: readonly Inside[]): readonly Inside[] {
  const full = points(it.font, it.shaped.width);
  const found: Inside[] = [];
  let at = 0;
  let head = 0;
  for (const letter of it.shaped.text) {
    if (at > 0 && !taken.some((place) => place.at === at))
      found.push({ sort: breakKinds.emergency, at, head, tail: full - head });
    at += letter.length;
    head += points(it.font, it.font.cut.word(letter).width);
  }
  return found;
}
