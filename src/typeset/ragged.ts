/**
 * Ragged setting: lines keep their natural spaces, and the breaks are those whose line ends differ least.
 *
 * The sum of the squares of what each line falls short of a comfortable length is made least. Squares spread the white over
 * all lines, which balances a heading of two lines as well as it smooths a paragraph's edge.
 */
import { breakKinds } from './breaks.ts';
import type { Material } from './material.ts';
import type { Fit } from './knuth-plass.ts';
import type { Lengths } from './lengths.ts';

/** Breaks a paragraph. @param balance whether the last line counts like the others, as it does in headings */
export function raggedFit(material: Material, { measure, indent }: Lengths, balance: boolean): Fit {
  const { count, kind, endWidth, startWidth } = material;
  const cost = new Float64Array(count).fill(Infinity);
  const previous = new Int32Array(count).fill(-1);
  const overfull = new Int32Array(count);
  let first = -1;
  for (let at = 0; at < count; at++) {
    const forced = kind[at] === breakKinds.forced;
    const last = at === count - 1;
    let nearest = Infinity;
    // Starts are tried from the nearest backwards, until a line grows too wide: no earlier start can make it narrower.
    for (let from = at - 1; from >= first; from--) {
      const before = from < 0 ? 0 : (cost[from] ?? Infinity);
      if (before === Infinity) continue;
      const width = (endWidth[at] ?? 0) - (from < 0 ? -indent : (startWidth[from] ?? 0));
      const short = measure - width;
      nearest = Math.min(nearest, width);
      if (short < -1e-9) {
        if (nearest < width) break;
        // Even the shortest line is too wide: it is taken as it is, or nothing would ever follow.
        take(at, from, before + 1e9 + width, (overfull[from] ?? 0) + 1);
        continue;
      }
      const loose = forced && !(last && balance) ? 0 : (short / measure) ** 2;
      const hyphen = kind[at] === breakKinds.hyphen ? 0.2 : kind[at] === breakKinds.emergency ? 100 : 0;
      // One more line costs a little, so that balancing never adds one.
      take(at, from, before + loose + hyphen + (balance ? 10 : 0.001), from < 0 ? 0 : (overfull[from] ?? 0));
    }
    if (forced) first = at;
  }
  const breaks: number[] = [];
  for (let at = count - 1; at >= 0; at = previous[at] ?? -1) breaks.push(at);
  return { breaks: breaks.reverse(), overfull: overfull[count - 1] ?? 0, demerits: cost[count - 1] ?? 0 };

  function take(at: number, from: number, total: number, wide: number): void {
    if (total >= (cost[at] ?? 0)) return;
    cost[at] = total;
    previous[at] = from;
    overfull[at] = wide;
  }
}
