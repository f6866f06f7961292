/** Column widths for the lowest table. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lowestWidths, type LinesAt } from '../../src/typeset/lowest.ts';

/** A cell with an area to fill: twice the width, half the lines. */
const filling =
  (area: number): LinesAt =>
  (width) =>
    // An empty cell is one line high, however narrow.
    area === 0 ? 1 : Math.max(1, Math.ceil(area / width - 1e-9));

function height(rows: readonly (readonly LinesAt[])[], widths: readonly number[]): number {
  return rows.reduce((sum, row) => sum + Math.max(...row.map((lines, column) => lines(widths[column] ?? 0))), 0);
}

describe('the lowest table', () => {
  test('gives a heavy column what a light one can spare', () => {
    const rows = [
      [filling(40), filling(2000)],
      [filling(90), filling(1500)],
    ];
    const widths = lowestWidths(rows, [200, 200], [30, 30], 5);
    expect(widths).toEqual([60, 340]);
    expect([height(rows, [200, 200]), height(rows, widths)]).toEqual([18, 11]);
  });

  test('leaves alone what can not get lower', () => {
    expect(lowestWidths([[filling(10), filling(10)]], [50, 70], [0, 0], 5)).toEqual([50, 70]);
  });

  test('is near the best that trying all widths finds', () => {
    const areas = [
      [300, 2400, 700],
      [150, 3100, 200],
      [500, 900, 1900],
    ];
    const rows = areas.map((row) => row.map(filling));
    let best = Infinity;
    for (let first = 20; first <= 320; first += 5)
      for (let second = 20; first + second <= 340; second += 5)
        best = Math.min(best, height(rows, [first, second, 360 - first - second]));
    expect(height(rows, lowestWidths(rows, [120, 120, 120], [20, 20, 20], 5))).toBeLessThanOrEqual(best + 1);
  });

  test('is never taller than it was, as wide as it was, and keeps to the floors', () => {
    const table = fc.integer({ min: 1, max: 6 }).chain((columns) =>
      fc.record({
        areas: fc.array(fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: columns, maxLength: columns }), {
          minLength: 1,
          maxLength: 8,
        }),
        widths: fc.array(fc.integer({ min: 20, max: 200 }), { minLength: columns, maxLength: columns }),
        share: fc.double({ min: 0.1, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(table, ({ areas, widths, share }) => {
        const rows = areas.map((row) => row.map(filling));
        const floors = widths.map((width) => width * share);
        const set = lowestWidths(rows, widths, floors, 4.5);
        expect(height(rows, set)).toBeLessThanOrEqual(height(rows, widths));
        expect(set.reduce((a, b) => a + b, 0)).toBeCloseTo(
          widths.reduce((a, b) => a + b, 0),
          6,
        );
        for (const [column, width] of set.entries()) expect(width).toBeGreaterThanOrEqual((floors[column] ?? 0) - 1e-9);
      }),
    );
  });
});
