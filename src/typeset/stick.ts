/**
 * Words set one behind the other in an endless line, as in a composing stick: the lists of a material while they are filled.
 *
 * What is known so far is kept in one object of plain numbers, because a function's own variables that others share are boxed anew
 * at every change: for a book that is gigabytes of garbage.
 */
import { breakKinds, glue } from './breaks.ts';
import { points, type Font, type Shaped } from './font.ts';
import type { Material, Source } from './material.ts';
import { openSlab } from './slab.ts';
import type { Part, Point } from './word.ts';

export type Stick = {
  readonly shaped: Shaped[];
  readonly source: Source[];
  /** Room in the lists that have an entry a fragment, and in those that have one a break. */
  fragmentRoom: number;
  fragments: Fragments;
  room: number;
  breaks: Breaks;
  count: number;
  /** Of all that was set, in points: its width, that of the spaces in it, and what they give beside each other. */
  width: number;
  space: number;
  stretches: number;
  shrinks: number;
  firstHang: number;
  firstWord: number;
  /** The last part of a word that was set, and its font. */
  last: Part | null;
  font: Font | null;
  /** What a font unit of that font is in points. */
  scale: number;
  /** The break that lies behind it, until what follows is known; -1 where there is none. */
  open: number;
  /** Where the last word begins: the break before it, and its letters. */
  wordBreak: number;
  wordLetters: number;
  /** How wide all letters would be if each were an em, in points. */
  ems: number;
};

/** An empty stick. @param room for so many fragments at first */
export function openStick(room: number): Stick {
  // Some words have more breaks than letters would tell; there is seldom need to make more room.
  const breakRoom = room + (room >> 2);
  return {
    shaped: [],
    source: [],
    fragmentRoom: room,
    fragments: openFragments(room),
    room: breakRoom,
    breaks: openBreaks(breakRoom),
    count: 0,
    width: 0,
    space: 0,
    stretches: 0,
    shrinks: 0,
    firstHang: 0,
    firstWord: 0,
    last: null,
    font: null,
    scale: 0,
    open: -1,
    wordBreak: -1,
    wordLetters: 0,
    ems: 0,
  };
}

/** Adds what is not divided by spaces. Its width is added by who calls. */
export function addFragment(stick: Stick, shaped: Shaped, source: Source): void {
  if (stick.shaped.length === stick.fragmentRoom) {
    stick.fragmentRoom *= 2;
    stick.fragments = openFragments(stick.fragmentRoom, stick.fragments);
  }
  stick.shaped.push(shaped);
  stick.source.push(source);
  stick.ems += shaped.count * source.font.size;
}

/** Allows a break in the last fragment. @param before width of all that stands before a line end there, @param behind and before what follows */
export function allow(stick: Stick, sort: number, offset: number, before: number, behind: number): void {
  if (stick.count === stick.room) {
    stick.room *= 2;
    stick.breaks = openBreaks(stick.room, stick.breaks);
  }
  const { breaks, count, space, stretches, shrinks } = stick;
  breaks.kind[count] = sort;
  breaks.fragment[count] = stick.shaped.length - 1;
  breaks.offset[count] = offset;
  breaks.endWidth[count] = before;
  breaks.startWidth[count] = behind;
  breaks.endSpace[count] = space;
  breaks.startSpace[count] = space;
  breaks.endStretch[count] = stretches;
  breaks.startStretch[count] = stretches;
  breaks.endShrink[count] = shrinks;
  breaks.startShrink[count] = shrinks;
  stick.count = count + 1;
}

/** Allows a break behind all that was set. @param hanging whether points hang out */
export function end(stick: Stick, sort: number, hanging: boolean): void {
  const { last, width, shaped, count } = stick;
  const hang = hanging && last !== null ? last.hangRight * stick.scale : 0;
  allow(stick, sort, shaped[shaped.length - 1]?.text.length ?? 0, width - hang, width);
  stick.open = count;
  if (last === null) return;
  stick.breaks.endHang[count] = hang;
  stick.breaks.endWord[count] = last.alike;
  if (sort === breakKinds.space && last.lone) stick.breaks.blemish[count] = 1;
}

/** What the break before a part waited for: how its line would begin. */
export function begin(stick: Stick, part: Part, font: Font, hanging: boolean): void {
  const kerned = font === stick.font;
  if (!kerned) stick.scale = font.size / font.cut.face.metrics.unitsPerEm;
  stick.font = font;
  const { breaks, fragments, open, scale } = stick;
  const index = stick.shaped.length - 1;
  const hang = hanging ? part.hangLeft * scale : 0;
  const spaced = index >= 0 && (fragments.after[index] ?? 0) > 0;
  if (spaced && part.kernBefore !== 0 && kerned) {
    const kern = part.kernBefore * scale;
    stick.width += kern;
    stick.space += kern;
    fragments.gap[index] = (fragments.gap[index] ?? 0) + kern;
    if (open === stick.count - 1 && open >= 0 && breaks.kind[open] === breakKinds.space) {
      breaks.startWidth[open] = stick.width;
      breaks.startSpace[open] = stick.space;
    }
  }
  if (spaced || index < 0) stick.wordLetters = 0;
  if (open >= 0) {
    if (hang !== 0) breaks.startWidth[open] = (breaks.startWidth[open] ?? 0) + hang;
    breaks.startHang[open] = hang;
    breaks.startWord[open] = part.alike;
    if (breaks.kind[open] === breakKinds.space) stick.wordBreak = open;
  } else if (index < 0) {
    stick.firstHang = hang;
    stick.firstWord = part.alike;
  }
  stick.open = -1;
}

/** Allows a hyphen in a part that is to be set. @param full the part's width, @param hang and what a hyphen hangs out, in points */
export function allowHyphen(stick: Stick, point: Point, full: number, hang: number): void {
  const { width, scale, count } = stick;
  const sort = point.rare ? breakKinds.rare : breakKinds.hyphen;
  allow(stick, sort, point.offset, width + point.head * scale - hang, width + full - point.tail * scale);
  stick.breaks.endHang[count] = hang;
  stick.breaks.blemish[count] = point.blemish;
}

/**
 * Adds white space. What opens a piece belongs to the word before it, unless that brought its own.
 * @param breaks whether a line may end there
 */
export function addSpace(
  stick: Stick,
  font: Font,
  { breaks, hanging, justified }: { readonly breaks: boolean; readonly hanging: boolean; readonly justified: boolean },
): void {
  const { last, fragments } = stick;
  const index = stick.shaped.length - 1;
  if (index < 0 || (fragments.after[index] ?? 0) !== 0) return;
  const kern = last !== null && font === stick.font ? last.kernAfter : 0;
  const wide = points(font, font.cut.space + kern);
  const pointed = justified && last?.pointed === true;
  const stretch = wide * (pointed ? glue.pointed.stretch : 1);
  const shrink = wide * (pointed ? glue.pointed.shrink : 1);
  // The space vanishes where a line ends before it.
  if (breaks) end(stick, breakKinds.space, hanging);
  fragments.after[index] = breaks ? 1 : 2;
  fragments.gap[index] = wide;
  fragments.stretch[index] = stretch;
  fragments.shrink[index] = shrink;
  stick.width += wide;
  stick.space += wide;
  stick.stretches += stretch;
  stick.shrinks += shrink;
  if (!breaks) return;
  const { breaks: lists, open } = stick;
  lists.startWidth[open] = stick.width;
  lists.startSpace[open] = stick.space;
  lists.startStretch[open] = stick.stretches;
  lists.startShrink[open] = stick.shrinks;
}

/** The lists of a material that have an entry a fragment. */
type Fragments = Pick<Material, 'after' | 'gap' | 'stretch' | 'shrink'>;

function openFragments(room: number, old: Fragments | null = null): Fragments {
  const { doubles, bytes } = openSlab(room, 25);
  return {
    gap: doubles(old?.gap),
    stretch: doubles(old?.stretch),
    shrink: doubles(old?.shrink),
    after: bytes(old?.after),
  };
}

/** Those that have an entry a break. */
type Breaks = Pick<
  Material,
  | ('kind' | 'blemish' | 'fragment' | 'offset' | 'endWord' | 'startWord')
  | ('endWidth' | 'endSpace' | 'endStretch' | 'endShrink' | 'endHang')
  | ('startWidth' | 'startSpace' | 'startStretch' | 'startShrink' | 'startHang')
>;

function openBreaks(room: number, old: Breaks | null = null): Breaks {
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
