/** Drawings: to scale, inside their frame, and no word on another. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { landOf } from '../../src/bind/drawing/land.ts';
import { locatorMap } from '../../src/bind/drawing/map.ts';
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

test('what happens at once stands above one another, and dates that span no time are not drawn', () => {
  const drawn = timelineDrawing(['2020', '2020-01-01', '2020-01-02', '2022'], '', 'de', nowhere);
  const rows = new Set(drawn?.shapes.flatMap((shape) => (shape.kind === 'dot' ? [shape.at[1]] : [])));
  expect(rows.size).toBe(3);
  expect(timelineDrawing(['2020-01-01'], '', 'en', nowhere)).toBeNull();
  expect(timelineDrawing(['2020-01-01', '2020-01'], '', 'en', nowhere)).toBeNull();
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
        '',
        nowhere,
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
    '',
    nowhere,
  );
  if (drawn === null) throw new Error('places are known');
  expect(labels(drawn)).toEqual(['Baghdad, The zone', 'Baghdad airport']);
  expect(drawn.shapes.some((shape) => shape.kind === 'area')).toBe(true);
  const anchors = drawn.shapes.flatMap((shape) => (shape.kind === 'label' ? [shape.anchor] : []));
  expect(new Set(anchors).size).toBe(2);
  expect(locatorMap([{ ...site('Atlantis', 0, 0), position: null }], land, '', nowhere)).toBeNull();
});

test('the land has its countries, and every outline is closed', () => {
  expect(land.length).toBeGreaterThan(200);
  for (const [outer] of land) expect(outer?.[0]).toEqual(outer?.at(-1));
});
