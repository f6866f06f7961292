/** A locator map: where the places of a pack lie, among the countries around them, on an equirectangular projection true at its middle. */
import type { Drawing, Place, Point, Shape } from '../../model/document.ts';
import type { Site } from '../../model/apparatus.ts';
import type { Land } from './land.ts';
import { namesOn, type Box, type Seen } from './names.ts';

const width = 420;
/** Of the map, at least and at most, in points. */
const heights = [180, 340] as const;
/** The least that a map shows, in degrees of latitude. */
const leastSpan = 4;

/** What a map says in words, whether the countries have their English names on it, and where it is asked for. */
export type Legend = { readonly alt: string; readonly named: boolean; readonly at: Place };

/** Draws the places that have a position; null when none has. */
export function locatorMap(places: readonly Site[], land: Land, { alt, named, at }: Legend): Drawing | null {
  const known = places.flatMap(({ name, position }) => (position === null ? [] : [{ name, ...position }]));
  if (known.length === 0) return null;
  const view = viewOf(known);
  const frame: Frame = [0, 0, width, view.height];
  const seen = land.map(({ name, polygons }): Seen => {
    const inside = polygons.map((polygon) =>
      polygon.map((ring) => clipped(ring.map(view.at), frame)).filter((ring) => ring.length > 2),
    );
    return { name, polygons: inside.filter((rings) => rings.length > 0) };
  });
  const countries = seen.flatMap(({ polygons }) =>
    polygons.map((rings): Shape => ({ kind: 'area', rings, tone: 'ground', edge: 0.8 })),
  );
  const spots = gathered(known, view);
  const taken: Box[] = spots.map(({ at: [x, y] }) => [x - 5, y - 5, x + 5, y + 5]);
  const marks = spots.flatMap(({ name, at: [x, y] }): readonly Shape[] => {
    const { at: place, anchor } = labelAt(x, y, name, taken);
    return [
      { kind: 'dot', at: [x, y], radius: 3, tone: 'accent' },
      { kind: 'label', at: place, text: name, size: labelSize, anchor, bold: true, tone: 'text' },
    ];
  });
  const names = (named ? namesOn(seen, taken, nameSize) : []).map(({ name, at }): Shape => {
    return { kind: 'label', at, text: name, size: nameSize, anchor: 'middle', bold: false, tone: 'muted' };
  });
  const edge: Shape = {
    kind: 'stroke',
    points: [
      [0, 0],
      [width, 0],
      [width, view.height],
      [0, view.height],
      [0, 0],
    ],
    weight: 0.6,
    tone: 'rule',
  };
  return { kind: 'drawing', at, name: 'map', width, height: view.height, shapes: [...countries, edge, ...names, ...marks], alt };
}

type Where = { readonly latitude: number; readonly longitude: number };
type View = { readonly height: number; readonly at: (place: Point) => Point };

/** What the map shows: all places and a third more on every side, in a frame that is neither flat nor tall. */
function viewOf(places: readonly Where[]): View {
  const [north, south] = [Math.max(...places.map((it) => it.latitude)), Math.min(...places.map((it) => it.latitude))];
  const [east, west] = [Math.max(...places.map((it) => it.longitude)), Math.min(...places.map((it) => it.longitude))];
  const middle: Point = [(east + west) / 2, (north + south) / 2];
  const narrow = Math.max(0.2, Math.cos((middle[1] * Math.PI) / 180));
  const tall = Math.max(leastSpan, (north - south) * 1.7);
  const wide = Math.max(leastSpan, (east - west) * 1.7 * narrow);
  const height = Math.min(heights[1], Math.max(heights[0], (tall / wide) * width));
  const scale = Math.min(width / wide, height / tall);
  return {
    height,
    at: ([longitude, latitude]) => [
      round(width / 2 + (longitude - middle[0]) * narrow * scale),
      round(height / 2 - (latitude - middle[1]) * scale),
    ],
  };
}

/** Places that would stand on one another are one, with both names. */
function gathered(
  places: readonly (Where & { readonly name: string })[],
  view: View,
): readonly { readonly name: string; readonly at: Point }[] {
  const found: { name: string; at: Point }[] = [];
  for (const { name, latitude, longitude } of places) {
    const at = view.at([longitude, latitude]);
    const near = found.find((it) => Math.hypot(it.at[0] - at[0], it.at[1] - at[1]) < 5);
    if (near === undefined) found.push({ name, at });
    else near.name += `, ${name}`;
  }
  return found;
}

const labelSize = 9;
/** Of the names of countries, which stand back behind those of places. */
const nameSize = 8;
type Label = { readonly at: Point; readonly anchor: 'start' | 'middle' | 'end' };

/** The first side of a dot where its name is free of others and inside the map: right, left, above, below. */
function labelAt(x: number, y: number, name: string, taken: Box[]): Label {
  const long = name.length * labelSize * 0.56;
  const sides: readonly (Label & { readonly left: number })[] = [
    { at: [x + 6, y + 3], anchor: 'start', left: x + 6 },
    { at: [x - 6, y + 3], anchor: 'end', left: x - 6 - long },
    { at: [x, y - 7], anchor: 'middle', left: x - long / 2 },
    { at: [x, y + 14], anchor: 'middle', left: x - long / 2 },
  ];
  const boxOf = ({ at, left }: (typeof sides)[number]): Box => [left, at[1] - labelSize, left + long, at[1] + 2];
  const free = sides.find((side) => {
    const [left, top, right, bottom] = boxOf(side);
    return left >= 0 && right <= width && !taken.some((it) => left < it[2] && right > it[0] && top < it[3] && bottom > it[1]);
  });
  const [first] = sides;
  const chosen = free ?? first;
  if (chosen === undefined) throw new Error('a dot has four sides');
  taken.push(boxOf(chosen));
  return { at: chosen.at, anchor: chosen.anchor };
}

type Frame = Box;

/** The part of a closed outline inside a frame: one side after the other (I. E. Sutherland and G. W. Hodgman, 1974). */
function clipped(ring: readonly Point[], [left, top, right, bottom]: Frame): readonly Point[] {
  const sides: readonly (readonly [0 | 1, number, 1 | -1])[] = [
    [0, left, 1],
    [0, right, -1],
    [1, top, 1],
    [1, bottom, -1],
  ];
  return sides.reduce<readonly Point[]>((points, [axis, edge, sign]) => {
    const inside = (point: Point): boolean => (point[axis] - edge) * sign >= 0;
    return points.flatMap((point, index): readonly Point[] => {
      const before = points[index === 0 ? points.length - 1 : index - 1] ?? point;
      if (inside(point) === inside(before)) return inside(point) ? [point] : [];
      const share = (edge - before[axis]) / (point[axis] - before[axis]);
      const cut: Point = [round(before[0] + (point[0] - before[0]) * share), round(before[1] + (point[1] - before[1]) * share)];
      return inside(point) ? [cut, point] : [cut];
    });
  }, ring);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
