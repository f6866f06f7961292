/**
 * Ragged setting: lines keep their natural spaces, and the breaks are those whose line ends look best.
 *
 * The sum of the squares of what each line misses of the wanted raggedness is made least. Squares spread the white over all
 * lines, which balances a heading of two lines as well as it smooths a paragraph's edge. On top of it stand what a reader
 * stumbles over: a line that ends with a word that leans on the next, or with the short first word of a sentence, or a last line of one short word.
 */
import { leaningWords } from '../text/leaning.ts';
import { breakKinds, hyphenPut } from './breaks.ts';
import { points } from './font.ts';
import type { Fit } from './knuth-plass.ts';
import { dropOf, type Lengths } from './lengths.ts';
import type { Material } from './material.ts';

/** The costs of a line, beside the square of what it misses, as a share of the measure. */
const costs = { hyphen: 0.05, emergency: 100, leaning: 0.03, stranded: 0.01, lonely: 0.03, overfull: 1e9 } as const;

/** What a line of text falls short by when its end is neither stiff nor torn, in ems. */
const wanted = 0.6;

/** Shorter words are not hyphenated: the edge need not be straight. As a share of the measure. */
const longWord = 0.4;

/** Breaks a paragraph. @param balance whether the last line counts like the others, as it does in headings */
export function raggedFit(material: Material, { measure, indent, drop }: Lengths, balance: boolean): Fit {
  const { count, kind, endWidth, startWidth } = material;
  const cost = new Float64Array(count).fill(Infinity);
  const previous = new Int32Array(count).fill(-1);
  const overfull = new Int32Array(count);
  /** How many lines stand before the one that begins behind a break, where that matters. */
  const done = new Int32Array(count);
  const font = material.source[0]?.font ?? null;
  const target = balance || font === null ? 0 : Math.min(wanted * font.size, measure / 10);
  const leaning = leaningWords(font?.cut.language ?? '');
  let first = -1;
  for (let at = 0; at < count; at++) {
    const sort = kind[at] ?? 0;
    const forced = sort === breakKinds.forced;
    if (hyphenPut(sort) && !isLong(at)) continue;
    const own = endCost(at, sort);
    const last = at === count - 1;
    let nearest = Infinity;
    // Starts are tried from the nearest backwards, until a line grows too wide: no earlier start can make it narrower.
    for (let from = at - 1; from >= first; from--) {
      const before = from < 0 ? 0 : (cost[from] ?? Infinity);
      if (before === Infinity) continue;
      const width = (endWidth[at] ?? 0) - (from < 0 ? -indent : (startWidth[from] ?? 0));
      const short = measure - dropOf(from < 0 ? 0 : (done[from] ?? 0), drop) - width;
      nearest = Math.min(nearest, width);
      if (short < -1e-9) {
        if (nearest < width) break;
        // Even the shortest line is too wide: it is taken as it is, or nothing would ever follow.
        take(at, from, before + costs.overfull + width, (from < 0 ? 0 : (overfull[from] ?? 0)) + 1);
        continue;
      }
      const loose = forced && !(last && balance) ? 0 : ((short - target) / measure) ** 2;
      const lonely = last && from >= material.lonely ? costs.lonely : 0;
      // One more line costs a little, so that balancing never adds one.
      take(at, from, before + loose + lonely + own + (balance ? 10 : 0.001), from < 0 ? 0 : (overfull[from] ?? 0));
    }
    if (forced) first = at;
  }
  const breaks: number[] = [];
  for (let at = count - 1; at >= 0; at = previous[at] ?? -1) breaks.push(at);
  return { breaks: breaks.reverse(), overfull: overfull[count - 1] ?? 0, give: 0, demerits: cost[count - 1] ?? 0 };

  function take(at: number, from: number, total: number, wide: number): void {
    if (total >= (cost[at] ?? 0)) return;
    cost[at] = total;
    previous[at] = from;
    overfull[at] = wide;
    done[at] = from < 0 ? 1 : (done[from] ?? 0) + 1;
  }

  function isLong(at: number): boolean {
    const fragment = material.fragment[at] ?? 0;
    const source = material.source[fragment];
    return source !== undefined && points(source.font, material.shaped[fragment]?.width ?? 0) > longWord * measure;
  }

  /** What is unlovely about a line that ends at a break, whatever its length. */
  function endCost(at: number, sort: number): number {
    if (sort === breakKinds.emergency) return costs.emergency;
    if (hyphenPut(sort)) return costs.hyphen;
    // A heading is too short for a reader to get used to words that are divided, even where they have a hyphen.
    if (balance && sort === breakKinds.explicit) return costs.hyphen;
    if (sort !== breakKinds.space) return 0;
    const fragment = material.fragment[at] ?? 0;
    const word = material.shaped[fragment]?.text ?? '';
    if (balance && leaning.has(word.toLowerCase())) return costs.leaning;
    const begins = /[.!?…]['"’”»]?$/.test(material.shaped[fragment - 1]?.text ?? '');
    return begins && word.length <= 3 ? costs.stranded : 0;
  }
}
