/** What waits for the head of a page: how it is set there. */
import type { Stock } from './frame.ts';
import type { Galley } from './galley.ts';

/**
 * By how many lines all parts that wait are set smaller, so that one more of them stands on the page; 0 where that helps nothing.
 * @param fits whether strips have room on it
 */
export function smallerBy(waiting: readonly number[], stock: Stock, fits: (group: Galley) => boolean): number {
  let best = 0;
  let most = standing(waiting, 0, stock, fits);
  for (let delta = -1; most < waiting.length && most > 0; delta--) {
    if (waiting.every((index) => stock.setting(index, delta) === null)) break;
    const count = standing(waiting, delta, stock, fits);
    if (count > most) [best, most] = [delta, count];
  }
  return best;
}

/** How many of them stand below each other, each set smaller by some lines if it can be. */
function standing(waiting: readonly number[], delta: number, stock: Stock, fits: (group: Galley) => boolean): number {
  let group: Galley = [];
  const beyond = waiting.findIndex((index) => {
    group = [...group, ...((stock.setting(index, delta) ?? stock.setting(index, 0))?.strips ?? [])];
    return !fits(group);
  });
  return beyond < 0 ? waiting.length : beyond;
}
