/**
 * A paragraph's words, laid out as one endless line: what line breaking works on.
 *
 * Everything that a candidate line needs is a difference of two prefix sums, one taken where a line can end and one where
 * the next would begin, so that pricing a line costs a handful of subtractions whatever stands in it.
 */
import { breakKinds, glue } from './breaks.ts';
import { nothing, points, type Font, type Shaped } from './font.ts';
import { cuts } from './inside.ts';
import type { Piece } from './piece.ts';
import { openSlab } from './slab.ts';
import type { Part } from './word.ts';

/** A run of pieces' letters or a picture: what a fragment belongs to. */
export type Source = Exclude<Piece, { readonly kind: 'break' }>;

/** White space behind a fragment. */
export const behind = ['', ' ', '\u00a0'] as const;

/** Where lines may end. One entry a break, in text order; lengths are in points. The last break is forced. */
export type Material = {
  /** The fragments: unbreakable runs of one font, or whole words that hyphens can break. One entry each. */
  readonly shaped: readonly Shaped[];
  readonly source: readonly Source[];
  /** The white space behind each, by its number in `behind`; its natural width, and how much it gives beside others in a loose line and in a tight one. */
  readonly after: Uint8Array;
  readonly gap: Float64Array;
  readonly stretch: Float64Array;
  readonly shrink: Float64Array;

  /** How many breaks there are. The lists may be longer. */
  readonly count: number;
  readonly kind: Uint8Array;
  /** What is unlovely about a break: short fragments beside a hyphen, or a lone letter before a line end. */
  readonly blemish: Uint8Array;
  /** The fragment that ends at a break, or that it divides. */
  readonly fragment: Int32Array;
  /** The offset in that fragment's text; its length where the break lies behind it. */
  readonly offset: Int32Array;
  /** Width of all before a line's end at the break, less what hangs out there; of the spaces in it, and of what they give beside each other. */
  readonly endWidth: Float64Array;
  readonly endSpace: Float64Array;
  readonly endStretch: Float64Array;
  readonly endShrink: Float64Array;
  /** The same up to where a line would begin behind the break, with what hangs out there. */
  readonly startWidth: Float64Array;
  readonly startSpace: Float64Array;
  readonly startStretch: Float64Array;
  readonly startShrink: Float64Array;
  /** What hangs out at the end of a line that ends at the break, and at the start of one that begins behind it. */
  readonly endHang: Float64Array;
  readonly startHang: Float64Array;
  /** What hangs out at the start of the first line. */
  readonly firstHang: number;
  /** The last word of a line that ends at the break, and the first of one that begins behind it, alike for like words; 0 for short ones. */
  readonly endWord: Int32Array;
  readonly startWord: Int32Array;
  /** The first word of all. */
  readonly firstWord: number;
  /** From this break on, a last line is one short word, or a part of a word. */
  readonly lonely: number;
  /** The most that letters may give, as a share of their width: by their own, and by the room between them. */
  readonly expansion: number;
  /** How much of that is room between them, as a share of it. */
  readonly spacing: number;
};

/**
 * The refinements of Hàn Thế Thành (2000): punctuation that hangs out, and letters a hair wider or narrower. `tracking` is the most
 * that the room between two letters changes, in ems: what no eye sees between two letters makes a word space of a line in all.
 */
export type Refinement = { readonly protrusion: boolean; readonly expansion: number; readonly tracking: number };

export type Treatment = Refinement & {
  /** Whether spaces are to fill lines: they are a quarter of an em then at the least, and give more behind points. */
  readonly justified: boolean;
};

export const unrefined: Refinement = { protrusion: false, expansion: 0, tracking: 0 };

/** The longest last word that looks lost in a line of its own. */
const shortWord = 5;

/** Lays out `pieces`. @param measure in points: a fragment wider than this may be cut anywhere */
export function layOut(
  pieces: readonly Piece[],
  measure: number,
  { protrusion, expansion, tracking, justified }: Treatment,
): Material {
  const shaped: Shaped[] = [];
  const source: Source[] = [];
  let fragmentRoom = 16;
  for (const piece of pieces) fragmentRoom += 'text' in piece ? piece.text.length >> 2 : 1;
  let after = new Uint8Array(fragmentRoom);
  let gap = new Float64Array(fragmentRoom);
  let stretch = new Float64Array(fragmentRoom);
  let shrink = new Float64Array(fragmentRoom);

  // Some words have more breaks than letters would tell; there is seldom need to make more room.
  let room = fragmentRoom + (fragmentRoom >> 2);
  let lists = openLists(room);
  let { kind, blemish, fragment, offset, endWord, startWord } = lists;
  let { endWidth, endSpace, endStretch, endShrink, endHang, startWidth, startSpace, startStretch, startShrink, startHang } =
    lists;
  let count = 0;

  let width = 0;
  let space = 0;
  let stretches = 0;
  let shrinks = 0;
  let firstHang = 0;
  let firstWord = 0;
  let pictured = false;
  /** The last part of a word that was set, and its font. */
  let last: Part | null = null;
  let lastFont: Font | null = null;
  /** What a font unit of that font is in points. */
  let scale = 0;
  /** The break that lies behind it, until what follows is known. */
  let open = -1;
  /** Where the last word begins: its first fragment, the break before it, and its letters. */
  let wordBreak = -1;
  let wordLetters = 0;

  for (const piece of pieces) {
    if (piece.kind === 'break') turn();
    else if (piece.kind === 'image') picture(piece);
    else addText(piece);
  }
  // White space at the very end belongs to no line.
  if (open === count - 1 && open >= 0 && kind[open] === breakKinds.space) kind[open] = breakKinds.forced;
  else end(breakKinds.forced);
  const between = tracking > 0 ? (tracking * emsOf(shaped, source)) / Math.max(1, width - space) : 0;
  const lonely = count === 0 ? 0 : wordLetters <= shortWord ? wordBreak : wordBreak + 1;
  return {
    ...{ ...lists, shaped, source, after, gap, stretch, shrink, count, firstHang, firstWord, lonely },
    // A picture must not be pulled wide with the letters beside it.
    expansion: pictured ? 0 : expansion + between,
    spacing: between > 0 ? between / (expansion + between) : 0,
  };

  /** A break behind all that was set. */
  function end(sort: number): void {
    const hang = protrusion && last !== null ? last.hangRight * scale : 0;
    allow(sort, shaped[shaped.length - 1]?.text.length ?? 0, width - hang, width);
    open = count - 1;
    if (last === null) return;
    endHang[open] = hang;
    endWord[open] = last.alike;
    if (sort === breakKinds.space && last.letters === 1 && /^\p{L}$/u.test(last.shaped.text)) blemish[open] = 1;
  }

  function allow(sort: number, at: number, before: number, behind: number): void {
    if (count === room) widen();
    kind[count] = sort;
    fragment[count] = shaped.length - 1;
    offset[count] = at;
    endWidth[count] = before;
    startWidth[count] = behind;
    endSpace[count] = startSpace[count] = space;
    endStretch[count] = startStretch[count] = stretches;
    endShrink[count] = startShrink[count] = shrinks;
    count++;
  }

  function turn(): void {
    if (shaped.length > 0) end(breakKinds.forced);
    last = null;
  }

  function addFragment(what: Shaped, from: Source): void {
    if (shaped.length === fragmentRoom) {
      fragmentRoom *= 2;
      after = longer(after, new Uint8Array(fragmentRoom));
      gap = longer(gap, new Float64Array(fragmentRoom));
      stretch = longer(stretch, new Float64Array(fragmentRoom));
      shrink = longer(shrink, new Float64Array(fragmentRoom));
    }
    shaped.push(what);
    source.push(from);
  }

  function picture(piece: Extract<Piece, { kind: 'image' }>): void {
    addFragment(nothing((piece.width * piece.font.cut.face.metrics.unitsPerEm) / piece.font.size), piece);
    pictured = true;
    last = null;
    open = -1;
    width += piece.width;
  }

  /** Searched for white space by hand: regular expressions would cost more than the setting. */
  function addText(piece: Extract<Piece, { kind: 'text' | 'mark' }>): void {
    const { text } = piece;
    let start = 0;
    for (let at = 0; at <= text.length; at++) {
      const code = at === text.length ? 0 : text.charCodeAt(at);
      if (at < text.length && code !== 0x20 && code !== 0xa0) continue;
      if (at > start) addWord(text.slice(start, at), piece);
      if (at < text.length) addSpace(code === 0x20, piece.font);
      start = at + 1;
    }
  }

  function addWord(word: string, piece: Extract<Piece, { kind: 'text' | 'mark' }>): void {
    const { font } = piece;
    const parts = font.cut.parts(word);
    // An address may be cut anywhere in need, but not beside its marks, where it can end a line without.
    const address = parts[0]?.breakAfter === 'address';
    for (const part of parts) {
      begin(part, font);
      addFragment(part.shaped, piece);
      wordLetters += part.letters;
      const full = part.shaped.width * scale;
      if (full > measure || address) {
        const { length } = part.shaped.text;
        cuts(part, font, (at, head, tail, point) => {
          if (point >= 0) hyphen(part, point, full, font);
          else if (full > measure || (at > 2 && at < length - 2))
            allow(breakKinds.emergency, at, width + head, width + full - tail);
        });
      } else {
        for (let point = 0; point < part.points.length; point++) hyphen(part, point, full, font);
      }
      width += full;
      last = part;
      if (part.breakAfter !== null) end(breakKinds[part.breakAfter]);
    }
  }

  /** What the break before a part waited for: how its line would begin. */
  function begin(part: Part, font: Font): void {
    const kerned = font === lastFont;
    if (!kerned) scale = font.size / font.cut.face.metrics.unitsPerEm;
    lastFont = font;
    const hang = protrusion ? part.hangLeft * scale : 0;
    const spaced = shaped.length > 0 && (after[shaped.length - 1] ?? 0) > 0;
    if (spaced && part.kernBefore !== 0 && kerned) {
      const kern = part.kernBefore * scale;
      width += kern;
      space += kern;
      gap[shaped.length - 1] = (gap[shaped.length - 1] ?? 0) + kern;
      if (open === count - 1 && open >= 0 && kind[open] === breakKinds.space) {
        startWidth[open] = width;
        startSpace[open] = space;
      }
    }
    if (spaced || shaped.length === 0) wordLetters = 0;
    if (open >= 0) {
      startWidth[open] = (startWidth[open] ?? 0) + hang;
      startHang[open] = hang;
      startWord[open] = part.alike;
      if (kind[open] === breakKinds.space) wordBreak = open;
    } else if (shaped.length === 0) {
      firstHang = hang;
      firstWord = part.alike;
    }
    open = -1;
  }

  function hyphen(part: Part, index: number, full: number, font: Font): void {
    const point = part.points[index];
    if (point === undefined) return;
    const hang = protrusion ? font.cut.hyphenHang * scale : 0;
    allow(
      point.rare ? breakKinds.rare : breakKinds.hyphen,
      point.offset,
      width + point.head * scale - hang,
      width + full - point.tail * scale,
    );
    endHang[count - 1] = hang;
    blemish[count - 1] = point.blemish;
  }

  /** White space that opens a piece belongs to the word before it, unless that brought its own. */
  function addSpace(breaks: boolean, font: Font): void {
    const index = shaped.length - 1;
    if (index < 0 || (after[index] ?? 0) !== 0) return;
    const kern = last !== null && font === lastFont ? last.kernAfter : 0;
    const wide = points(font, font.cut.space + kern);
    const pointed = justified && last?.pointed === true;
    // The space vanishes where a line ends before it.
    if (breaks) end(breakKinds.space);
    after[index] = breaks ? 1 : 2;
    gap[index] = wide;
    stretch[index] = wide * (pointed ? glue.pointed.stretch : 1);
    shrink[index] = wide * (pointed ? glue.pointed.shrink : 1);
    width += wide;
    space += wide;
    stretches += stretch[index];
    shrinks += shrink[index];
    if (!breaks) return;
    startWidth[open] = width;
    startSpace[open] = space;
    startStretch[open] = stretches;
    startShrink[open] = shrinks;
  }

  function widen(): void {
    room *= 2;
    lists = openLists(room, lists);
    ({ kind, blemish, fragment, offset, endWord, startWord } = lists);
    ({ endWidth, endSpace, endStretch, endShrink, endHang, startWidth, startSpace, startStretch, startShrink, startHang } =
      lists);
  }
}

/** The lists of a material that have an entry a break: in one piece of memory, as many small pieces take long to get. */
type Lists = Pick<
  Material,
  | ('kind' | 'blemish' | 'fragment' | 'offset' | 'endWord' | 'startWord')
  | ('endWidth' | 'endSpace' | 'endStretch' | 'endShrink' | 'endHang')
  | ('startWidth' | 'startSpace' | 'startStretch' | 'startShrink' | 'startHang')
>;

function openLists(room: number, old: Lists | null = null): Lists {
  const { doubles, integers, bytes } = openSlab(room, 98);
  return {
    endWidth: doubles(old?.endWidth),
    endSpace: doubles(old?.endSpace),
    endStretch: doubles(old?.endStretch),
    endShrink: doubles(old?.endShrink),
    endHang: doubles(old?.endHang),
    startWidth: doubles(old?.startWidth),
    startSpace: doubles(old?.startSpace),
    startStretch: doubles(old?.startStretch),
    startShrink: doubles(old?.startShrink),
    startHang: doubles(old?.startHang),
    fragment: integers(old?.fragment),
    offset: integers(old?.offset),
    endWord: integers(old?.endWord),
    startWord: integers(old?.startWord),
    kind: bytes(old?.kind),
    blemish: bytes(old?.blemish),
  };
}

/** A longer list that begins with another. */
export function longer<A extends Int32Array | Float64Array | Uint8Array>(old: A, fresh: A): A {
  fresh.set(old);
  return fresh;
}

/** How many ems all letters would be wide if each were an em, in points. */
function emsOf(shaped: readonly Shaped[], source: readonly Source[]): number {
  let ems = 0;
  for (let at = 0; at < shaped.length; at++) ems += (shaped[at]?.glyphs.ids.length ?? 0) * (source[at]?.font.size ?? 0);
  return ems;
}
