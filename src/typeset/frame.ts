/** Frames, the matter that goes into them, and the places where it may end. */
import type { Galley, Part, Strip } from './galley.ts';

/** Where type goes on a page. Lengths are in points. */
export type Frame = {
  /** A whole number of lines. */
  readonly height: number;
  /** Of the baseline grid. */
  readonly leading: number;
  /** Whether the reader turns the page behind it. */
  readonly turns: boolean;
  /** Whether the frame before it lies beside it. */
  readonly beside: boolean;
  /** Whether no later frame is higher. */
  readonly full: boolean;
  /** Fewer lines than this should not stand in it when it is the last. */
  readonly fewest: number;
  /** Whether lines may be left free at its foot, as in a list that nobody reads through. */
  readonly loose: boolean;
};

/** The notes that strips call by number, and what stands above the first of a page. */
export type Notes = { readonly galleys: readonly Galley[]; readonly divider: Galley };

/** Matter as it comes. */
export type Stock = {
  /** The part of a number; null behind the last. */
  readonly part: (index: number) => Part | null;
  /** Its strips when set in `delta` lines more than is natural, and what that costs; null where that can not be had. */
  readonly setting: (index: number, delta: number) => { readonly strips: Galley; readonly cost: number } | null;
};

/** Before a strip of a part that is set in `delta` lines more than is natural. */
export type Place = { readonly part: number; readonly delta: number; readonly strip: number };

/** The rest of a note, from a strip of it on. */
export type Owed = { readonly note: number; readonly from: number };

/** What a frame begins with. */
export type Start = {
  readonly place: Place;
  /** Parts that wait for the head of a page. */
  readonly waiting: readonly number[];
  readonly owed: readonly Owed[];
};

/** A place where the frame could end. */
export type End = Start & {
  /** Demerits of ending here and of what was set in an unnatural number of lines. */
  readonly cost: number;
  /** Lines left free at the foot. */
  readonly short: number;
  /** Whether nothing is left to be placed. */
  readonly finished: boolean;
  /** How many of the strips placed and of the notes' strips stand before it. */
  readonly placed: number;
  readonly noted: number;
  readonly tooTall: boolean;
  /** What is wrong with ending here; null when nothing is. */
  readonly flaw: 'torn' | 'lonely' | null;
};

/** Which parts are set in how many lines more than is natural; `wait` puts off what could stand here. */
export type Plan = ReadonlyMap<number, number>;
export const wait = NaN;

export type Filled = {
  readonly ends: readonly End[];
  /** What was placed, in order, and where each strip's top is, in points from the head of the frame. */
  readonly strips: readonly Strip[];
  readonly tops: readonly number[];
  /** The strips of notes, without the divider. */
  readonly foot: readonly Strip[];
  /** The last part that was looked at. */
  readonly reached: number;
};
