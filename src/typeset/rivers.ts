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
import { openSlab } from './slab.ts';
import { giveOf } from './stretch.ts';

/** The spaces of lines, in rows: each is known by the number of its first space. */
export type Rivers = {
  /** Measures the spaces of a line that begins behind a break, ends at another, and has `done` lines before it. @returns their row */
  readonly measure: (from: number, at: number, done: number) => number;
  /** Follows chains from the row of a line to that of the next. @returns whether there are any */
  readonly follow: (above: number, below: number) => boolean;
  /** How much a row adds to the rivers that lead to the one above: for each that becomes three lines or longer, its length less two. */
  readonly weight: (above: number, below: number) => number;
  /** Whether there are many more rows than were kept last. */
  readonly crowded: () => boolean;
  /** Lets go of all rows but those that lines have from `first` to before `last`: they get other numbers. -1 stands for none. */
  readonly keep: (rows: Int32Array, first: number, last: number) => void;
};

/** Fewer spaces than this are kept to the end of a paragraph. */
const few = 1 << 16;

/** @param opening what stands before the first letter of the first line, or hangs out there if positive, in points */
export function openRivers(material: Material, { measure, drop }: Lengths, opening: number): Rivers {
  const { kind, endWidth, endSpace, startWidth, startSpace, expansion } = material;
  const { lettersBefore, spaceBefore, stretchBefore, shrinkBefore, wide, stretch, shrink, index } = spacesOf(material);
  let room = 64 + 4 * material.count;
  let gaps = openGaps(room);
  let count = 0;
  let crowd = Math.max(few, room);

  return {
    measure: (from, at, done) => {
      const row = count;
      const spacesBefore = from < 0 ? 0 : (startSpace[from] ?? 0);
      const space = (endSpace[at] ?? 0) - spacesBefore;
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
      const flexed = full && flex > 0 ? (short - give) / flex : 0;
      // Where a space begins: the letters before it widened, and the spaces before it.
      const base = dropped - (origin - spacesBefore) * letters - spacesBefore - flexBefore * flexed;
      const gaveBefore = tight ? shrinkBefore : stretchBefore;
      const gives = tight ? shrink : stretch;
      let next = from < 0 ? 0 : (index[from] ?? 0);
      if (from >= 0 && kind[from] === breakKinds.space) next++;
      const until = space > 0 ? (index[at] ?? 0) : next;
      if (count + until - next >= room) {
        room = 2 * (count + until - next + 1);
        gaps = openGaps(room, gaps);
      }
      const { left, right } = gaps;
      for (; next < until; next++, count++) {
        const x = base + (lettersBefore[next] ?? 0) * letters + (spaceBefore[next] ?? 0) + (gaveBefore[next] ?? 0) * flexed;
        left[count] = x;
        right[count] = x + (wide[next] ?? 0) + (gives[next] ?? 0) * flexed;
      }
      left[count] = right[count] = Infinity;
      count++;
      return row;
    },
    follow: (above, below) => {
      const { left, right, length } = gaps;
      let some = false;
      let j = below;
      for (let i = above; left[i] !== Infinity; i++) {
        const a0 = left[i] ?? 0;
        const a1 = right[i] ?? 0;
        while ((right[j] ?? 0) <= a0) j++;
        for (let under = j; (left[under] ?? 0) < a1; under++) {
          if (!overlap(a0, a1, left[under] ?? 0, right[under] ?? 0)) continue;
          length[under] = Math.min((length[i] ?? 0) + 1, 255);
          some = true;
        }
      }
      return some;
    },
    weight: (above, below) => {
      const { left, right, length } = gaps;
      let sum = 0;
      let first = below;
      for (let i = above; left[i] !== Infinity; i++) {
        const lines = length[i] ?? 0;
        if (lines === 0) continue;
        const a0 = left[i] ?? 0;
        const a1 = right[i] ?? 0;
        while ((right[first] ?? 0) <= a0) first++;
        for (let j = first; (left[j] ?? 0) < a1; j++) {
          if (!overlap(a0, a1, left[j] ?? 0, right[j] ?? 0)) continue;
          sum += lines;
          break;
        }
      }
      return sum;
    },
    crowded: () => count > crowd,
    keep: (rows, first, last) => {
      const { left, right, length } = gaps;
      room = Math.min(room, 2 * count);
      const kept = openGaps(room);
      count = 0;
      for (let line = first; line < last; line++) {
        let from = rows[line] ?? -1;
        if (from === -1) continue;
        rows[line] = count;
        do {
          kept.left[count] = left[from] ?? 0;
          kept.right[count] = right[from] ?? 0;
          kept.length[count] = length[from] ?? 0;
          count++;
        } while (left[from++] !== Infinity);
      }
      gaps = kept;
      crowd = Math.max(few, 4 * count);
    },
  };
}

/** Where each space of a row begins and ends, in points, and how many lines back the chain goes that it ends. A row ends at infinity. */
type Gaps = { readonly left: Float64Array; readonly right: Float64Array; readonly length: Uint8Array };

function openGaps(room: number, old: Gaps | null = null): Gaps {
  const { doubles, bytes } = openSlab(room, 17);
  return { left: doubles(old?.left), right: doubles(old?.right), length: bytes(old?.length) };
}

/** The spaces of a material, side by side as they are gone through; lengths are in points. */
type Spaces = {
  /** What stands before each: letters, spaces, and what those spaces give beside each other in a loose line and in a tight one. */
  readonly lettersBefore: Float64Array;
  readonly spaceBefore: Float64Array;
  readonly stretchBefore: Float64Array;
  readonly shrinkBefore: Float64Array;
  /** Its width, and what it gives itself. */
  readonly wide: Float64Array;
  readonly stretch: Float64Array;
  readonly shrink: Float64Array;
  /** By break: how many of them stand before it. */
  readonly index: Int32Array;
};

function spacesOf(material: Material): Spaces {
  const { count, kind, endWidth, endHang, endSpace, endStretch, endShrink, startSpace, startStretch, startShrink } = material;
  const { doubles, integers } = openSlab(count, 60);
  const spaces: Spaces = {
    lettersBefore: doubles(),
    spaceBefore: doubles(),
    stretchBefore: doubles(),
    shrinkBefore: doubles(),
    wide: doubles(),
    stretch: doubles(),
    shrink: doubles(),
    index: integers(),
  };
  const { lettersBefore, spaceBefore, stretchBefore, shrinkBefore, wide, stretch, shrink, index } = spaces;
  let found = 0;
  for (let at = 0; at < count; at++) {
    index[at] = found;
    if (kind[at] !== breakKinds.space) continue;
    spaceBefore[found] = endSpace[at] ?? 0;
    stretchBefore[found] = endStretch[at] ?? 0;
    shrinkBefore[found] = endShrink[at] ?? 0;
    lettersBefore[found] = (endWidth[at] ?? 0) + (endHang[at] ?? 0) - (endSpace[at] ?? 0);
    wide[found] = (startSpace[at] ?? 0) - (endSpace[at] ?? 0);
    stretch[found] = (startStretch[at] ?? 0) - (endStretch[at] ?? 0);
    shrink[found] = (startShrink[at] ?? 0) - (endShrink[at] ?? 0);
    found++;
  }
  return spaces;
}

/** Whether two spaces in neighbouring lines that touch each other share at least half of the narrower one's width. */
function overlap(a0: number, a1: number, b0: number, b1: number): boolean {
  const shared = (a1 < b1 ? a1 : b1) - (a0 > b0 ? a0 : b0);
  return shared >= 0.5 * (a1 - a0 < b1 - b0 ? a1 - a0 : b1 - b0);
}
