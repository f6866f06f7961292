/** Whether what is left of a paragraph could fill so many lines, by its width alone: a quick no to most ways that lead nowhere. */
import { breakKinds, glue } from './breaks.ts';
import type { Lengths } from './lengths.ts';
import type { Material } from './material.ts';

/** What is asked of lines. */
export type Slack = {
  /** How many there are to be. */
  readonly wanted: number;
  /** What stands before the first letter of the first, or hangs out there if positive, in points. */
  readonly opening: number;
  /** The most that letters give, as a share of their width. */
  readonly give: number;
  /** The tension up to which they are taken; not infinite. */
  readonly tolerance: number;
};

/** A length too small to matter, in points. */
const hair = 1e-3;

/**
 * Opens a paragraph that is to fill a number of lines.
 * @returns tells whether what begins behind a break, or at the very start for -1, could fill what is wanted after `done` lines; never
 * no where it can
 */
export function openRest(
  material: Material,
  { measure, drop }: Lengths,
  { wanted, opening, give, tolerance }: Slack,
): (from: number, done: number) => boolean {
  const { count, kind, endWidth, endSpace, endStretch, endShrink, startWidth, startSpace, startStretch, startShrink } = material;
  const last = count - 1;
  let forced = 0;
  // What a break takes away or brings: a space vanishes, a hyphen comes, stops hang out. Of letters only what it brings matters.
  let [gone, come, letters] = [0, 0, 0];
  for (let at = 0; at < last; at++) {
    if (kind[at] === breakKinds.forced) forced++;
    const change = (endWidth[at] ?? 0) - (startWidth[at] ?? 0);
    const lettered = change - (endSpace[at] ?? 0) + (startSpace[at] ?? 0);
    if (-change > gone) gone = -change;
    if (change > come) come = change;
    if (lettered > letters) letters = lettered;
  }
  // As `tension` has it: of what spaces give in a loose line, letters have taken a tenth before.
  const loosest = glue.stretch * (give > 0 ? (tolerance - 0.1) / 0.9 : tolerance);
  const natural = endWidth[last] ?? 0;
  const space = endSpace[last] ?? 0;
  const stretch = endStretch[last] ?? 0;
  const shrink = endShrink[last] ?? 0;
  return (from, done) => {
    const lines = wanted - done;
    if (lines < 1 || from === last) return lines === 0 && from === last;
    const width = natural - (from < 0 ? opening : (startWidth[from] ?? 0));
    const lettered = width - space + (from < 0 ? 0 : (startSpace[from] ?? 0)) + letters * (lines - 1);
    let room = lines * measure;
    if (drop !== null) room -= Math.max(0, Math.min(drop.lines, wanted) - done) * drop.by;
    const shrunk = give * lettered + (shrink - (from < 0 ? 0 : (startShrink[from] ?? 0))) * glue.shrink;
    if (width - gone * (lines - 1) - shrunk > room + hair) return false;
    const stretched = give * lettered + (stretch - (from < 0 ? 0 : (startStretch[from] ?? 0))) * loosest;
    // A line that is ended by force need not be full, and the last one is.
    return width + come * (lines - 1) + stretched >= room - Math.min(forced + 1, lines) * measure - hair;
  };
}
