/**
 * Making up: matter becomes pages, by the ends of pages whose demerits are least in sum.
 *
 * As with lines, what is best for one page is not best for all (M. F. Plass, *Optimal pagination techniques for automatic
 * typesetting systems*, 1981; F. Mittelbach, *A general framework for globally optimized pagination*, 2019). The frames are gone
 * through in order, and every way to have come so far that could still be the best is kept. A way whose natural end would be a
 * bad one is tried again with a paragraph or a heading's white a line longer or shorter, first on that frame, then on the few
 * before it: so the other settings of a paragraph are worked out only where the end of a page can use them. What lies far
 * enough back is settled, and its pages are given out, so that a long story needs no more memory than a short one.
 */
import type { Placed } from './draw.ts';
import { fill } from './fill.ts';
import type { End, Frame, Notes, Place, Plan, Start, Stock } from './frame.ts';
import { toGrid, type Part, type Strip } from './galley.ts';
import { plans } from './plans.ts';
import { isLast, openStock, type OpenStock } from './stock.ts';

/** Parts of one frame, from its top left corner. */
export type MadeFrame = {
  readonly parts: readonly Placed[];
  /** Lines left free at the foot, though more follows; not those of white that would stand there anyway. */
  readonly short: number;
  /** What is wrong with its end: what belongs together is torn, or a line of a paragraph stands alone; null when nothing is. */
  readonly flaw: 'torn' | 'lonely' | null;
  /** Whether it holds something taller than itself, which runs over its foot. */
  readonly tooTall: boolean;
};

/** Where matter goes: frame after frame. */
export type Frames = {
  readonly frame: (index: number) => Frame;
  /** How many of them stand side by side on a page; those of the last page are made even. */
  readonly columns: number;
};

/** One way to have made up all frames before some frame. */
type Way = {
  readonly start: Start;
  /** Demerits of all that stands before it. */
  readonly cost: number;
  /** The number of the frame that comes next. */
  readonly next: number;
  readonly end: End | null;
  readonly plan: Plan;
  /** The frame that it goes over last; null at the beginning. */
  readonly over: Frame | null;
  /** The way that it goes on from; null where that has been settled. */
  from: Way | null;
  /** The last part that had any room on the next frame, once that has been filled. */
  reached: number;
  /** The ways on that have been found, by how thoroughly they were looked for. */
  readonly onward: Way[][];
};

type Maker = { readonly stock: OpenStock; readonly frames: Frames; readonly notes: Notes };

/** How many frames a way may be mended after the fact. */
const depth = 16;
/** How many ways are kept, and how much dearer than the best they may be, in demerits. */
const kept = { ways: 32, cost: 15e5 } as const;
/** How much dearer those may be that are gone on with though nothing is amiss. */
const eager = 6e4;
/** How many are looked at with more than one change on a page. */
const worth = { ways: 14, cost: 6e5 } as const;
/** An end that costs more than `alarm` is mended where it can be, until it costs no more than `content`. */
const alarm = 5e3;
const content = 1.5e5;
/** How ways are looked for, more and more thoroughly: at what level, on how many frames before the bad one. */
const mending = [
  [1, 0],
  [1, 1],
  [1, 3],
  [2, 1],
  [2, 7],
  [2, 15],
  [3, 3],
  [3, 15],
] as const;

/**
 * Divides `matter` into frames, and gives each out as soon as it is settled.
 * @param called notes that have been called above the first frame
 */
export function* makeUp(
  matter: Iterable<Part>,
  frames: Frames,
  notes: Notes,
  called: readonly number[] = [],
): Generator<MadeFrame, void> {
  const maker: Maker = { stock: openStock(matter), frames, notes };
  const first = opening(called);
  if (called.length === 0 && isLast(first.start.place, maker.stock)) return;
  /** The ways to the head of each frame that is not settled, and how thoroughly ways on from them are looked for. */
  const ways: (readonly Way[])[] = [[first]];
  const levels: number[] = [0];
  for (;;) {
    const last = ways.length - 1;
    grow(last);
    for (const [step, [level, back]] of mending.entries()) {
      const rise = costOf(ways[last + 1]) - costOf(ways[last]);
      if (rise <= (step === 0 ? alarm : content)) break;
      const first = Math.max(0, last - back);
      for (let at = first; at <= last; at++) levels[at] = Math.max(levels[at] ?? 0, level);
      for (let at = first; at <= last; at++) grow(at);
    }
    const best = cheapest(ways[last + 1]);
    if (best === null) throw new Error('a frame took nothing, and page making came to a stand');
    if (best.end?.finished === true) {
      for (const way of evened(best, maker)) yield made(way, maker);
      return;
    }
    if (ways.length > depth) {
      const way = chain(best)[0];
      if (way === undefined) throw new Error('a way goes over the frames that are not settled');
      yield made(way, maker);
      settle(way);
    }
  }

  /** Finds the ways over the frames that begin where the ways of entry `at` end. */
  function grow(at: number): void {
    ways[at + 1] = step(ways[at] ?? [], levels[at] ?? 0, maker, maker.frames.frame);
    levels[at + 1] ??= 0;
  }

  /** Gives up all ways but those that go on from `way`, and what stands before it. */
  function settle(way: Way): void {
    ways.shift();
    levels.shift();
    for (const [at, list] of ways.entries()) ways[at] = list.filter((other) => chain(other).includes(way));
    way.from = null;
    maker.stock.drop(Math.min(way.start.place.part, ...way.start.waiting));
  }
}

function opening(called: readonly number[]): Way {
  const owed = called.map((note) => ({ note, from: 0 }));
  const start: Start = { place: { part: 0, delta: 0, strip: 0 }, waiting: [], owed };
  return { start, cost: 0, next: 0, end: null, plan: new Map(), over: null, from: null, reached: 0, onward: [] };
}

/** The best ways over one more frame; those that are finished go no further. */
function step(ways: readonly Way[], level: number, maker: Maker, frame: (index: number) => Frame): readonly Way[] {
  const found = new Map<string, Way>();
  const keep = (key: string, way: Way): void => {
    const other = found.get(key);
    if (other === undefined || way.cost < other.cost) found.set(key, way);
  };
  // Only the best ways are worth much trouble.
  const thorough = Math.min((ways[0]?.cost ?? 0) + worth.cost, ways[worth.ways - 1]?.cost ?? Infinity);
  for (const way of ways) {
    // Dear ways are gone on with when something must be mended.
    if (level === 0 && way.cost > (ways[0]?.cost ?? 0) + eager) break;
    if (way.end?.finished === true) keep('', way);
    else
      for (const on of onward(way, way.cost <= thorough ? level : Math.min(level, 1), maker, frame(way.next)))
        keep(on.end?.finished === true ? '' : keyOf(on.start), on);
  }
  const list = [...found.values()].sort((a, b) => a.cost - b.cost);
  const limit = (list[0]?.cost ?? 0) + kept.cost;
  return list.filter((way, index) => index < kept.ways && way.cost <= limit);
}

/** The ways on from `way` over `frame`, looked for as thoroughly as `level` says. */
function onward(way: Way, level: number, maker: Maker, frame: Frame): readonly Way[] {
  const { stock, notes } = maker;
  const context = { before: way.end?.short ?? 0, first: way.next === 0 };
  for (let at = way.onward.length; at <= level; at++) {
    const found = new Map<string, Way>();
    const tried = at === 0 ? [natural] : plans(way.start, way.reached, at, stock);
    for (const plan of tried) {
      const { ends, reached } = fill(way.start, frame, plan, stock, notes, context);
      if (at === 0) way.reached = reached;
      const least = ends.reduce((cost, end) => Math.min(cost, end.cost), Infinity);
      for (const end of ends) {
        if (end.cost > least + kept.cost) continue;
        const key = keyOf(end);
        const cost = way.cost + end.cost;
        // Many plans come to the same end: the cheapest will do.
        if (cost >= (found.get(key)?.cost ?? Infinity)) continue;
        found.set(key, { start: end, cost, next: way.next + 1, end, plan, over: frame, from: way, reached: 0, onward: [] });
      }
    }
    way.onward.push([...found.values()]);
  }
  return way.onward.slice(0, level + 1).flat();
}

/** Everything as it is best by itself. */
const natural: Plan = new Map();

function keyOf({ place, waiting, owed }: Start): string {
  const rest = owed.map(({ note, from }) => `${note}:${from}`);
  return `${place.part}:${place.delta}:${place.strip} ${waiting.join()} ${rest.join()}`;
}

function cheapest(ways: readonly Way[] | undefined): Way | null {
  return ways?.[0] ?? null;
}

function costOf(ways: readonly Way[] | undefined): number {
  return cheapest(ways)?.cost ?? Infinity;
}

/** The ways over the frames that are not settled, up to `way`. */
function chain(way: Way): readonly Way[] {
  const found: Way[] = [];
  for (let at: Way | null = way; at !== null && at.from !== null; at = at.from) found.push(at);
  return found.reverse();
}

/** A way to the end whose last columns are of one height, as far as that can be had. */
function evened(best: Way, maker: Maker): readonly Way[] {
  const { columns, frame } = maker.frames;
  const whole = chain(best);
  const lastPage = best.next - 1 - ((best.next - 1) % columns);
  const before = whole.filter((way) => way.next <= lastPage);
  const head = before.at(-1) ?? whole[0]?.from ?? null;
  if (columns === 1 || head === null || head.next !== lastPage) return whole;
  const { height, leading } = frame(lastPage);
  for (let lines = 1; lines * leading < height; lines++) {
    const lower = (index: number): Frame => ({
      ...frame(index),
      height: Math.min(frame(index).height, lines * leading),
      fewest: 0,
    });
    // What was found for higher columns says nothing about lower ones.
    let ways: readonly Way[] = [{ ...head, onward: [] }];
    for (let column = 0; column < columns; column++) ways = step(ways, 2, maker, lower);
    const even = cheapest(ways);
    const tall = even !== null && chain(even).some((way) => way.next > lastPage && way.end?.tooTall === true);
    if (even?.end?.finished === true && !tall && even.cost - head.cost <= content) {
      const trimmed = chain(even).slice(-columns);
      return [...before, ...trimmed.filter((way) => way.next > lastPage)];
    }
  }
  return whole;
}

/** Sets up the frame that `way` goes over. */
function made(way: Way, maker: Maker): MadeFrame {
  const { from, end, plan, over: frame } = way;
  if (from === null || end === null || frame === null) throw new Error('only a way over a frame can be set up');
  const { stock, notes } = maker;
  const context = { before: from.end?.short ?? 0, first: from.next === 0 };
  const filled = fill(from.start, frame, plan, stock, notes, context);
  const parts: Placed[] = [];
  for (const [index, strip] of filled.strips.slice(0, end.placed).entries()) {
    const draws = strip.draws();
    if (draws.length > 0) parts.push({ x: 0, y: filled.tops[index] ?? 0, draws });
  }
  const foot = filled.foot.slice(0, end.noted);
  const whole: readonly Strip[] = foot.length === 0 ? [] : [...notes.divider, ...foot];
  let y = frame.height - whole.reduce((sum, strip) => sum + strip.height, 0);
  for (const { draws, height } of whole) {
    parts.push({ x: 0, y, draws: draws() });
    y += height;
  }
  const short = Math.max(0, end.short - Math.ceil(whiteBehind(end.place, stock) / frame.leading - 1e-6));
  return { parts, short, flaw: end.flaw, tooTall: end.tooTall };
}

/** The white between what stands before a place and what follows it, in points. */
function whiteBehind({ part, delta, strip }: Place, stock: Stock): number {
  let sum = 0;
  for (let index = part; ; index++) {
    const strips = stock.setting(index, index === part ? delta : 0)?.strips;
    if (strips === undefined) return sum;
    // Of a paragraph that goes on for a book the rest is not copied for every page.
    for (let at = index === part ? strip : 0; at < strips.length; at++) {
      const { kind, height } = strips[at] ?? toGrid;
      if (kind === 'type' && height > 0) return sum;
      sum += height;
    }
  }
}
