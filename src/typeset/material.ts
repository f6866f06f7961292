/**
 * A paragraph's words, laid out as one endless line: what line breaking works on.
 *
 * Everything that a candidate line needs is a difference of two prefix sums, one taken where a line can end and one where
 * the next would begin, so that pricing a line costs a handful of subtractions whatever stands in it.
 */
import type { Hash } from '../model/document.ts';
import { breakKinds } from './breaks.ts';
import type { Link } from './draw.ts';
import { nothing, points, type Font, type Shaped } from './font.ts';
import { cuts, hyphens } from './inside.ts';
import type { Piece } from './piece.ts';
import { hangsLeft, hangsRight } from './protrusion.ts';
import { tokens, type Token } from './token.ts';

/** An unbreakable run of one font, or the whole of a word that hyphens can break. */
export type Fragment = {
  readonly shaped: Shaped;
  readonly font: Font;
  readonly link: Link | null;
  /** The number of the note that this mark calls; -1 when it is no mark. */
  readonly note: number;
  /** What stands in place of letters; null for words. */
  readonly image: { readonly picture: Hash; readonly width: number; readonly height: number } | null;
  /** The white space behind it, and its natural width in points. */
  readonly after: '' | ' ' | '\u00a0';
  readonly space: number;
};

/** Where lines may end. One entry a break, in text order; lengths are in points. The last break is forced. */
export type Material = {
  readonly fragments: readonly Fragment[];
  readonly count: number;
  readonly kind: Uint8Array;
  /** The fragment that ends at a break, or that it divides. */
  readonly fragment: Int32Array;
  /** The offset in that fragment's text; its length where the break lies behind it. */
  readonly offset: Int32Array;
  /** Width of all before a line's end at the break, less what hangs out there; and of the spaces in it. */
  readonly endWidth: Float64Array;
  readonly endSpace: Float64Array;
  /** The same up to where a line would begin behind the break, with what hangs out there. */
  readonly startWidth: Float64Array;
  readonly startSpace: Float64Array;
  /** What hangs out at the end of a line that ends at the break, and at the start of one that begins behind it. */
  readonly endHang: Float64Array;
  readonly startHang: Float64Array;
  /** What hangs out at the start of the first line. */
  readonly firstHang: number;
  /** The last word of a line that ends at the break, and the first of one that begins behind it, by number; 0 for short words. */
  readonly endWord: Int32Array;
  readonly startWord: Int32Array;
  /** The first word of all. */
  readonly firstWord: number;
  /** The most by which letters may be widened or narrowed, as a share of their width. */
  readonly expansion: number;
};

/** The refinements of Hàn Thế Thành (2000): punctuation that hangs out, and letters a hair wider or narrower. */
export type Refinement = { readonly protrusion: boolean; readonly expansion: number };

export const unrefined: Refinement = { protrusion: false, expansion: 0 };

type Break = {
  kind: number;
  fragment: number;
  offset: number;
  endWidth: number;
  endSpace: number;
  startWidth: number;
  startSpace: number;
};

/** Lays out `pieces`. @param measure in points: a fragment wider than this may be cut anywhere */
export function layOut(pieces: readonly Piece[], measure: number, refinement: Refinement): Material {
  const fragments: Fragment[] = [];
  const breaks: Break[] = [];
  let width = 0;
  let space = 0;

  for (const piece of pieces) {
    if (piece.kind === 'break') turn();
    else if (piece.kind === 'image') picture(piece);
    else for (const token of tokens(piece.text)) addToken(token, piece);
  }
  // White space at the very end belongs to no line.
  const last = breaks.at(-1);
  if (last?.kind === breakKinds.space && last.fragment === fragments.length - 1) last.kind = breakKinds.forced;
  else allow(breakKinds.forced, lastLength(), width, width);
  // A picture must not be pulled wide with the letters beside it.
  const pictured = fragments.some((fragment) => fragment.image !== null);
  return finished(fragments, breaks, { ...refinement, expansion: pictured ? 0 : refinement.expansion });

  function allow(kind: number, offset: number, endWidth: number, startWidth: number): Break {
    const made = { kind, fragment: fragments.length - 1, offset, endWidth, endSpace: space, startWidth, startSpace: space };
    breaks.push(made);
    return made;
  }

  function lastLength(): number {
    return fragments.at(-1)?.shaped.text.length ?? 0;
  }

  function turn(): void {
    if (fragments.length > 0) allow(breakKinds.forced, lastLength(), width, width);
  }

  function picture(piece: Extract<Piece, { kind: 'image' }>): void {
    const units = (piece.width * piece.font.cut.face.metrics.unitsPerEm) / piece.font.size;
    fragments.push({ shaped: nothing(units), font: piece.font, link: piece.link, note: -1, image: piece, after: '', space: 0 });
    width += piece.width;
  }

  function addToken(token: Token, piece: Extract<Piece, { kind: 'text' | 'mark' }>): void {
    const wide = token.after === '' ? 0 : points(piece.font, piece.font.cut.space);
    if (token.text !== '') addWord(token, piece, wide);
    else if (!addSpaceTo(token.after, wide)) return;
    if (token.after === '') {
      if (token.breakAfter) allow(breakKinds.explicit, lastLength(), width, width);
      return;
    }
    // The space vanishes where a line ends before it.
    const made = token.after === ' ' ? allow(breakKinds.space, lastLength(), width, width) : null;
    width += wide;
    space += wide;
    if (made !== null) [made.startWidth, made.startSpace] = [width, space];
  }

  function addWord(token: Token, piece: Extract<Piece, { kind: 'text' | 'mark' }>, wide: number): void {
    const { font, link } = piece;
    const shaped = font.cut.word(token.text);
    fragments.push({
      shaped,
      font,
      link,
      note: piece.kind === 'mark' ? piece.note : -1,
      image: null,
      after: token.after,
      space: wide,
    });
    const full = points(font, shaped.width);
    const soft = token.whole ? [] : hyphens(shaped, font);
    for (const { sort, at, head, tail } of full > measure ? cuts(shaped, font, soft) : soft)
      allow(sort, at, width + head, width + full - tail);
    width += full;
  }

  /** White space that opens a piece belongs to the word before it, unless that brought its own. */
  function addSpaceTo(after: Token['after'], wide: number): boolean {
    const before = fragments.at(-1);
    if (before === undefined || before.after !== '') return false;
    fragments[fragments.length - 1] = { ...before, after, space: wide };
    return true;
  }
}

/** The breaks in typed arrays, with what hangs out at each. */
function finished(fragments: readonly Fragment[], breaks: readonly Break[], refinement: Refinement): Material {
  const endHang = new Float64Array(breaks.length);
  const startHang = new Float64Array(breaks.length);
  if (refinement.protrusion) {
    for (const [index, it] of breaks.entries()) {
      const fragment = fragments[it.fragment];
      const text = fragment?.shaped.text ?? '';
      const next = it.offset < text.length ? fragment : fragments[it.fragment + 1];
      const first = it.offset < text.length ? text.slice(it.offset) : (next?.shaped.text ?? '');
      endHang[index] = hang(fragment, it.kind === breakKinds.hyphen ? '-' : text.slice(0, it.offset), hangsRight, -1);
      startHang[index] = hang(next, first, hangsLeft, 0);
    }
  }
  const opening = fragments[0];
  const words = numbered(fragments);
  return {
    fragments,
    count: breaks.length,
    kind: Uint8Array.from(breaks, (it) => it.kind),
    fragment: Int32Array.from(breaks, (it) => it.fragment),
    offset: Int32Array.from(breaks, (it) => it.offset),
    endWidth: Float64Array.from(breaks, (it, index) => it.endWidth - (endHang[index] ?? 0)),
    endSpace: Float64Array.from(breaks, (it) => it.endSpace),
    startWidth: Float64Array.from(breaks, (it, index) => it.startWidth + (startHang[index] ?? 0)),
    startSpace: Float64Array.from(breaks, (it) => it.startSpace),
    endHang,
    startHang,
    firstHang: refinement.protrusion ? hang(opening, opening?.shaped.text ?? '', hangsLeft, 0) : 0,
    endWord: Int32Array.from(breaks, (it) => words[it.fragment] ?? 0),
    startWord: Int32Array.from(
      breaks,
      (it) => words[it.offset < (fragments[it.fragment]?.shaped.text.length ?? 0) ? it.fragment : it.fragment + 1] ?? 0,
    ),
    firstWord: words[0] ?? 0,
    expansion: refinement.expansion,
  };
}

/** A number for each different word of three letters or more, whatever its case and the points around it. */
function numbered(fragments: readonly Fragment[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(fragments, ({ shaped }) => {
    const plain = /^[a-z]+$/.test(shaped.text);
    const word = plain ? shaped.text : shaped.text.replace(/[^\p{L}]/gu, '').toLowerCase();
    if (word.length < 3) return 0;
    const known = numbers.get(word) ?? numbers.size + 1;
    numbers.set(word, known);
    return known;
  });
}

/** How far the first (0) or the last (-1) character of `text` hangs out, in points. */
function hang(fragment: Fragment | undefined, text: string, share: (character: string) => number, which: 0 | -1): number {
  const character = text.at(which) ?? '';
  const part = share(character);
  return fragment === undefined || part === 0 ? 0 : part * points(fragment.font, fragment.font.cut.word(character).width);
}
