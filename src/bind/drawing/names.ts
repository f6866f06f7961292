/** The names of countries on a map: each where its country has room for it, clear of everything that is there already; else nowhere. */
import type { Point } from '../../model/document.ts';

export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** What of a country is seen: the rings of its polygons, in points of the map. */
export type Seen = { readonly name: string; readonly polygons: readonly (readonly (readonly Point[])[])[] };

/** A name, and the middle of its baseline. */
export type Named = { readonly name: string; readonly at: Point };

/** How far apart the places are that are tried, and how far a name stays from borders and from other words, in points. */
const step = 6;
const clear = 4;

/** Finds a place for each name. @param taken what nothing may stand on; the names' own boxes are added @param size of the type */
export function namesOn(countries: readonly Seen[], taken: Box[], size: number): readonly Named[] {
  return countries.flatMap(({ name, polygons }): readonly Named[] => {
    const wide = name.length * size * 0.55 + 2 * clear;
    const high = size + 2 * clear;
    const fitting = polygons.map((rings) => ({ rings, frame: frameOf(rings) })).filter((it) => isRoomy(it.frame, wide, high));
    for (const { rings, frame } of fitting.sort((one, other) => areaOf(other.frame) - areaOf(one.frame))) {
      const box = bestBox(rings, frame, { wide, high, taken });
      if (box === null) continue;
      taken.push(box);
      return [{ name, at: [(box[0] + box[2]) / 2, box[3] - clear - size * 0.15] }];
    }
    return [];
  });
}

type Wanted = { readonly wide: number; readonly high: number; readonly taken: readonly Box[] };

/** The box inside the outline that is nearest to the middle of what is seen of it. */
function bestBox(rings: readonly (readonly Point[])[], [left, top, right, bottom]: Box, wanted: Wanted): Box | null {
  const { wide, high, taken } = wanted;
  let best: Box | null = null;
  let least = Infinity;
  for (let y = top; y + high <= bottom; y += step) {
    for (let x = left; x + wide <= right; x += step) {
      const away = Math.hypot(x + wide / 2 - (left + right) / 2, y + high / 2 - (top + bottom) / 2);
      const box: Box = [x, y, x + wide, y + high];
      if (away >= least || taken.some((it) => overlap(it, box)) || !holds(rings, box)) continue;
      [best, least] = [box, away];
    }
  }
  return best;
}

/** Whether the whole box is inside: its middle is, and no border runs through it. */
function holds(rings: readonly (readonly Point[])[], box: Box): boolean {
  const [left, top, right, bottom] = box;
  const middle: Point = [(left + right) / 2, (top + bottom) / 2];
  let inside = false;
  for (const ring of rings) {
    for (const [index, to] of ring.entries()) {
      const from = ring[index === 0 ? ring.length - 1 : index - 1] ?? to;
      if (crosses(from, to, box)) return false;
      const spans = from[1] > middle[1] !== to[1] > middle[1];
      if (spans && middle[0] < ((to[0] - from[0]) * (middle[1] - from[1])) / (to[1] - from[1]) + from[0]) inside = !inside;
    }
  }
  return inside;
}

/** Whether a line has a part inside a box (Y.-D. Liang and B. A. Barsky, 1984). */
function crosses([x, y]: Point, [toX, toY]: Point, [left, top, right, bottom]: Box): boolean {
  let [enters, leaves] = [0, 1];
  for (const [way, room] of [
    [x - toX, x - left],
    [toX - x, right - x],
    [y - toY, y - top],
    [toY - y, bottom - y],
  ] as const) {
    if (way === 0 && room < 0) return false;
    if (way < 0) enters = Math.max(enters, room / way);
    if (way > 0) leaves = Math.min(leaves, room / way);
  }
  return enters <= leaves;
}

function overlap(one: Box, other: Box): boolean {
  return one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
}

function frameOf(rings: readonly (readonly Point[])[]): Box {
  const [xs, ys] = [rings.flat().map(([x]) => x), rings.flat().map(([, y]) => y)];
  const least = (all: readonly number[]): number => all.reduce((one, other) => Math.min(one, other), Infinity);
  const most = (all: readonly number[]): number => all.reduce((one, other) => Math.max(one, other), -Infinity);
  return [least(xs), least(ys), most(xs), most(ys)];
}

function isRoomy([left, top, right, bottom]: Box, wide: number, high: number): boolean {
  return right - left >= wide && bottom - top >= high;
}

function areaOf([left, top, right, bottom]: Box): number {
  return (right - left) * (bottom - top);
}
