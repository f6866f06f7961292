/** What the ways to break a paragraph cost, in TeX's units. */
import { breakKinds } from './breaks.ts';

export type Costs = {
  readonly hyphen: number;
  readonly explicit: number;
  /** For a word cut without a hyphen because nothing else helps. */
  readonly emergency: number;
  /** Added demerits: two hyphens in a row, a hyphen before the last line, neighbours two of TeX’s classes apart (unevenness tells more). */
  readonly ladder: number;
  readonly finalHyphen: number;
  readonly mismatch: number;
  /** Per square of the difference between the spaces of neighbours, as shares of the natural space. */
  readonly unevenness: number;
  /** The same word at the start, or at the end, of two lines in a row. */
  readonly stack: number;
  /** A last line of a word or two, and one that stops just short of full. */
  readonly runt: number;
};

export const houseCosts: Costs = {
  hyphen: 100,
  explicit: 50,
  emergency: 5000,
  ladder: 20000,
  finalHyphen: 30000,
  mismatch: 0,
  unevenness: 30000,
  stack: 15000,
  runt: 50000,
};

export function penaltyOf(sort: number, costs: Costs): number {
  if (sort === breakKinds.hyphen) return costs.hyphen;
  if (sort === breakKinds.explicit) return costs.explicit;
  return sort === breakKinds.emergency ? costs.emergency : 0;
}

/** Demerits of a line by itself. */
export function ownDemerits(pull: number, penalty: number): number {
  // Beyond all tolerance the exact figure means nothing any more, but it must stay finite to be compared.
  const badness = 100 * Math.min(Math.abs(pull), 50) ** 3;
  return (1 + badness + penalty) ** 2;
}

/** TeX's classes: tight, decent, loose, very loose. */
export function classOf(pull: number): number {
  return pull < -0.5 ? 0 : pull <= 0.5 ? 1 : pull <= 1 ? 2 : 3;
}
