/**
 * Total-fit line breaking: the breaks that make the sum of all lines' demerits least (D. E. Knuth and M. F. Plass, *Breaking
 * paragraphs into lines*, Software: Practice and Experience 11, 1981).
 *
 * The active list is an array of node numbers and nodes are entries in flat arrays, so that the inner loop neither allocates
 * nor follows an object: it runs some five million times for a book.
 */
import { breakKinds, glue } from './breaks.ts';
import type { Material } from './material.ts';

/** What the ways to end a line cost, in TeX's units. */
export type Costs = {
  readonly hyphen: number;
  readonly explicit: number;
  /** For a word cut without a hyphen because nothing else helps. */
  readonly emergency: number;
  /** Added demerits: two hyphens in a row, a hyphen on the last line but one, neighbours of unlike spacing, a short last line. */
  readonly ladder: number;
  readonly finalHyphen: number;
  readonly mismatch: number;
  readonly runt: number;
};

export const houseCosts: Costs = {
  hyphen: 60,
  explicit: 50,
  emergency: 5000,
  ladder: 10000,
  finalHyphen: 30000,
  mismatch: 10000,
  runt: 20000,
};

/** Stretch ratios up to which lines are taken, tried in turn; the first pass takes no hyphens. */
const passes = [
  { tolerance: 1, hyphens: false },
  { tolerance: 1.3, hyphens: true },
  { tolerance: 2, hyphens: true },
  { tolerance: 4, hyphens: true },
  { tolerance: Infinity, hyphens: true },
] as const;

export type Fit = {
  /** The break that ends each line. */
  readonly breaks: readonly number[];
  /** Lines that are wider than the measure because nothing in them can be broken. */
  readonly overfull: number;
};

/**
 * Breaks a paragraph.
 * @param measure of a line in points, by its number counted from 0
 * @param indent of the first line, in points; negative to let it hang out
 */
export function totalFit(material: Material, measure: (line: number) => number, indent: number, costs: Costs): Fit {
  for (const pass of passes) {
    const fit = fitWithin(material, measure, indent, costs, pass.tolerance, pass.hyphens);
    if (fit !== null) return fit;
  }
  throw new Error('line breaking found no way, though the last pass takes every line');
}

/**
 * One pass: the best breaks whose lines all stretch at most `tolerance`; null when there are none.
 * @param hyphens whether words may be hyphenated
 */
export function fitWithin(
  material: Material,
  measure: (line: number) => number,
  indent: number,
  costs: Costs,
  tolerance: number,
  hyphens: boolean,
): Fit | null {
  const { count, kind, endWidth, endSpace, startWidth, startSpace, expansion } = material;
  // Punctuation hangs out of the first line only where no indent stands before it.
  const opening = indent === 0 ? material.firstHang : -indent;
  const room = count * 4 + 1;
  const nodeBreak = new Int32Array(room);
  const nodePrevious = new Int32Array(room);
  const nodeLine = new Int32Array(room);
  const nodeFitness = new Uint8Array(room);
  const nodeDemerits = new Float64Array(room);
  const nodeOverfull = new Int32Array(room);
  const active = new Int32Array(room);
  const best = new Float64Array(4);
  const bestFrom = new Int32Array(4);
  nodeBreak[0] = -1;
  nodePrevious[0] = -1;
  nodeFitness[0] = 1;
  let nodes = 1;
  let alive = 1;
  active[0] = 0;

  for (let at = 0; at < count; at++) {
    const sort = kind[at] ?? 0;
    if (sort === breakKinds.hyphen && !hyphens) continue;
    const forced = sort === breakKinds.forced;
    const last = at === count - 1;
    const penalty =
      sort === breakKinds.hyphen
        ? costs.hyphen
        : sort === breakKinds.explicit
          ? costs.explicit
          : sort === breakKinds.emergency
            ? costs.emergency
            : 0;
    best.fill(Infinity);
    let kept = 0;
    let stranded = -1;
    for (let index = 0; index < alive; index++) {
      const node = active[index] ?? 0;
      const from = nodeBreak[node] ?? -1;
      const line = nodeLine[node] ?? 0;
      const width = (endWidth[at] ?? 0) - (from < 0 ? opening : (startWidth[from] ?? 0));
      const space = (endSpace[at] ?? 0) - (from < 0 ? 0 : (startSpace[from] ?? 0));
      const short = measure(line) - width;
      const ratio = ratioOf(short, space, (width - space) * expansion, forced);
      if (ratio < -1) {
        stranded = node;
        continue;
      }
      if (!forced) active[kept++] = node;
      if (ratio > tolerance) continue;
      const demerits =
        (nodeDemerits[node] ?? 0) + lineDemerits(ratio, penalty) + pairDemerits(node, from, ratio, sort, last, short, line);
      const fitness = fitnessOf(ratio);
      if (demerits < (best[fitness] ?? 0)) {
        best[fitness] = demerits;
        bestFrom[fitness] = node;
      }
    }
    alive = kept;
    let reached = false;
    for (let fitness = 0; fitness < 4; fitness++) {
      if (best[fitness] === Infinity) continue;
      reached = true;
      addNode(at, bestFrom[fitness] ?? 0, fitness, best[fitness] ?? 0, 0);
    }
    // Every start has been left behind: the line is too long whatever is done, and in the last pass it is taken as it is.
    if (!reached && alive === 0) {
      if (tolerance !== Infinity || stranded < 0) return null;
      addNode(at, stranded, 1, (nodeDemerits[stranded] ?? 0) + 1e9, 1);
    }
  }

  let winner = active[0] ?? 0;
  for (let index = 1; index < alive; index++) {
    const node = active[index] ?? 0;
    if ((nodeDemerits[node] ?? 0) < (nodeDemerits[winner] ?? 0)) winner = node;
  }
  const breaks: number[] = [];
  for (let node = winner; node > 0; node = nodePrevious[node] ?? 0) breaks.push(nodeBreak[node] ?? 0);
  return { breaks: breaks.reverse(), overfull: nodeOverfull[winner] ?? 0 };

  function addNode(at: number, previous: number, fitness: number, demerits: number, overfull: number): void {
    nodeBreak[nodes] = at;
    nodePrevious[nodes] = previous;
    nodeLine[nodes] = (nodeLine[previous] ?? 0) + 1;
    nodeFitness[nodes] = fitness;
    nodeDemerits[nodes] = demerits;
    nodeOverfull[nodes] = (nodeOverfull[previous] ?? 0) + overfull;
    active[alive++] = nodes++;
  }

  function pairDemerits(
    node: number,
    from: number,
    ratio: number,
    sort: number,
    last: boolean,
    short: number,
    line: number,
  ): number {
    let sum = from >= 0 && Math.abs(fitnessOf(ratio) - (nodeFitness[node] ?? 1)) > 1 ? costs.mismatch : 0;
    const hyphenBefore = from >= 0 && kind[from] === breakKinds.hyphen;
    if (hyphenBefore && sort === breakKinds.hyphen) sum += costs.ladder;
    if (last && from >= 0) {
      if (hyphenBefore) sum += costs.finalHyphen;
      const filled = 1 - short / measure(line);
      if (filled < 0.12) sum += costs.runt * (1.3 - filled / 0.12);
    }
    return sum;
  }
}

/**
 * How far a line is stretched (1 is all that its spaces and letters give) or shrunk (-1 is all that they yield).
 * @param space width of its spaces, and @param letters what its letters can give, in points
 */
function ratioOf(short: number, space: number, letters: number, forced: boolean): number {
  if (short >= 0) {
    const stretch = space * glue.stretch + letters;
    return forced ? 0 : stretch > 0 ? short / stretch : short < 1e-9 ? 0 : Infinity;
  }
  const shrink = space * glue.shrink + letters;
  return short > -1e-9 ? 0 : shrink > 0 ? short / shrink : -Infinity;
}

function lineDemerits(ratio: number, penalty: number): number {
  // Beyond all tolerance the exact figure means nothing any more, but it must stay finite to be compared.
  const badness = 100 * Math.min(Math.abs(ratio), 1e3) ** 3;
  return (1 + badness + penalty) ** 2;
}

/** TeX's classes: tight, decent, loose, very loose. */
function fitnessOf(ratio: number): number {
  return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}
