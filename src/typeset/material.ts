/**
 * A paragraph's words, laid out as one endless line: what line breaking works on.
 *
 * Everything that a candidate line needs is a difference of two prefix sums, one taken where a line can end and one where
 * the next would begin, so that pricing a line costs a handful of subtractions whatever stands in it.
 */
import { breakKinds } from './breaks.ts';
import { nothing, type Shaped } from './font.ts';
import { cuts } from './inside.ts';
import { isSpace } from './lexicon.ts';
import type { Piece } from './piece.ts';
import { addFragment, addSpace, allow, allowHyphen, begin, end, openStick } from './stick.ts';
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
  /** The most that letters give, as a share of their width: by their own, and by the room between them. */
  readonly expansion: number;
  readonly between: number;
};

/**
 * The refinements of Hàn Thế Thành (2000): punctuation that hangs out, and letters a hair wider or narrower. `tracking` is the most
 * that the room between two letters changes, in ems: what no eye sees between two letters makes a word space of a line in all.
 */
export type Refinement = { readonly protrusion: boolean; readonly expansion: number; readonly tracking: number };

export type Treatment = Refinement & {
  /** Whether spaces are to fill lines: they give more behind points then. */
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
  let room = 16;
  for (const piece of pieces) room += 'text' in piece ? piece.text.length >> 2 : 1;
  const stick = openStick(room);
  const breaking = { breaks: true, hanging: protrusion, justified };
  const unbreaking = { ...breaking, breaks: false };
  let pictured = false;
  for (const piece of pieces) {
    if (piece.kind === 'break') turn();
    else if (piece.kind === 'image') picture(piece);
    else addText(piece);
  }
  const { open } = stick;
  // White space at the very end belongs to no line.
  if (open === stick.count - 1 && open >= 0 && stick.breaks.kind[open] === breakKinds.space) {
    stick.breaks.kind[open] = breakKinds.forced;
  } else end(stick, breakKinds.forced, protrusion);
  const { shaped, source, fragments, breaks } = stick;
  const between = tracking > 0 ? (tracking * stick.ems) / Math.max(1, stick.width - stick.space) : 0;
  // Written out: to spread objects takes as long as to lay out a short paragraph.
  return {
    shaped,
    source,
    after: fragments.after,
    gap: fragments.gap,
    stretch: fragments.stretch,
    shrink: fragments.shrink,
    count: stick.count,
    kind: breaks.kind,
    blemish: breaks.blemish,
    fragment: breaks.fragment,
    offset: breaks.offset,
    endWidth: breaks.endWidth,
    endSpace: breaks.endSpace,
    endStretch: breaks.endStretch,
    endShrink: breaks.endShrink,
    startWidth: breaks.startWidth,
    startSpace: breaks.startSpace,
    startStretch: breaks.startStretch,
    startShrink: breaks.startShrink,
    endHang: breaks.endHang,
    startHang: breaks.startHang,
    firstHang: stick.firstHang,
    endWord: breaks.endWord,
    startWord: breaks.startWord,
    firstWord: stick.firstWord,
    lonely: stick.wordLetters <= shortWord ? stick.wordBreak : stick.wordBreak + 1,
    // A picture must not be pulled wide with the letters beside it.
    expansion: pictured ? 0 : expansion,
    between: pictured ? 0 : between,
  };

  function turn(): void {
    if (stick.shaped.length > 0) end(stick, breakKinds.forced, protrusion);
    stick.last = null;
  }

  function picture(piece: Extract<Piece, { kind: 'image' }>): void {
    addFragment(stick, nothing((piece.width * piece.font.cut.face.metrics.unitsPerEm) / piece.font.size), piece);
    pictured = true;
    stick.last = null;
    stick.open = -1;
    stick.width += piece.width;
  }

  /** Searched for white space by hand: regular expressions would cost more than the setting. */
  function addText(piece: Extract<Piece, { kind: 'text' | 'mark' }>): void {
    const { text, font } = piece;
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at);
      if (isSpace(code)) {
        addSpace(stick, font, code === 0x20 ? breaking : unbreaking);
        at++;
        continue;
      }
      const first = font.cut.next(text, at);
      // An address may be cut anywhere in need, but not beside its marks, where it can end a line without.
      const address = first.breakAfter === 'address';
      for (let part: Part | null = first; part !== null; part = part.next) {
        addPart(part, piece, address);
        at += part.shaped.text.length;
      }
    }
  }

  function addPart(part: Part, piece: Extract<Piece, { kind: 'text' | 'mark' }>, address: boolean): void {
    const { font } = piece;
    begin(stick, part, font, protrusion);
    addFragment(stick, part.shaped, piece);
    stick.wordLetters += part.letters;
    const { scale, width } = stick;
    const full = part.shaped.width * scale;
    const hang = protrusion ? font.cut.hyphenHang * scale : 0;
    if (full > measure || address) {
      const { length } = part.shaped.text;
      cuts(part, font, (at, head, tail, point) => {
        if (point !== null) allowHyphen(stick, point, full, hang);
        else if (full > measure || (at > 2 && at < length - 2))
          allow(stick, breakKinds.emergency, at, width + head, width + full - tail);
      });
    } else for (const point of part.points) allowHyphen(stick, point, full, hang);
    stick.width += full;
    stick.last = part;
    if (part.breakAfter !== null) end(stick, breakKinds[part.breakAfter], protrusion);
  }
}

/** The most that letters give in lines that take `times` of the usual room between them, as a share of their width. */
export function giveIn({ expansion, between }: Material, times: number): number {
  return expansion + times * between;
}
