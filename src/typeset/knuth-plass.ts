/**
 * Total-fit line breaking: the breaks that make the sum of all lines' demerits least (D. E. Knuth and M. F. Plass, *Breaking
 * paragraphs into lines*, Software: Practice and Experience 11, 1981).
 *
 * Where Knuth and Plass keep the best way to each break, a state here is a *line*: the best way that ends with it. A break has
 * some four lines that can end there, so that is four times the work; but what two neighbouring lines cost each other (a tight
 * one beside a loose one, the same word twice at the edge) is then priced exactly. All is kept in flat typed arrays: the inner
 * loop runs tens of millions of times for a book.
 */
import { breakKinds, hyphenPut } from './breaks.ts';
import { classOf, hyphenated, lastDemerits, ownDemerits, penaltyOf, type Costs } from './costs.ts';
import { dropOf, leftOf, type Lengths } from './lengths.ts';
import { giveIn, type Material } from './material.ts';
import { openRest } from './rest.ts';
import { openRivers, type Rivers } from './rivers.ts';
import { openSlab } from './slab.ts';
import { spacesOf, tension } from './stretch.ts';

export type Fit = {
  /** The break that ends each line. */
  readonly breaks: readonly number[];
  /** Lines that are wider than the measure because nothing in them can be broken. */
  readonly overfull: number;
  /** The most that letters give in its lines, as a share of their width. */
  readonly give: number;
  /** What all lines cost together; ways to set the same words in the same lengths are compared by it. */
  readonly demerits: number;
};

/** What one pass takes. */
export type Pass = {
  /** Lines are taken up to this tension. */
  readonly tolerance: number;
  /** Whether names and the like may be hyphenated. */
  readonly rare: boolean;
  /** Whether two hyphens may follow each other. */
  readonly ladders: boolean;
  /** How much of the room between letters may be given, in times of what is usual. */
  readonly between: number;
};

/** Whether a line goes on with chains of spaces. */
const [unasked, unchained, chained] = [0, 1, 2] as const;

/** Room for lines at first. */
const firstRoom = 4096;

/** One pass: the best breaks that it takes; null when there are none. @param wanted the number of lines; null for the best */
export function fitWithin(
  material: Material,
  lengths: Lengths,
  costs: Costs,
  { tolerance, rare, ladders, between }: Pass,
  wanted: number | null = null,
): Fit | null {
  const { count, kind, blemish, endWord, startWord, endWidth, endSpace, endStretch, endShrink } = material;
  const { measure, indent, drop } = lengths;
  const give = giveIn(material, between);
  // Punctuation hangs out of the first line only where nothing stands before it.
  const opening = leftOf(0, lengths) === 0 ? material.firstHang : -indent;
  /** Up to here lines are told apart by how many stand before them, because it matters. */
  const counted = wanted ?? drop?.lines ?? 0;
  const couldFill = wanted === null ? null : openRest(material, lengths, { wanted, opening, give, tolerance });
  if (couldFill !== null && !couldFill(-1, 0)) return null;

  // Of a paragraph that goes on for a book, a pass may fail at its first line: room is made as it is needed.
  let room = Math.min(count + 16, firstRoom);
  let lists = openLines(room);
  let { lineStart, lineEnd, linePrevious, lineClass, lineSpace, lineDemerits, lineWide, lineRow, lineChained } = lists;
  let lines = 0;
  let startRoom = Math.min(count + 2, firstRoom);
  let places = openStarts(startRoom);
  let { startBreak, startDone, startFirst, startLeast, widthBefore, lettersBefore, stretchBefore, shrinkBefore } = places;
  startBreak[0] = -1;
  widthBefore[0] = lettersBefore[0] = opening;
  let starts = 1;
  /** Starts before this one have been left behind: whatever begins there is too long. */
  let oldest = 0;
  const finals: number[] = [];
  // The line that is being looked at: as arguments of a function these numbers would be boxed anew for every line.
  const tried = { pull: NaN, spaces: NaN, short: NaN, penalty: NaN };

  /** Opened for a third line: two have no rivers. */
  let rivers: Rivers | null = null;

  for (let at = 0; at < count; at++) {
    const sort = kind[at] ?? 0;
    const forced = sort === breakKinds.forced;
    // To cut a word anywhere is worse than any white: it waits for the pass that takes every line.
    if (sort === breakKinds.emergency && tolerance !== Infinity) continue;
    if (sort === breakKinds.rare && !rare) continue;
    const before = starts;
    let stranded = -1;
    while (oldest < before && tooLong(oldest, at)) stranded = oldest++;
    if (oldest === before) {
      // The line is too long whatever is done, and in the last pass it is taken as it is.
      if (tolerance !== Infinity || stranded < 0) return null;
      reserve();
      open(at, Math.min((startDone[stranded] ?? 0) + 1, counted));
      Object.assign(tried, { pull: -1, spaces: 2 / 3, short: 0, penalty: penaltyOf(sort, blemish[at] ?? 0, costs) + 1e5 });
      addLine(stranded, at);
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
    clear();
  }
  return traced();

  /** Whether what lies between a start and a break is too long for a line whatever is done. */
  function tooLong(start: number, at: number): boolean {
    const dropped = drop === null ? 0 : dropOf(startDone[start] ?? 0, drop);
    const short = measure - dropped - (endWidth[at] ?? 0) + (widthBefore[start] ?? 0);
    if (short >= 0) return false;
    const letters = (endWidth[at] ?? 0) - (endSpace[at] ?? 0) - (lettersBefore[start] ?? 0);
    return tension(short, letters, (endShrink[at] ?? 0) - (shrinkBefore[start] ?? 0), give) < -1;
  }

  /** Adds the lines that end at a break and have `done` lines before them, from the longest to the first that is too loose. */
  function endLines(at: number, sort: number, before: number, done: number): void {
    if (wanted !== null && done >= wanted) return;
    tried.penalty = penaltyOf(sort, blemish[at] ?? 0, costs);
    const forced = sort === breakKinds.forced;
    const room = measure - (drop === null ? 0 : dropOf(done, drop)) - (endWidth[at] ?? 0);
    const ended = (endWidth[at] ?? 0) - (endSpace[at] ?? 0);
    let taken = 0;
    for (let start = oldest; start < before; start++) {
      if (startDone[start] !== done) continue;
      // What the line lacks, in points (below zero it is more than full), and what its letters measure and its spaces give.
      const short = room + (widthBefore[start] ?? 0);
      const last = forced && short >= 0;
      const letters = ended - (lettersBefore[start] ?? 0);
      const flex =
        short < 0 ? (endShrink[at] ?? 0) - (shrinkBefore[start] ?? 0) : (endStretch[at] ?? 0) - (stretchBefore[start] ?? 0);
      const pull = last ? 0 : tension(short, letters, flex, give);
      if (pull < -1) continue;
      // In the last pass the fullest lines are taken however loose they are, so that every break is reached.
      if (tolerance === Infinity ? pull > 4 && taken >= 4 : pull > tolerance) break;
      if (taken === 0 && couldFill !== null && !couldFill(at, done + 1)) return;
      if (taken === 0 && lastDone(at) !== Math.min(done + 1, counted)) open(at, Math.min(done + 1, counted));
      taken++;
      reserve();
      tried.pull = pull;
      tried.spaces = last ? 1 : spacesOf(short, letters, flex, give);
      tried.short = short;
      addLine(start, at);
    }
  }

  /** How many lines stand before the youngest start if it lies behind `at`; -1 otherwise. */
  function lastDone(at: number): number {
    return startBreak[starts - 1] === at ? (startDone[starts - 1] ?? 0) : -1;
  }

  function open(at: number, done: number): void {
    if (starts + 1 >= startRoom) {
      startRoom *= 2;
      places = openStarts(startRoom, places);
      ({ startBreak, startDone, startFirst, startLeast, widthBefore, lettersBefore, stretchBefore, shrinkBefore } = places);
    }
    startBreak[starts] = at;
    startDone[starts] = done;
    startFirst[starts] = lines;
    startLeast[starts] = -1;
    widthBefore[starts] = material.startWidth[at] ?? 0;
    lettersBefore[starts] = (material.startWidth[at] ?? 0) - (material.startSpace[at] ?? 0);
    stretchBefore[starts] = material.startStretch[at] ?? 0;
    shrinkBefore[starts] = material.startShrink[at] ?? 0;
    starts++;
    startFirst[starts] = lines;
    if (at === count - 1) finals.push(starts - 1);
  }

  /** Adds the line that is tried, from a start to a break, behind the best line that can stand before it. */
  function addLine(start: number, at: number): void {
    const { pull, spaces, short, penalty } = tried;
    const from = startBreak[start] ?? -1;
    const sort = classOf(pull);
    let own = ownDemerits(pull, spaces, penalty, costs);
    lineStart[lines] = start;
    lineEnd[lines] = at;
    lineRow[lines] = -1;
    let best = from < 0 ? own : Infinity;
    let previous = -1;
    if (from >= 0) {
      const ladder = hyphenated(kind[from] ?? 0) && hyphenated(kind[at] ?? 0);
      if (ladder && !ladders) return;
      if (ladder) own += costs.ladder;
      if (at === count - 1) own += lastCost(from, short);
      if (endWord[at] !== 0 && endWord[at] === endWord[from]) own += costs.stack;
      const first = startFirst[start] ?? 0;
      const last = startFirst[start + 1] ?? 0;
      const least = startLeast[start] ?? 0;
      // The cheapest line first: most others are ruled out by it at once.
      for (let turn = first - 1; turn < last; turn++) {
        const line = turn < first ? least : turn;
        if (turn === least || line >= last) continue;
        let sum = (lineDemerits[line] ?? 0) + own;
        if (sum >= best) continue;
        const uneven = spaces - (lineSpace[line] ?? 1);
        sum += costs.unevenness * uneven * uneven;
        if (costs.mismatch > 0 && Math.abs(sort - (lineClass[line] ?? 0)) > 1) sum += costs.mismatch;
        if (costs.river > 0 && sum < best) sum += costs.river * riversBehind(line);
        if (sum >= best) continue;
        best = sum;
        previous = line;
      }
      if (previous < 0) return;
    }
    // The line behind it, whichever that is, begins with the same word.
    if (startWord[at] !== 0 && startWord[at] === (from < 0 ? material.firstWord : startWord[from])) best += costs.stack;
    linePrevious[lines] = previous;
    lineClass[lines] = sort;
    lineSpace[lines] = spaces;
    lineDemerits[lines] = best;
    lineWide[lines] = 0;
    lineChained[lines] = unasked;
    lines++;
    startFirst[starts] = lines;
    if (best < (lineDemerits[startLeast[starts - 1] ?? 0] ?? 0) || startLeast[starts - 1] === -1)
      startLeast[starts - 1] = lines - 1;
  }

  /** What the last line costs, when it starts behind a break. */
  function lastCost(from: number, short: number): number {
    const lonely = from >= material.lonely;
    const hyphen = hyphenPut(kind[from] ?? 0) ? costs.finalHyphen : 0;
    return lastDemerits(1 - short / measure, short, lonely, costs) + hyphen;
  }

  /** How much the line that is tried adds to rivers behind another. */
  function riversBehind(line: number): number {
    const previous = linePrevious[line] ?? -1;
    if (previous < 0) return 0;
    rivers ??= openRivers(material, lengths, opening);
    if (lineChained[line] === unasked) {
      lineChained[line] = rivers.follow(rowOf(previous, rivers), rowOf(line, rivers)) ? chained : unchained;
    }
    return lineChained[line] === chained ? rivers.weight(rowOf(line, rivers), rowOf(lines, rivers)) : 0;
  }

  /** The row of a line's spaces. They are measured when they are first asked for. */
  function rowOf(line: number, { measure }: Rivers): number {
    const start = lineStart[line] ?? 0;
    if (lineRow[line] === -1) lineRow[line] = measure(startBreak[start] ?? -1, lineEnd[line] ?? 0, startDone[start] ?? 0);
    return lineRow[line] ?? 0;
  }

  /** Lets go of the rows that no line will ask for: all but those of lines that others can follow, and of the lines before them. */
  function clear(): void {
    if (rivers === null || !rivers.crowded()) return;
    let first = startFirst[oldest] ?? 0;
    for (let line = first; line < lines; line++) {
      const previous = linePrevious[line] ?? -1;
      if (previous >= 0 && previous < first) first = previous;
    }
    rivers.keep(lineRow, first, lines);
  }

  function traced(): Fit | null {
    let best = -1;
    for (const start of finals) {
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
    return { breaks: breaks.reverse(), overfull, give, demerits: lineDemerits[best] ?? 0 };
  }

  function reserve(): void {
    if (lines < room) return;
    room *= 2;
    lists = openLines(room, lists);
    ({ lineStart, lineEnd, linePrevious, lineClass, lineSpace, lineDemerits, lineWide, lineRow, lineChained } = lists);
  }
}

/** Lines, in the order of the breaks that end them. */
type Lines = {
  /** Where each starts and ends, and the best line before it. */
  readonly lineStart: Int32Array;
  readonly lineEnd: Int32Array;
  readonly linePrevious: Int32Array;
  readonly lineClass: Uint8Array;
  readonly lineWide: Uint8Array;
  readonly lineSpace: Float64Array;
  readonly lineDemerits: Float64Array;
  /** The row of its spaces, -1 until it is asked for; and whether chains lead to it. */
  readonly lineRow: Int32Array;
  readonly lineChained: Uint8Array;
};

function openLines(room: number, old: Lines | null = null): Lines {
  const { doubles, integers, bytes } = openSlab(room, 35);
  return {
    lineSpace: doubles(old?.lineSpace),
    lineDemerits: doubles(old?.lineDemerits),
    lineStart: integers(old?.lineStart),
    lineEnd: integers(old?.lineEnd),
    linePrevious: integers(old?.linePrevious),
    lineRow: integers(old?.lineRow),
    lineClass: bytes(old?.lineClass),
    lineWide: bytes(old?.lineWide),
    lineChained: bytes(old?.lineChained),
  };
}

/** Where lines can start: behind a break that lines end at. Those with as many lines before them stand together. */
type Starts = {
  readonly startBreak: Int32Array;
  readonly startDone: Int32Array;
  /** The first of the lines that end there, where the last stands before those of the next start; and the cheapest of them. */
  readonly startFirst: Int32Array;
  readonly startLeast: Int32Array;
  /** Of all that stands before it, in points: its width, that of the letters, and what the spaces give. */
  readonly widthBefore: Float64Array;
  readonly lettersBefore: Float64Array;
  readonly stretchBefore: Float64Array;
  readonly shrinkBefore: Float64Array;
};

function openStarts(room: number, old: Starts | null = null): Starts {
  const { doubles, integers } = openSlab(room, 48);
  return {
    widthBefore: doubles(old?.widthBefore),
    lettersBefore: doubles(old?.lettersBefore),
    stretchBefore: doubles(old?.stretchBefore),
    shrinkBefore: doubles(old?.shrinkBefore),
    startBreak: integers(old?.startBreak),
    startDone: integers(old?.startDone),
    startFirst: integers(old?.startFirst),
    startLeast: integers(old?.startLeast),
  };
}
