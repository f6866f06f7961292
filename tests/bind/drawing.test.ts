/** Drawings: to scale, inside their frame, and no word on another. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { landOf } from '../../src/bind/drawing/land.ts';
import { locatorMap } from '../../src/bind/drawing/map.ts';
import { spread } from '../../src/bind/drawing/spread.ts';
import { timelineDrawing } from '../../src/bind/drawing/timeline.ts';
import { nowhere } from '../../src/model/build.ts';
import type { Drawing, Point } from '../../src/model/document.ts';
import { svgOf } from '../../src/render/svg.ts';
import { parse } from '../files/markup.ts';
import { ownFile } from '../own-files.ts';

const land = landOf(ownFile('countries.json'));
const site = (name: string, latitude: number, longitude: number): Parameters<typeof locatorMap>[0][number] => ({
  at: nowhere,
  name,
  position: { latitude, longitude },
  content: [],
});

const pointsOf = (it: Drawing): readonly Point[] =>
  it.shapes.flatMap((shape): readonly Point[] => {
    if (shape.kind === 'area') return shape.rings.flat();
    return shape.kind === 'stroke' ? shape.points : [shape.at];
  });
const inside = (it: Drawing): boolean =>
  pointsOf(it).every(([x, y]) => x >= -0.1 && x <= it.width + 0.1 && y >= -0.1 && y <= it.height + 0.1);
const labels = (it: Drawing): readonly string[] => it.shapes.flatMap((shape) => (shape.kind === 'label' ? [shape.text] : []));

test('a timeline is to scale, each event a numbered dot, and its ticks are dates', () => {
  const drawn = timelineDrawing(['2020-01-01', '2021-01-01', '2024-01-01'], 'Three', 'en', nowhere);
  if (drawn === null) throw new Error('it spans years');
  const dots = drawn.shapes.flatMap((shape) => (shape.kind === 'dot' ? [shape.at[0]] : []));
  const [first = 0, second = 0, last = 0] = dots;
  expect((second - first) / (last - first)).toBeCloseTo(0.25, 2);
  expect(labels(drawn)).toEqual(['2020', '2021', '2022', '2023', '2024', '1', '2', '3']);
});

/** Each dot: its number, how far along the axis its date is, and how far it stands, both in hundredths of the width. */
const dotsOf = (it: Drawing): string => {
  const share = (x: number): string => `${Math.round((x / it.width) * 100)}`.padStart(3);
  const numbers = it.shapes.flatMap((shape) => (shape.kind === 'label' && shape.tone === 'paper' ? [shape] : []));
  const stems = it.shapes.flatMap((shape) => (shape.kind === 'stroke' && shape.points.length === 3 ? [shape.points] : []));
  return numbers
    .map(({ text, at: [x] }, index) => `${text.padStart(2)}: ${share(stems[index]?.[2]?.[0] ?? NaN)} ->${share(x)}`)
    .join('\n');
};

test('what happens at once stands side by side, in its order, with stems to where it belongs', () => {
  const dates = [
    '2014-01-01',
    '2019-12-27',
    '2019-12-29',
    '2019-12-31',
    '2020-01-03',
    '2020-01-05',
    '2020-01-08',
    '2021-10-01',
    '2021-12-09',
    '2022-01-03',
  ];
  const drawn = timelineDrawing(dates, '', 'en', nowhere);
  if (drawn === null) throw new Error('it spans years');
  expect(`\n${dotsOf(drawn)}\n`).toBe(`
 1:   3 ->  3
 2:  73 -> 65
 3:  73 -> 68
 4:  73 -> 72
 5:  73 -> 75
 6:  73 -> 78
 7:  73 -> 82
 8:  94 -> 92
 9:  96 -> 95
10:  97 -> 98
`);
  expect(drawn.height).toBeLessThan(60);
});

test('dates that span no time are not drawn', () => {
  expect(timelineDrawing(['2020-01-01'], '', 'en', nowhere)).toBeNull();
  expect(timelineDrawing(['2020-01-01', '2020-01'], '', 'en', nowhere)).toBeNull();
});

test('no dot stands on another, each row is in order, and every stem ends where the date is', () => {
  const day = fc.integer({ min: 0, max: 4000 });
  fc.assert(
    fc.property(fc.array(fc.oneof(day, fc.integer({ min: 1000, max: 1010 })), { minLength: 2, maxLength: 90 }), (days) => {
      const sorted = days.toSorted((one, other) => one - other);
      const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
      const dates = sorted.map((it) => new Date(it * 86_400_000).toISOString().slice(0, 10));
      const drawn = timelineDrawing(dates, '', 'en', nowhere);
      if (drawn === null) return expect(first).toBe(last);
      const dots = drawn.shapes.flatMap((shape) => (shape.kind === 'dot' ? [shape.at] : []));
      expect(dots.length).toBe(days.length);
      for (const [index, [x, y]] of dots.entries()) {
        for (const [toX, toY] of dots.slice(index + 1)) expect(Math.hypot(toX - x, toY - y)).toBeGreaterThanOrEqual(13.7);
      }
      const feet = drawn.shapes.flatMap((shape) =>
        shape.kind === 'stroke' && shape.points.length === 3 ? [shape.points[2]?.[0] ?? NaN] : [],
      );
      const shares = feet.map((x) => (x - 14) / (drawn.width - 28)).toSorted((one, other) => one - other);
      shares.forEach((share, index) => expect(share).toBeCloseTo(((sorted[index] ?? 0) - first) / (last - first), 5));
    }),
    { numRuns: 60 },
  );
});

test('things are moved no further than they must', () => {
  expect(spread([10, 50], 10, [0, 100])).toEqual([10, 50]);
  expect(spread([50, 50, 50], 10, [0, 100])).toEqual([40, 50, 60]);
  expect(spread([0, 0, 50], 10, [0, 100])).toEqual([0, 10, 50]);
  expect(spread([98, 99, 100], 10, [0, 100])).toEqual([80, 90, 100]);
  expect(spread([45, 50, 61], 10, [0, 100])).toEqual([42, 52, 62]);
  expect(spread([1, 2, 3], 60, [0, 100])).toBeNull();
});

test('drawings of any dates and places stay inside, and are XML', () => {
  const date = fc
    .date({ min: new Date('1800-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((it) => it.toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(date, { maxLength: 12 }), (dates) => {
      const drawn = timelineDrawing(dates.toSorted(), 'a & b <c>', 'en', nowhere);
      if (drawn === null) return;
      expect(inside(drawn)).toBe(true);
      parse(svgOf(drawn));
    }),
  );
  const place = fc.tuple(fc.double({ min: -80, max: 80, noNaN: true }), fc.double({ min: -179, max: 179, noNaN: true }));
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 5 }), (places) => {
      const drawn = locatorMap(
        places.map(([latitude, longitude], index) => site(`Place ${index}`, latitude, longitude)),
        land,
        { alt: '', named: true, at: nowhere },
      );
      if (drawn === null) throw new Error('a place is known');
      expect(inside(drawn)).toBe(true);
      parse(svgOf(drawn));
    }),
    { numRuns: 20 },
  );
});

test('on a map neighbours have a side each, places on one spot share a dot, and land is seen', () => {
  const drawn = locatorMap(
    [site('Baghdad', 33.31, 44.37), site('Baghdad airport', 33.26, 44.23), site('The zone', 33.31, 44.38)],
    land,
    { alt: '', named: false, at: nowhere },
  );
  if (drawn === null) throw new Error('places are known');
  expect(labels(drawn)).toEqual(['Baghdad, The zone', 'Baghdad airport']);
  expect(drawn.shapes.some((shape) => shape.kind === 'area')).toBe(true);
  const anchors = drawn.shapes.flatMap((shape) => (shape.kind === 'label' ? [shape.anchor] : []));
  expect(new Set(anchors).size).toBe(2);
  expect(locatorMap([{ ...site('Atlantis', 0, 0), position: null }], land, { alt: '', named: true, at: nowhere })).toBeNull();
});

test('the land has its countries, and every outline is closed', () => {
  expect(land.length).toBeGreaterThan(200);
  expect(land.map(({ name }) => name)).toEqual(expect.arrayContaining(['Iraq', 'Iran', 'Turkey']));
  for (const [outer] of land.flatMap(({ polygons }) => polygons)) expect(outer?.[0]).toEqual(outer?.at(-1));
});

/** The boxes of a map's words, as wide as they are reckoned. */
const boxesOf = (it: Drawing): readonly (readonly [text: string, left: number, top: number, right: number, bottom: number])[] =>
  it.shapes.flatMap((shape) => {
    if (shape.kind !== 'label') return [];
    const wide = shape.text.length * shape.size * 0.52;
    const left = shape.at[0] - (shape.anchor === 'start' ? 0 : shape.anchor === 'end' ? wide : wide / 2);
    return [[shape.text, left, shape.at[1] - shape.size * 0.75, left + wide, shape.at[1] + shape.size * 0.2] as const];
  });

describe('countries', () => {
  const mapOf = (places: readonly ReturnType<typeof site>[], named = true): Drawing => {
    const drawn = locatorMap(places, land, { alt: '', named, at: nowhere });
    if (drawn === null) throw new Error('a place is known');
    return drawn;
  };
  const namesOf = (it: Drawing): readonly string[] =>
    it.shapes.flatMap((shape) => (shape.kind === 'label' && shape.tone === 'muted' ? [shape.text] : []));

  test.each([
    ['Iraq', [site('Baghdad', 33.32, 44.39), site('Erbil', 36.19, 44.01), site('Najaf', 32.0, 44.34)], ['Iraq', 'Iran']],
    [
      'the Baltic',
      [site('Riga', 56.95, 24.1), site('Tallinn', 59.44, 24.75), site('Vilnius', 54.69, 25.28)],
      ['Latvia', 'Estonia'],
    ],
    ['the sea', [site('Null Island', 0, 0)], []],
  ])('that have room have their names: %s', (_, places, wanted) => {
    expect(namesOf(mapOf(places))).toEqual(expect.arrayContaining([...wanted]));
    expect(namesOf(mapOf(places, false))).toEqual([]);
  });

  test('names stand on nothing else, inside the map, and each once', () => {
    const place = fc.tuple(fc.double({ min: -50, max: 65, noNaN: true }), fc.double({ min: -120, max: 150, noNaN: true }));
    fc.assert(
      fc.property(
        place,
        fc.array(fc.tuple(fc.double({ min: -6, max: 6, noNaN: true }), fc.double({ min: -6, max: 6, noNaN: true })), {
          maxLength: 4,
        }),
        ([latitude, longitude], more) => {
          const drawn = mapOf(
            [[0, 0] as const, ...more].map(([up, right], index) => site(`Place ${index}`, latitude + up, longitude + right)),
          );
          const names = namesOf(drawn);
          expect(new Set(names).size).toBe(names.length);
          const all = boxesOf(drawn);
          for (const [name, left, top, right, bottom] of all.filter(([text]) => names.includes(text))) {
            expect([name, left >= 0 && top >= 0 && right <= drawn.width && bottom <= drawn.height]).toEqual([name, true]);
            const under = all.filter(([text, a, b, c, d]) => text !== name && left < c && right > a && top < d && bottom > b);
            expect([name, under.map(([text]) => text)]).toEqual([name, []]);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
