/** The title: as large as the room for it allows. */
import { setBlock, type Block, type Setting } from './block.ts';
import type { Case, Cast } from './case.ts';

/** Sizes in pixels: of a title of a few letters; that under which words may be broken, and of one whose words are; the smallest of all. */
const sizes = { most: 560, legible: 110, broken: 150, least: 8 } as const;
/** From each size to the next smaller one. */
const step = 0.97;
/** How much of its size a title may give up for good lines; and what it gives up for even ones, and for one that ends with a word. */
const least = 0.75;
const worths = { even: 2, undivided: 0.2 } as const;

const ladder: readonly number[] = Array.from(
  { length: Math.ceil(Math.log(sizes.least / sizes.most) / Math.log(step)) },
  (_, at) => Math.round(sizes.most * step ** at * 10) / 10,
);

/**
 * Sets a title in the largest size in which it is no higher than `height` pixels, in whole words. Where a long word would make it
 * small, words are broken, with hyphens where its language has them, so that it can be read from afar; it is never cut off.
 */
export function setTitle(
  text: string,
  cast: Omit<Cast, 'size' | 'hyphens'>,
  setting: Setting,
  height: number,
  from: Case,
): Block {
  const set = (size: number, hyphens: boolean): Block => setBlock(text, { ...cast, size, hyphens }, setting, from);
  const whole = largest(ladder, (size) => {
    const block = set(size, false);
    return block.whole && block.height <= height;
  });
  if (whole >= sizes.legible) return shapely(whole, (size) => set(size, false));
  const smaller = ladder.filter((size) => size <= sizes.broken);
  const broken = largest(smaller, (size) => set(size, true).height <= height);
  return broken > whole ? set(broken, true) : set(whole, false);
}

/** The best of the blocks in a size and in those that are not much smaller: large, and even. */
function shapely(size: number, set: (size: number) => Block): Block {
  let [best, most] = [set(size), -Infinity];
  for (const other of ladder.filter((it) => it <= size && it >= Math.max(size * least, sizes.legible))) {
    const block = set(other);
    const worth = Math.log(other) - worths.even * block.raggedness - worths.undivided * block.divided;
    if (block.whole && worth > most) [best, most] = [block, worth];
  }
  return best;
}

/** The largest of falling sizes that fits; the last where none does. What fits, fits in smaller sizes too. */
function largest(falling: readonly number[], fits: (size: number) => boolean): number {
  let [from, to] = [0, falling.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (fits(falling[middle] ?? 0)) to = middle;
    else from = middle + 1;
  }
  return falling[from] ?? sizes.least;
}
