/** How narrow and how wide a run of pieces can be set, and how many lines it takes at a width: cells, measured before they are set. */
import type { Extent } from './columns.ts';
import { breakKinds, hyphenPut } from './breaks.ts';
import { layOut, unrefined } from './material.ts';
import type { Piece } from './piece.ts';

/** Lengths in points. */
export type Measured = Extent & {
  /** As `least`, where words may be hyphenated. */
  readonly hyphenated: number;
  /** How many lines it takes, filled one after the other. Quick: it is asked for hundreds of widths. */
  readonly lines: (width: number) => number;
};

/** What takes no room. */
export const unfilled: Measured = { least: 0, hyphenated: 0, most: 0, lines: () => 1 };

/** Lays pieces out once, to be asked for many widths. */
export function measured(pieces: readonly Piece[]): Measured {
  const material = layOut(pieces, Infinity, { ...unrefined, justified: false });
  const { count, kind, endWidth, startWidth } = material;
  const ends = new Float64Array(count);
  const starts = new Float64Array(count);
  const forced = new Uint8Array(count);
  let breaks = 0;
  let turns = 0;
  let [least, hyphenated, most] = [0, 0, 0];
  let [fragment, word, line] = [0, 0, 0];
  for (let at = 0; at < count; at++) {
    const sort = kind[at] ?? 0;
    // Names are broken in need, but room is not counted on it.
    if (sort === breakKinds.rare) continue;
    const end = endWidth[at] ?? 0;
    const start = startWidth[at] ?? 0;
    hyphenated = Math.max(hyphenated, end - fragment);
    fragment = start;
    if (hyphenPut(sort) || sort === breakKinds.emergency) continue;
    least = Math.max(least, end - word);
    word = start;
    ends[breaks] = end;
    starts[breaks] = start;
    if (sort === breakKinds.forced) {
      most = Math.max(most, end - line);
      line = start;
      forced[breaks] = 1;
      turns++;
    }
    breaks++;
  }
  return { least, hyphenated, most, lines };

  function lines(width: number): number {
    if (width >= most - hair) return turns;
    let [taken, from, last] = [0, 0, -1];
    for (let at = 0; at < breaks; at++) {
      const end = ends[at] ?? 0;
      if (end - from > width + hair && last >= 0) {
        taken++;
        from = starts[last] ?? 0;
      }
      // A word that is wider than the column takes as many lines as it fills.
      const over = Math.ceil((end - from - hair) / width) - 1;
      if (over > 0) {
        taken += over;
        from += over * width;
      }
      last = at;
      if (forced[at] !== 1) continue;
      taken++;
      from = starts[at] ?? 0;
      last = -1;
    }
    return taken;
  }
}

/** A length too small to matter, in points. */
const hair = 1e-6;
