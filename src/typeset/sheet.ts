/** A frame while it is filled: what stands in it, how far that reaches, and what would still fit. Lengths are in points. */
import type { Frame, Notes } from './frame.ts';
import { gridAfter, type Galley, type Strip } from './galley.ts';

/** A length too small to matter. */
export const hair = 1e-6;

/** Where the next strip goes. */
export type Pen = {
  y: number;
  /** How far down type reaches: white at the foot does not count. */
  ink: number;
  footHeight: number;
  /** The same in whole lines, as the text above it stands on the grid. */
  footUp: number;
  /** What all that has been placed costs, in demerits, and what it costs to end behind the strip placed last. */
  cost: number;
  held: number;
  /** How far down what has waited reaches, and where text begins below it. */
  head: number;
  text: number;
};

export type Sheet = {
  readonly pen: Pen;
  /** What was placed, in order, and where each strip's top is. */
  readonly strips: readonly Strip[];
  readonly tops: readonly number[];
  /** The strips of notes, without the divider. */
  readonly foot: readonly Strip[];
  readonly isBlank: () => boolean;
  /** Places a strip; white at the head is left out. */
  readonly take: (strip: Strip) => void;
  readonly addNote: (strip: Strip) => void;
  /** Where a note is divided that has room up to its strip `at`: before the line that ends in the middle of a word. */
  readonly dividedAt: (at: number) => number;
  /** The strips of a note, by its number. */
  readonly notesOf: (note: number) => Galley;
  /** Height of the foot with more strips, in whole lines. */
  readonly footWith: (more: readonly Strip[]) => number;
  /** Whether there is room for a group with all the notes that it calls. */
  readonly fitsWhole: (group: Galley) => boolean;
  /** How far down the type of a group reaches that begins at `from`: white below it needs no room. */
  readonly reachOf: (from: number, group: Galley) => number;
  /** How far down a group reaches that begins at `from`. */
  readonly heightFrom: (from: number, group: Galley) => number;
};

export function openSheet({ height, leading }: Frame, notes: Notes): Sheet {
  const strips: Strip[] = [];
  const tops: number[] = [];
  const foot: Strip[] = [];
  const dividerHeight = sumOf(notes.divider);
  // Numbers that change with every line live in one object: as variables of this closure each change would make a new one.
  const pen: Pen = { y: 0, ink: 0, footHeight: 0, footUp: 0, cost: 0, held: 0, head: 0, text: 0 };
  return { pen, strips, tops, foot, isBlank, take, addNote, dividedAt, notesOf, footWith, fitsWhole, reachOf, heightFrom };

  function isBlank(): boolean {
    return strips.length === 0 && foot.length === 0;
  }

  function take(strip: Strip): void {
    if (pen.y === 0 && strip.kind !== 'type') return;
    strips.push(strip);
    tops.push(pen.y);
    pen.y = strip.kind === 'grid' ? gridAfter(pen.y, leading) : pen.y + strip.height;
    if (strip.kind === 'type') pen.ink = pen.y;
  }

  function addNote(strip: Strip): void {
    if (foot.length === 0) pen.footHeight += dividerHeight;
    foot.push(strip);
    pen.footHeight += strip.height;
    pen.footUp = gridAfter(pen.footHeight, leading);
  }

  function dividedAt(at: number): number {
    if (foot.length < 3 || foot.at(-1)?.broken !== true) return at;
    pen.footHeight -= foot.pop()?.height ?? 0;
    pen.footUp = gridAfter(pen.footHeight, leading);
    return at - 1;
  }

  function notesOf(note: number): Galley {
    return notes.galleys[note] ?? [];
  }

  function footWith(more: readonly Strip[]): number {
    if (more.length === 0) return pen.footUp;
    return gridAfter(pen.footHeight + sumOf(more) + (foot.length === 0 ? dividerHeight : 0), leading);
  }

  function fitsWhole(group: Galley): boolean {
    const called = group.flatMap((strip) => strip.notes).flatMap(notesOf);
    return reachOf(pen.y, group) + footWith(called) <= height + hair;
  }

  function reachOf(from: number, group: Galley): number {
    const last = group.findLastIndex(({ kind }) => kind === 'type');
    return heightFrom(from, group.slice(0, last + 1));
  }

  function heightFrom(from: number, group: Galley): number {
    let at = from;
    for (const strip of group) {
      if (strip.kind === 'grid') at = gridAfter(at, leading);
      else if (at > 0 || strip.kind === 'type') at += strip.height;
    }
    return at;
  }
}

/** The height of strips, were they set one below the other. */
export function sumOf(strips: Galley): number {
  let sum = 0;
  for (const strip of strips) sum += strip.height;
  return sum;
}
