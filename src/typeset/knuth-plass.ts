/**
 * Total-fit line breaking: the breaks that make the sum of all lines' demerits least (D. E. Knuth and M. F. Plass, *Breaking
 * paragraphs into lines*, Software: Practice and Experience 11, 1981).
 *
 * Where Knuth and Plass keep the best way to each break, a state here is a *line*: the best way that ends with it. A break has
 * some four lines that can end there, so that is four times the work; but what two neighbouring lines cost each other (a tight
 * one beside a loose one, the same word twice at the edge) is then priced exactly. All is kept in flat typed arrays: the inner
 * loop runs tens of millions of times for a book.
 */
import { breakKinds, glue } from './breaks.ts';
import { classOf, ownDemerits, penaltyOf, type Costs } from './costs.ts';
import { dropOf, leftOf, type Lengths } from './lengths.ts';
import type { Material } from './material.ts';
import { fill, tension } from './stretch.ts';

export type Fit = {
  /** The break that ends each line. */
  readonly breaks: readonly number[];
  /** Lines that are wider than the measure because nothing in them can be broken. */
  readonly overfull: number;
  /** What all lines cost together; ways to set the same words in the same lengths are compared by it. */
  readonly demerits: number;
};

/** Tensions up to which lines are taken, tried in turn; what no line within the first can do, the next may. */
const tolerances = [1.1, 1.4, 2, 4, Infinity] as const;

/** The tension up to which lines are taken where their number is given: spaces of some 1.6 times their natural width. */
const loosest = 1.2;

/** A last line shorter than this share of the measure is a runt. */
const runtShare = 0.12;

/** Breaks a paragraph into as many lines as are best. */
export function totalFit(material: Material, lengths: Lengths, costs: Costs): Fit {
  for (const tolerance of tolerances) {
    const fit = fitWithin(material, lengths, costs, { tolerance, lines: null });
    if (fit !== null) return fit;
  }
  throw new Error('line breaking found no way, though the last pass takes every line');
}

/**
 * The best way to set a paragraph in exactly so many lines; null when each has a line that is too loose or too tight. Its
 * demerits are comparable to those of `totalFit`.
 */
export function fitInLines(material: Material, lengths: Lengths, costs: Costs, lines: number): Fit | null {
  if (!couldTake(material, lengths, -1, lines)) return null;
  return fitWithin(material, lengths, costs, { tolerance: loosest, lines });
}

export type Pass = {
  /** Lines are taken up to this tension. */
  readonly tolerance: number;
  /** The number of lines; null for as many as are best. */
  readonly lines: number | null;
};

/** One pass: the best breaks whose lines have a tension of at most `tolerance`; null when there are none. */
export function fitWithin(material: Material, lengths: Lengths, costs: Costs, { tolerance, lines: wanted }: Pass): Fit | null {
  const { count, kind, endWidth, endSpace, startWidth, startSpace, endWord, startWord, expansion } = material;
  const { measure, indent, drop } = lengths;
  // Punctuation hangs out of the first line only where nothing stands before it.
  const opening = leftOf(0, lengths) === 0 ? material.firstHang : -indent;
  /** Up to here lines are told apart by how many stand before them, because it matters. */
  const counted = wanted ?? drop?.lines ?? 0;

  // Lines in the order of the breaks that end them.
  let room = count * 8 + 16;
  let lineStart = new Int32Array(room);
  let linePrevious = new Int32Array(room);
  let lineClass = new Uint8Array(room);
  let lineSpace = new Float64Array(room);
  let lineDemerits = new Float64Array(room);
  let lineWide = new Uint8Array(room);
  let lines = 0;

  // Where lines can start: behind a break that lines end at. Those with as many lines before them stand together.
  let startRoom = count + 2;
  let startBreak = new Int32Array(startRoom);
  let startDone = new Int32Array(startRoom);
  /** The first of the lines that end there; the last stands before those of the next start. */
  let startFirst = new Int32Array(startRoom);
  startBreak[0] = -1;
  let starts = 1;
  /** Starts before this one have been left behind: whatever begins there is too long. */
  let oldest = 0;
  const finals: number[] = [];

  for (let at = 0; at < count; at++) {
    const sort = kind[at] ?? 0;
    const forced = sort === breakKinds.forced;
    // To cut a word anywhere is worse than any white: it waits for the pass that takes every line.
    if (sort === breakKinds.emergency && tolerance !== Infinity) continue;
    const before = starts;
    let stranded = -1;
    while (oldest < before && pullOf(oldest, at) < -1) stranded = oldest++;
    if (oldest === before) {
      // The line is too long whatever is done, and in the last pass it is taken as it is.
      if (tolerance !== Infinity || stranded < 0) return null;
      reserve();
      open(at, Math.min((startDone[stranded] ?? 0) + 1, counted));
      addLine(stranded, at, -1, 2 / 3, 0, penaltyOf(sort, costs) + 1e5);
      lineWide[lines - 1] = 1;
    } else if (counted === 0) {
      endLines(at, sort, before, 0);
    } else {
      let [least, most] = [counted, 0];
      for (let start = oldest; start < before; start++) {
        const done = startDone[start] ?? 0;
        if (done < least) least = done;
        if (done > most) most = done;
      }
      for (let done = least; done <= most; done++) endLines(at, sort, before, done);
    }
    if (forced) {
      oldest = before;
      if (oldest === starts) return null;
    }
  }
  return traced();

  /** How far the line from a start to a break is pulled; a line before a forced end need not be full. */
  function pullOf(start: number, at: number): number {
    const from = startBreak[start] ?? -1;
    const width = (endWidth[at] ?? 0) - (from < 0 ? opening : (startWidth[from] ?? 0));
    const short = measure - dropOf(startDone[start] ?? 0, drop) - width;
    if (short >= 0 && kind[at] === breakKinds.forced) return 0;
    const space = (endSpace[at] ?? 0) - (from < 0 ? 0 : (startSpace[from] ?? 0));
    return tension(short, width - space, space, expansion);
  }

  /** Adds the lines that end at a break and have `done` lines before them, from the longest to the first that is too loose. */
  function endLines(at: number, sort: number, before: number, done: number): void {
    if (wanted !== null && done >= wanted) return;
    const penalty = penaltyOf(sort, costs);
    let taken = 0;
    for (let start = oldest; start < before; start++) {
      if (startDone[start] !== done) continue;
      const pull = pullOf(start, at);
      if (pull < -1) continue;
      // In the last pass the fullest lines are taken however loose they are, so that every break is reached.
      if (tolerance === Infinity ? pull > 4 && taken >= 4 : pull > tolerance) break;
      if (taken === 0 && lastDone(at) !== Math.min(done + 1, counted)) open(at, Math.min(done + 1, counted));
      taken++;
      reserve();
      const from = startBreak[start] ?? -1;
      const width = (endWidth[at] ?? 0) - (from < 0 ? opening : (startWidth[from] ?? 0));
      const space = (endSpace[at] ?? 0) - (from < 0 ? 0 : (startSpace[from] ?? 0));
      const short = measure - dropOf(done, drop) - width;
      const spaces = pull === 0 ? 1 : fill(short, width - space, space, expansion).spaces;
      addLine(start, at, pull, spaces, short, penalty);
    }
  }

  /** How many lines stand before the youngest start if it lies behind `at`; -1 otherwise. */
  function lastDone(at: number): number {
    return startBreak[starts - 1] === at ? (startDone[starts - 1] ?? 0) : -1;
  }

  function open(at: number, done: number): void {
    if (starts + 1 >= startRoom) {
      startRoom *= 2;
      startBreak = wider(startBreak, new Int32Array(startRoom));
      startDone = wider(startDone, new Int32Array(startRoom));
      startFirst = wider(startFirst, new Int32Array(startRoom));
    }
    startBreak[starts] = at;
    startDone[starts] = done;
    startFirst[starts] = lines;
    starts++;
    if (at === count - 1) finals.push(starts - 1);
  }

  /** Adds the line from a start to a break behind the best line that can stand before it. */
  function addLine(start: number, at: number, pull: number, spaces: number, short: number, penalty: number): void {
    const from = startBreak[start] ?? -1;
    const own = ownDemerits(pull, penalty) + lastDemerits(from, at, short);
    const sort = classOf(pull);
    let best = from < 0 ? own : Infinity;
    let previous = -1;
    const ladder = from >= 0 && kind[from] === breakKinds.hyphen && kind[at] === breakKinds.hyphen ? costs.ladder : 0;
    const last = from < 0 ? 0 : (startFirst[start + 1] ?? 0);
    for (let line = startFirst[start] ?? 0; line < last; line++) {
      let sum = (lineDemerits[line] ?? 0) + own + ladder;
      if (sum >= best) continue;
      const uneven = spaces - (lineSpace[line] ?? 1);
      sum += costs.unevenness * uneven * uneven;
      if (costs.mismatch > 0 && Math.abs(sort - (lineClass[line] ?? 0)) > 1) sum += costs.mismatch;
      const earlier = startBreak[lineStart[line] ?? 0] ?? -1;
      if (startWord[from] !== 0 && startWord[from] === (earlier < 0 ? material.firstWord : startWord[earlier]))
        sum += costs.stack;
      if (endWord[at] !== 0 && endWord[at] === endWord[from]) sum += costs.stack;
      if (sum >= best) continue;
      best = sum;
      previous = line;
    }
    lineStart[lines] = start;
    linePrevious[lines] = previous;
    lineClass[lines] = sort;
    lineSpace[lines] = spaces;
    lineDemerits[lines] = best;
    lineWide[lines] = 0;
    lines++;
    startFirst[starts] = lines;
  }

  /** What the last line costs for being too short, for stopping just short of full, or for beginning with half a word. */
  function lastDemerits(from: number, at: number, short: number): number {
    if (at !== count - 1 || from < 0) return 0;
    const filled = 1 - short / measure;
    const runt = filled < runtShare ? costs.runt * (1.3 - filled / runtShare) : 0;
    const nearlyFull = short > 0.5 && short < 0.03 * measure ? costs.runt / 5 : 0;
    return runt + nearlyFull + (kind[from] === breakKinds.hyphen ? costs.finalHyphen : 0);
  }

  function traced(): Fit | null {
    let best = -1;
    for (const start of finals) {
      if (wanted !== null && startDone[start] !== wanted) continue;
      for (let line = startFirst[start] ?? 0; line < (startFirst[start + 1] ?? 0); line++) {
        if (best < 0 || (lineDemerits[line] ?? 0) < (lineDemerits[best] ?? 0)) best = line;
      }
    }
    if (best < 0) return null;
    const breaks: number[] = [count - 1];
    let overfull = 0;
    for (let line = best; line >= 0; line = linePrevious[line] ?? -1) {
      overfull += lineWide[line] ?? 0;
      const from = startBreak[lineStart[line] ?? 0] ?? -1;
      if (from >= 0) breaks.push(from);
    }
    return { breaks: breaks.reverse(), overfull, demerits: lineDemerits[best] ?? 0 };
  }

  function reserve(): void {
    if (lines < room) return;
    room *= 2;
    lineStart = wider(lineStart, new Int32Array(room));
    linePrevious = wider(linePrevious, new Int32Array(room));
    lineClass = wider(lineClass, new Uint8Array(room));
    lineSpace = wider(lineSpace, new Float64Array(room));
    lineDemerits = wider(lineDemerits, new Float64Array(room));
    lineWide = wider(lineWide, new Uint8Array(room));
  }
}

function wider<A extends Int32Array | Float64Array | Uint8Array>(old: A, fresh: A): A {
  fresh.set(old);
  return fresh;
}

/** Whether what stands behind break `from` could fill so many lines, by its width alone. */
function couldTake(material: Material, { measure, indent, drop }: Lengths, from: number, lines: number): boolean {
  const { count, endWidth, endSpace, startWidth, startSpace, expansion } = material;
  const space = (endSpace[count - 1] ?? 0) - (from < 0 ? 0 : (startSpace[from] ?? 0));
  const letters = (endWidth[count - 1] ?? 0) - (from < 0 ? 0 : (startWidth[from] ?? 0)) - space;
  const taken = indent + (drop === null ? 0 : Math.min(drop.lines, lines) * drop.by);
  // Spaces vanish at line ends, hyphens come, and stops hang out: by less than a twentieth of a line.
  const hair = 0.05 * measure * lines;
  const tightest = letters * (1 - expansion) + space * (1 - glue.shrink) - hair;
  const widest = letters * (1 + expansion) + space * 1.7 + hair;
  return tightest <= lines * measure - taken && widest >= (lines - 1) * measure - taken;
}
