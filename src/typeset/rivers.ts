/**
 * Rivers: spaces that lie under each other in line after line, so that white runs down the page.
 *
 * A space goes on with one of the line before when they share at least half of the narrower one's width. Such chains are followed
 * along the best way to each line. What a line before costs the next is then exact; which of the ways to the same line has fewer
 * chains is not asked.
 */
import { breakKinds } from './breaks.ts';
import { dropOf, type Lengths } from './lengths.ts';
import type { Material } from './material.ts';
import { longer, openSlab, type Slab } from './slab.ts';
import { giveOf } from './stretch.ts';

/** Chains of a line, as a range of their numbers. */
export type Rivers = {
  /** Measures a line's spaces for `weight`: it begins behind a break, ends at another, and has `done` lines before it. */
  readonly measure: (from: number, at: number, done: number) => void;
  /** How much the measured line adds to the rivers of the one before, whose chains are given: for each that becomes three lines or longer, its length less two. */
  readonly weight: (first: number, last: number) => number;
  /**
   * Finds the chains of a line from those of the line before.
   * @returns the number of the first; `count()` gives the one after the last
   */
  readonly follow: (before: Placed, first: number, last: number, line: Placed) => number;
  readonly count: () => number;
};

/** A line by its breaks, and how many lines stand before it. */
export type Placed = { readonly from: number; readonly at: number; readonly done: number };

/** The spaces of a line: where each begins and ends, in points. */
type Gaps = { left: Float64Array; right: Float64Array; count: number };

/** @param opening what stands before the first letter of the first line, or hangs out there if positive, in points */
export function openRivers(material: Material, { measure, drop }: Lengths, opening: number): Rivers {
  const { kind, endWidth, endSpace, startWidth, startSpace, expansion } = material;
  let room = 64;
  const slab = openSlab(room, 9 * 8);
  let spaces: Spaces | null = null;
  let left = slab.doubles();
  let right = slab.doubles();
  const above = openGaps(slab);
  const below = openGaps(slab);
  const asked = openGaps(slab);
  let length = slab.integers();
  let chains = 0;

  return {
    measure: (from, at, done) => place(from, at, done, asked),
    weight: (first, last) => {
      let sum = 0;
      let gap = 0;
      for (let chain = first; chain < last; chain++) {
        const a0 = left[chain] ?? 0;
        const a1 = right[chain] ?? 0;
        while (gap < asked.count && (asked.right[gap] ?? 0) < a0) gap++;
        for (let under = gap; under < asked.count && (asked.left[under] ?? 0) < a1; under++) {
          if (!overlap(a0, a1, asked.left[under] ?? 0, asked.right[under] ?? 0)) continue;
          sum += (length[chain] ?? 2) - 1;
          break;
        }
      }
      return sum;
    },
    follow: (before, first, last, line) => {
      const start = chains;
      place(before.from, before.at, before.done, above);
      if (above.count > 0) place(line.from, line.at, line.done, below);
      let chain = first;
      for (let i = 0, j = 0; i < above.count && j < below.count;) {
        const a0 = above.left[i] ?? 0;
        const a1 = above.right[i] ?? 0;
        const b0 = below.left[j] ?? 0;
        const b1 = below.right[j] ?? 0;
        if (overlap(a0, a1, b0, b1)) {
          while (chain < last && (right[chain] ?? 0) < a1 - 1e-6) chain++;
          const lines = chain < last && (left[chain] ?? 0) < a1 ? (length[chain] ?? 1) : 1;
          add(b0, b1, Math.min(lines + 1, 255));
        }
        if (a1 < b1) i++;
        else j++;
      }
      return start;
    },
    count: () => chains,
  };

  function add(from: number, to: number, lines: number): void {
    if (chains === room) {
      room *= 2;
      left = longer(left, new Float64Array(room));
      right = longer(right, new Float64Array(room));
      length = longer(length, new Int32Array(room));
    }
    left[chains] = from;
    right[chains] = to;
    length[chains] = lines;
    chains++;
  }

  /** Finds where the spaces of a line come to stand. */
  function place(from: number, at: number, done: number, gaps: Gaps): void {
    gaps.count = 0;
    const spacesBefore = from < 0 ? 0 : (startSpace[from] ?? 0);
    const space = (endSpace[at] ?? 0) - spacesBefore;
    if (space <= 0) return;
    const origin = from < 0 ? opening : (startWidth[from] ?? 0);
    const width = (endWidth[at] ?? 0) - origin;
    const dropped = dropOf(done, drop);
    const short = measure - dropped - width;
    const full = kind[at] !== breakKinds.forced || short < 0;
    const tight = short < 0;
    const flexBefore = from < 0 ? 0 : ((tight ? material.startShrink : material.startStretch)[from] ?? 0);
    const flex = ((tight ? material.endShrink : material.endStretch)[at] ?? 0) - flexBefore;
    const give = full ? giveOf(short, width - space, expansion) : 0;
    const letters = width > space ? 1 + give / (width - space) : 1;
    const stretch = full && flex > 0 ? (short - give) / flex : 0;
    // Where a space begins: the letters before it widened, and the spaces before it.
    const base = dropped - (origin - spacesBefore) * letters - spacesBefore - flexBefore * stretch;
    spaces ??= spacesOf(material);
    const { index, lettersBefore, spaceBefore, own } = spaces;
    const gaveBefore = tight ? spaces.shrinkBefore : spaces.stretchBefore;
    const gives = tight ? spaces.shrink : spaces.stretch;
    const until = index[at] ?? 0;
    let next = from < 0 ? 0 : (index[from] ?? 0);
    if (from >= 0 && kind[from] === breakKinds.space) next++;
    const room = gaps.left.length;
    if (until - next > room) {
      gaps.left = new Float64Array(2 * (until - next));
      gaps.right = new Float64Array(2 * (until - next));
    }
    const { left: lefts, right: rights } = gaps;
    for (let gap = 0; next < until; gap++, next++) {
      const x = base + (lettersBefore[next] ?? 0) * letters + (spaceBefore[next] ?? 0) + (gaveBefore[next] ?? 0) * stretch;
      lefts[gap] = x;
      rights[gap] = x + (own[next] ?? 0) - (spaceBefore[next] ?? 0) + (gives[next] ?? 0) * stretch;
      gaps.count++;
    }
  }
}

/** The spaces of a material, side by side as they are gone through; lengths are in points. */
type Spaces = {
  /** What stands before each: letters, spaces, and what those spaces give beside each other in a loose line and in a tight one. */
  readonly lettersBefore: Float64Array;
  readonly spaceBefore: Float64Array;
  readonly stretchBefore: Float64Array;
  readonly shrinkBefore: Float64Array;
  /** All spaces up to its end, and what it gives itself. */
  readonly own: Float64Array;
  readonly stretch: Float64Array;
  readonly shrink: Float64Array;
  /** By break: how many of them stand before it. */
  readonly index: Int32Array;
};

function spacesOf(material: Material): Spaces {
  const { count, kind, endWidth, endHang, endSpace, endStretch, endShrink } = material;
  const { doubles, integers } = openSlab(count, 60);
  const spaces: Spaces = {
    lettersBefore: doubles(),
    spaceBefore: doubles(),
    stretchBefore: doubles(),
    shrinkBefore: doubles(),
    own: doubles(),
    stretch: doubles(),
    shrink: doubles(),
    index: integers(),
  };
  let found = 0;
  for (let at = 0; at < count; at++) {
    spaces.index[at] = found;
    if (kind[at] !== breakKinds.space) continue;
    const [before, stretchBefore, shrinkBefore] = [endSpace[at] ?? 0, endStretch[at] ?? 0, endShrink[at] ?? 0];
    spaces.lettersBefore[found] = (endWidth[at] ?? 0) + (endHang[at] ?? 0) - before;
    spaces.spaceBefore[found] = before;
    spaces.stretchBefore[found] = stretchBefore;
    spaces.shrinkBefore[found] = shrinkBefore;
    spaces.own[found] = material.startSpace[at] ?? 0;
    spaces.stretch[found] = (material.startStretch[at] ?? 0) - stretchBefore;
    spaces.shrink[found] = (material.startShrink[at] ?? 0) - shrinkBefore;
    found++;
  }
  return spaces;
}

function openGaps({ doubles }: Slab): Gaps {
  return { left: doubles(), right: doubles(), count: 0 };
}

/** Whether two spaces in neighbouring lines share at least half of the narrower one's width. */
function overlap(a0: number, a1: number, b0: number, b1: number): boolean {
  const shared = (a1 < b1 ? a1 : b1) - (a0 > b0 ? a0 : b0);
  return shared > 0 && shared >= 0.5 * (a1 - a0 < b1 - b0 ? a1 - a0 : b1 - b0);
}
