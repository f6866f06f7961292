/** What readers call pages. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { labelOf, pageLabels } from '../../../src/render/pdf/labels.ts';

const ranges = [
  { from: 0, style: 'r', start: 1 },
  { from: 4, style: 'D', start: 1 },
  { from: 6, style: 'D', start: 10 },
] as const;

test('is in the figures of the range that they are in', () => {
  expect(Array.from({ length: 8 }, (_, page) => labelOf(page, ranges))).toEqual(['i', 'ii', 'iii', 'iv', '1', '2', '10', '11']);
  expect(pageLabels(ranges)).toEqual({ Nums: [0, { S: 'r' }, 4, { S: 'D' }, 6, { S: 'D', St: 10 }] });
});

test('in roman figures can be read again', () => {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3999 }), (number) => {
      const label = labelOf(number - 1, [{ from: 0, style: 'r', start: 1 }]);
      const figures = [...label].map((letter) => values[letter] ?? NaN);
      const read = figures.reduce((sum, value, at) => sum + (value < (figures[at + 1] ?? 0) ? -value : value), 0);
      expect([read, /([ixc])\1{3}|v.*v|l.*l|d.*d/.test(label)]).toEqual([number, false]);
    }),
  );
});
