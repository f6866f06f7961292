/** What it costs to end a frame at a place: a table, and the few sums that need it. */
import type { End, Frame } from './frame.ts';
import type { Strip } from './galley.ts';

/** In the demerits of line breaking. */
export const costs = {
  /** What must stay together is torn asunder. */
  torn: 1e9,
  /** A line of a paragraph stands alone. */
  lonely: 1e7,
  /** A word is left half behind: over the turn of a page, or to the page or column beside. */
  brokenTurn: 3e5,
  broken: 6e4,
  /** The rest of a note goes over; too little of it stands on either page. */
  noteSplit: 3e5,
  noteGone: 2e6,
  /** Nothing of a note stands with its mark. */
  noteAway: 8e6,
  /** A picture stands a page later than it could. */
  wait: 1e4,
  /** A line or two of text stand at the foot, below what has waited. */
  stub: 2e5,
  /** The last page has nothing on it but what has waited. */
  strayed: 1e6,
  /** The last page has too few lines, and each line that it lacks. */
  tooFew: 2e5,
  few: 3e4,
  /** A line left free: alone, beside a page with as many, or where that does not matter. */
  short: 1e6,
  shortAlike: 1e5,
  shortLoose: 2e4,
} as const;

/** Of ending behind a strip. */
export function heldCost(strip: Strip, frame: Frame): number {
  if (strip.keep) return costs.torn;
  if (strip.lonely) return costs.lonely;
  return strip.broken ? (frame.turns ? costs.brokenTurn : costs.broken) : 0;
}

/** What is wrong with an end that costs so much by what stands before it. */
export function flawOf(held: number): End['flaw'] {
  return held < costs.lonely ? null : held < costs.torn ? 'lonely' : 'torn';
}

/** A page so many lines short is short: each further line costs but this share of one, less than to pull white apart for it. */
const farShort = 5;
const further = 0.3;

/** Of lines left free. @param before how many are in the frame before */
export function shortCost(short: number, before: number, frame: Frame): number {
  if (frame.loose) return short * costs.shortLoose;
  if (frame.beside && short === before) return short * costs.shortAlike;
  const lines = frame.beside ? Math.abs(short - before) : short;
  const seen = Math.min(lines, farShort);
  return (seen * Math.sqrt(seen) + (lines - seen) * further) * costs.short;
}

/** Of so many lines on the last page. */
export function fewCost(lines: number, { fewest }: Frame): number {
  return lines < fewest ? costs.tooFew + (fewest - lines) * costs.few : 0;
}

/** Of a last page with nothing on it but what has waited; beside other columns it is no page of its own. */
export function strayedCost({ fewest }: Frame): number {
  return fewest > 0 ? costs.strayed : 0;
}
