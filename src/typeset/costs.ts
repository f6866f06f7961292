/** What the ways to break a paragraph cost, in TeX's units: a line's penalties are squared with its badness, the rest is added. */
import { breakKinds, hyphenPut } from './breaks.ts';

export type Costs = {
  /** Badness of a line whose letters and spaces are stretched to their full; it grows with the cube. */
  readonly badness: number;
  /** Penalties: a hyphen that the break puts there, one that was typed, a dash or a mark of an address. */
  readonly hyphen: number;
  /** One that is put in need only. */
  readonly rare: number;
  readonly explicit: number;
  readonly dash: number;
  /** For a word cut without a hyphen because nothing else helps. */
  readonly emergency: number;
  /** For each blemish of a break, as a share of the hyphen's penalty: a letter short of five on either side, or a line that ends with “a” or “I”. */
  readonly blemish: number;
  /** Added demerits. Per square of what a line's spaces differ from their natural width, as a share of it. */
  readonly colour: number;
  /** The same for the difference between neighbours. */
  readonly unevenness: number;
  /** Neighbours two of TeX’s classes apart; unevenness tells more. */
  readonly mismatch: number;
  /** Two hyphens in a row, where they can not be avoided. */
  readonly ladder: number;
  /** A hyphen before the last line. */
  readonly finalHyphen: number;
  /** The same word at the start, or at the end, of two lines in a row. */
  readonly stack: number;
  /** Spaces that lie under each other in three lines or more: for each line from the third on. */
  readonly river: number;
  /** A last line of a word or two; a part of it for one that stops just short of full. */
  readonly runt: number;
};

export const houseCosts: Costs = {
  badness: 38,
  hyphen: 205,
  rare: 215,
  explicit: 205,
  dash: 4,
  emergency: 5000,
  blemish: 0.09,
  colour: 72000,
  unevenness: 160000,
  mismatch: 0,
  ladder: 1e6,
  finalHyphen: 30000,
  stack: 120000,
  river: 13000,
  runt: 150000,
};

/** The penalty of a line that ends at a break of a sort. @param blemishes what is unlovely about this break */
export function penaltyOf(sort: number, blemishes: number, costs: Costs): number {
  if (sort === breakKinds.space) return blemishes * costs.blemish * costs.hyphen;
  if (sort === breakKinds.hyphen) return costs.hyphen * (1 + blemishes * costs.blemish);
  if (sort === breakKinds.rare) return costs.rare * (1 + blemishes * costs.blemish);
  if (sort === breakKinds.explicit) return costs.explicit;
  if (sort === breakKinds.dash || sort === breakKinds.address) return costs.dash;
  return sort === breakKinds.emergency ? costs.emergency : 0;
}

/** Whether a line that ends at a break of this sort ends with a hyphen. */
export function hyphenated(sort: number): boolean {
  return hyphenPut(sort) || sort === breakKinds.explicit;
}

/** Demerits of a line by itself. @param spaces the width of its spaces as a share of the natural one */
export function ownDemerits(pull: number, spaces: number, penalty: number, costs: Costs): number {
  // Beyond all tolerance the exact figure means nothing any more, but it must stay finite to be compared.
  const pulled = Math.min(Math.abs(pull), 50);
  const burden = 1 + costs.badness * pulled * pulled * pulled + penalty;
  const colour = Math.min(Math.abs(spaces - 1), 50);
  return burden * burden + costs.colour * colour * colour;
}

/** TeX's classes: tight, decent, loose, very loose. */
export function classOf(pull: number): number {
  return pull < -0.5 ? 0 : pull <= 0.5 ? 1 : pull <= 1 ? 2 : 3;
}

/** A last line shorter than this share of the measure is a runt. */
const runtShare = 0.12;

/**
 * What a last line costs for being too short, or for stopping just short of full.
 * @param filled the share of the measure that it fills, and @param short what is missing, in points
 * @param lonely whether it is one short word, or part of a word
 */
export function lastDemerits(filled: number, short: number, lonely: boolean, costs: Costs): number {
  if (lonely) return costs.runt * 1.3;
  if (filled < runtShare) return costs.runt * (1.3 - filled / runtShare);
  const nearlyFull = short > 0.5 && filled > 0.97;
  return nearlyFull ? costs.runt / 5 : 0;
}
