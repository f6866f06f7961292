/** Whether what is left of a paragraph could fill so many lines, by its width alone: a quick no to most ways that lead nowhere. */
import { breakKinds, glue } from './breaks.ts';
import type { Lengths } from './lengths.ts';
import type { Material } from './material.ts';

/** What lines may take. */
export type Slack = {
  /** The most that letters give, as a share of their width. */
  readonly give: number;
  /** The tension up to which lines are taken. */
  readonly tolerance: number;
};

/**
 * Opens a paragraph that is to fill `wanted` lines.
 * @returns tells whether what begins behind a break, or at the very start for -1, could fill what is wanted after `done` lines
 */
export function openRest(
  material: Material,
  { measure, indent, drop }: Lengths,
  wanted: number,
  { give, tolerance }: Slack,
): (from: number, done: number) => boolean {
  const { count, kind, endWidth, endSpace, endStretch, endShrink, startWidth, startSpace, startStretch, startShrink } = material;
  const last = count - 1;
  let forced = 0;
  for (let at = 0; at < count; at++) if (kind[at] === breakKinds.forced) forced++;
  // Spaces vanish at line ends, hyphens come, and stops hang out: by less than a twentieth of a line.
  const hair = 0.05 * measure;
  const natural = endWidth[last] ?? 0;
  const space = endSpace[last] ?? 0;
  const stretch = endStretch[last] ?? 0;
  const shrink = endShrink[last] ?? 0;
  return (from, done) => {
    const lines = wanted - done;
    if (lines < 1 || from === last) return lines === 0 && from === last;
    const width = natural - (from < 0 ? 0 : (startWidth[from] ?? 0));
    const given = give * (width - space + (from < 0 ? 0 : (startSpace[from] ?? 0)));
    let room = lines * measure - (done === 0 ? indent : 0);
    if (drop !== null) room -= Math.max(0, Math.min(drop.lines, wanted) - done) * drop.by;
    const tightest = width - given - (shrink - (from < 0 ? 0 : (startShrink[from] ?? 0))) * glue.shrink - hair * lines;
    if (tightest > room) return false;
    const widest =
      width + given + (stretch - (from < 0 ? 0 : (startStretch[from] ?? 0))) * (glue.stretch * tolerance + 0.05) + hair * lines;
    // A line that is ended by force need not be full.
    return widest >= room - Math.min(forced, lines) * measure;
  };
}
