/**
 * Total-fit line breaking: the breaks that make the sum of all lines' demerits least (D. E. Knuth and M. F. Plass, *Breaking
 * paragraphs into lines*, Software: Practice and Experience 11, 1981).
 *
 * Where Knuth and Plass keep the best way to each break, a state here is a *line*: the best way that ends with it. A break has
 * some eight lines that can end there, so that is eight times the work; but what two neighbouring lines cost each other (a tight
 * one beside a loose one, the same word twice at the edge) is then priced exactly. All is kept in flat typed arrays: the inner
 * loop runs tens of millions of times for a book.
 */
import { breakKinds } from './breaks.ts';
import type { Material } from './material.ts';
import { fill, tension } from './stretch.ts';

/** What the ways to end a line cost, in TeX's units. */
export type Costs = {
  readonly hyphen: number;
  readonly explicit: number;
  /** For a word cut without a hyphen because nothing else helps. */
  readonly emergency: number;
  /** Added demerits: two hyphens in a row, a hyphen before the last line, neighbours two of TeX’s classes apart (unevenness tells more). */
  readonly ladder: number;
  readonly finalHyphen: number;
  readonly mismatch: number;
  /** Per square of the difference between the spaces of neighbours, as shares of the natural space. */
  readonly unevenness: number;
  /** The same word at the start, or at the end, of two lines in a row. */
  readonly stack: number;
  /** A last line of a word or two, and one that stops just short of full. */
  readonly runt: number;
};

export const houseCosts: Costs = {
  hyphen: 100,
  explicit: 50,
  emergency: 5000,
  ladder: 20000,
  finalHyphen: 30000,
  mismatch: 0,
  unevenness: 30000,
  stack: 15000,
  runt: 50000,
};

/** Tensions up to which lines are taken, tried in turn; what no line within the first can do, the next may. */
const tolerances = [1.1, 1.4, 2, 4, Infinity] as const;

/** A last line shorter than this share of the measure is a runt. */
const runtShare = 0.12;

export type Fit = {
  /** The break that ends each line. */
  readonly breaks: readonly number[];
  /** Lines that are wider than the measure because nothing in them can be broken. */
  readonly overfull: number;
};

/** Breaks a paragraph. @param measure and @param indent of the first line, in points */
export function totalFit(material: Material, measure: number, indent: number, costs: Costs): Fit {
  for (const tolerance of tolerances) {
    const fit = fitWithin(material, measure, indent, costs, tolerance);
    if (fit !== null) return fit;
  }
  throw new Error('line breaking found no way, though the last pass takes every line');
}

/** One pass: the best breaks whose lines have a tension of at most `tolerance`; null when there are none. */
export function fitWithin(material: Material, measure: number, indent: number, costs: Costs, tolerance: number): Fit | null {
  const { count, kind, endWidth, endSpace, startWidth, startSpace, endWord, startWord, expansion } = material;
  // Punctuation hangs out of the first line only where no indent stands before it.
  const opening = indent === 0 ? material.firstHang : -indent;

  // Lines in the order of the breaks that end them; those that end at one break stand together.
  let room = count * 8 + 16;
  let lineStart = new Int32Array(room);
  let linePrevious = new Int32Array(room);
  let lineTension = new Float64Array(room);
  let lineSpace = new Float64Array(room);
  let lineDemerits = new Float64Array(room);
  let lineWide = new Uint8Array(room);
  let lines = 0;
  const firstLine = new Int32Array(count + 1);
  /** Breaks that a line can still start behind; -1 is the start of the paragraph. */
  const active = new Int32Array(count + 1);
  active[0] = -1;
  let alive = 1;

  for (let at = 0; at < count; at++) {
    const sort = kind[at] ?? 0;
    const forced = sort === breakKinds.forced;
    // To cut a word anywhere is worse than any white: it waits for the pass that takes every line.
    if (sort === breakKinds.emergency && tolerance !== Infinity) {
      firstLine[at] = lines;
      continue;
    }
    const penalty = penaltyOf(sort, costs);
    const end = endWidth[at] ?? 0;
    const endSpaces = endSpace[at] ?? 0;
    firstLine[at] = lines;
    let kept = 0;
    let stranded = -2;
    for (let index = 0; index < alive; index++) {
      const from = active[index] ?? -1;
      const width = end - (from < 0 ? opening : (startWidth[from] ?? 0));
      const space = endSpaces - (from < 0 ? 0 : (startSpace[from] ?? 0));
      const letters = width - space;
      const short = measure - width;
      const open = forced && short >= 0;
      const pull = open ? 0 : tension(short, letters, space, expansion);
      if (pull < -1) {
        stranded = from;
        continue;
      }
      if (!forced) active[kept++] = from;
      if (pull <= tolerance) addLine(from, at, pull, open ? 1 : fill(short, letters, space, expansion).spaces, penalty, short);
    }
    alive = kept;
    if (lines > (firstLine[at] ?? 0)) active[alive++] = at;
    else if (alive === 0) {
      // Every start has been left behind: the line is too long whatever is done, and in the last pass it is taken as it is.
      if (tolerance !== Infinity || stranded < -1) return null;
      addLine(stranded, at, -1, 2 / 3, penalty + 1e5, 0);
      lineWide[lines - 1] = 1;
      active[alive++] = at;
    }
  }
  firstLine[count] = lines;
  return traced();

  /** Adds the line between two breaks behind the best line that can stand before it. */
  function addLine(from: number, at: number, pull: number, spaces: number, penalty: number, short: number): void {
    if (lines === room) grow();
    const own = ownDemerits(pull, penalty) + lastDemerits(from, at, short);
    let best = from < 0 ? own : Infinity;
    let previous = -1;
    const ladder = from >= 0 && kind[from] === breakKinds.hyphen && kind[at] === breakKinds.hyphen ? costs.ladder : 0;
    const lastBefore = from < 0 ? lines : (firstLine[from + 1] ?? 0);
    for (let line = from < 0 ? lines : (firstLine[from] ?? 0); line < lastBefore; line++) {
      let sum = (lineDemerits[line] ?? 0) + own + ladder;
      if (sum >= best) continue;
      const uneven = spaces - (lineSpace[line] ?? 1);
      sum += costs.unevenness * uneven * uneven;
      if (costs.mismatch > 0 && Math.abs(classOf(pull) - classOf(lineTension[line] ?? 0)) > 1) sum += costs.mismatch;
      const before = lineStart[line] ?? -1;
      if (startWord[from] !== 0 && startWord[from] === (before < 0 ? material.firstWord : startWord[before])) sum += costs.stack;
      if (endWord[at] !== 0 && endWord[at] === endWord[from]) sum += costs.stack;
      if (sum >= best) continue;
      best = sum;
      previous = line;
    }
    lineStart[lines] = from;
    linePrevious[lines] = previous;
    lineTension[lines] = pull;
    lineSpace[lines] = spaces;
    lineDemerits[lines] = best;
    lineWide[lines] = 0;
    lines++;
  }

  /** What the last line costs for being too short, for stopping just short of full, or for beginning with half a word. */
  function lastDemerits(from: number, at: number, short: number): number {
    if (at !== count - 1 || from < 0) return 0;
    const filled = 1 - short / measure;
    const runt = filled < runtShare ? costs.runt * (1.3 - filled / runtShare) : 0;
    const nearlyFull = short > 0.5 && short < 0.03 * measure ? costs.runt / 5 : 0;
    return runt + nearlyFull + (kind[from] === breakKinds.hyphen ? costs.finalHyphen : 0);
  }

  function traced(): Fit {
    let line = firstLine[count - 1] ?? 0;
    for (let other = line + 1; other < lines; other++) if ((lineDemerits[other] ?? 0) < (lineDemerits[line] ?? 0)) line = other;
    const breaks: number[] = [count - 1];
    let overfull = 0;
    for (; line >= 0; line = linePrevious[line] ?? -1) {
      overfull += lineWide[line] ?? 0;
      const start = lineStart[line] ?? -1;
      if (start >= 0) breaks.push(start);
    }
    return { breaks: breaks.reverse(), overfull };
  }

  function grow(): void {
    room *= 2;
    const wider = <A extends Int32Array | Float64Array | Uint8Array>(old: A, fresh: A): A => {
      fresh.set(old);
      return fresh;
    };
    lineStart = wider(lineStart, new Int32Array(room));
    linePrevious = wider(linePrevious, new Int32Array(room));
    lineTension = wider(lineTension, new Float64Array(room));
    lineSpace = wider(lineSpace, new Float64Array(room));
    lineDemerits = wider(lineDemerits, new Float64Array(room));
    lineWide = wider(lineWide, new Uint8Array(room));
  }
}

function penaltyOf(sort: number, costs: Costs): number {
  if (sort === breakKinds.hyphen) return costs.hyphen;
  if (sort === breakKinds.explicit) return costs.explicit;
  return sort === breakKinds.emergency ? costs.emergency : 0;
}

function ownDemerits(pull: number, penalty: number): number {
  // Beyond all tolerance the exact figure means nothing any more, but it must stay finite to be compared.
  const badness = 100 * Math.min(Math.abs(pull), 1e3) ** 3;
  return (1 + badness + penalty) ** 2;
}

/** TeX's classes: tight, decent, loose, very loose. */
function classOf(pull: number): number {
  return pull < -0.5 ? 0 : pull <= 0.5 ? 1 : pull <= 1 ? 2 : 3;
}
