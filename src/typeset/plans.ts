/** What could be set longer or shorter on a page, the likely things first. */
import { wait, type Plan, type Start, type Stock } from './frame.ts';
import type { OpenStock } from './stock.ts';

/** How many parts are tried for each change of length, by level. */
const tries = [0, 5, 10, 10] as const;
/** How many of them are tried two at a time. */
const paired = [0, 0, 6, 4] as const;

/** Plans for a frame that begins at `start` and in which part `reached` was the last that had any room. */
export function plans(start: Start, reached: number, level: number, stock: OpenStock): readonly Plan[] {
  const open: number[] = [];
  const floating: number[] = [];
  for (let index = start.place.part + (start.place.strip > 0 ? 1 : 0); index <= reached; index++) {
    const part = stock.part(index);
    if (part?.kind !== 'flex') continue;
    open.push(index);
    if (part.floats) floating.push(index);
  }
  const settingOf = level >= 3 ? stock.settingInNeed : stock.setting;
  const likely = (delta: number, most: number): readonly number[] =>
    open
      .map((index) => ({ index, strain: strainOf(index, delta, level >= 3, stock) }))
      .filter(({ strain }) => strain < Infinity)
      .sort((a, b) => a.strain - b.strain || a.index - b.index)
      .slice(0, most)
      .map(({ index }) => index)
      .filter((index) => settingOf(index, delta) !== null);

  const most = tries[level] ?? 0;
  const found: Plan[] = [];
  for (const delta of [1, -1]) {
    const single = likely(delta, most);
    for (const index of single) found.push(new Map([[index, delta]]));
    if (level < 2) continue;
    const some = single.slice(0, paired[level] ?? 0);
    for (const [at, a] of some.entries())
      for (const b of some.slice(at + 1))
        found.push(
          new Map([
            [a, delta],
            [b, delta],
          ]),
        );
    if (level > 2) continue;
    for (const index of likely(2 * delta, most / 2)) found.push(new Map([[index, 2 * delta]]));
    // Where much is missing, all that can give gives a little.
    for (let count = 3; count <= single.length; count++)
      found.push(new Map(single.slice(0, count).map((index) => [index, delta])));
  }
  if (level === 2) for (const delta of [-3, -4]) for (const index of likely(delta, 2)) found.push(new Map([[index, delta]]));
  for (const index of floating) found.push(new Map([[index, wait]]));
  return found;
}

function strainOf(index: number, delta: number, inNeed: boolean, stock: Stock): number {
  const part = stock.part(index);
  return part?.kind === 'flex' ? part.strain(delta, inNeed) : Infinity;
}
