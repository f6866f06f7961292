/**
 * The lowest table: widths of columns that make the sum of the rows' heights least.
 *
 * To find the best of all widths is NP-hard; climbing to a good one is not. From widths that are fair, width is moved in steps
 * from a column that can spare it to one that makes rows tall, as long as the table gets lower, or as low with fewer cells that
 * turn over: long steps first, which cross the plateaus between one number of lines and the next, then shorter ones (N. Hurst,
 * W. Li and K. Marriott, *Review of automatic document formatting*, DocEng 2009, on the problem).
 */

/** How many lines a cell takes at a width in points. */
export type LinesAt = (width: number) => number;

/** A long table is judged by this many of its rows, taken evenly. */
const judged = 400;
/** Steps, in multiples of the shortest. */
const strides = [16, 8, 4, 2, 1] as const;
/** A line of a row outweighs any number of lines in cells that are lower than their row. */
const line = 1e9;
/** First every step lowers the table; then cells are mended; and what that has opened is looked for again. */
const climbs = [line / 2, 1, line / 2].flatMap((enough) => strides.map((stride) => [stride, enough] as const));
/** At each step these many columns may give, and these many take. */
const tried = { givers: 6, takers: 4 } as const;
/** No table is worth more steps. */
const mostSteps = 200;

/**
 * Moves width between columns. The sum of the widths stays what it is.
 * @param rows cell by cell
 * @param widths to start from, in points
 * @param floors no column becomes narrower; one that may not change at all has its width as its floor and never asks for more
 * @param step the shortest move, in points
 */
export function lowestWidths(
  rows: readonly (readonly LinesAt[])[],
  widths: readonly number[],
  floors: readonly number[],
  step: number,
): readonly number[] {
  const every = Math.max(1, rows.length / judged);
  const sample = Array.from({ length: Math.min(rows.length, judged) }, (_, index) => rows[Math.floor(index * every)] ?? []);
  const count = widths.length;
  const lines = (column: number, width: number): Int32Array => Int32Array.from(sample, (row) => row[column]?.(width) ?? 1);
  const best = [...widths];
  const now = best.map((width, column) => lines(column, width));
  let height = total(now);
  let steps = 0;
  for (const [stride, enough] of climbs) {
    const move = stride * step;
    for (; steps < mostSteps; steps++) {
      const heights = tallest(now);
      const [narrow, wide] = [-move, move].map((by) =>
        best.map((width, column) => (by < 0 && width + by < (floors[column] ?? 0) ? null : lines(column, width + by))),
      );
      if (narrow === undefined || wide === undefined) break;
      const costs = narrow.map((taken, column) => (taken === null ? Infinity : excess(column, taken, heights)));
      const gains = wide.map((taken, column) => (taken === null ? 0 : relief(column, taken, heights)));
      const givers = leading(costs, tried.givers).filter((column) => costs[column] !== Infinity);
      const takers = leading(
        gains.map((gain) => -gain),
        tried.takers,
      ).filter((column) => (gains[column] ?? 0) > 0);
      let choice: { readonly giver: number; readonly taker: number; readonly height: number } | null = null;
      for (const taker of takers) {
        for (const giver of givers) {
          if (giver === taker) continue;
          const trial = now.map((own, column) =>
            column === giver ? (narrow[giver] ?? own) : column === taker ? (wide[taker] ?? own) : own,
          );
          const reached = total(trial);
          if (reached < (choice?.height ?? height)) choice = { giver, taker, height: reached };
        }
      }
      if (choice === null || height - choice.height < enough) break;
      const { giver, taker } = choice;
      best[giver] = (best[giver] ?? 0) - move;
      best[taker] = (best[taker] ?? 0) + move;
      for (const column of [giver, taker]) now[column] = lines(column, best[column] ?? 0);
      height = choice.height;
    }
  }
  return best;

  /** How tall each row is, in lines. */
  function tallest(columns: readonly Int32Array[]): Int32Array {
    const heights = new Int32Array(sample.length).fill(1);
    for (const taken of columns)
      for (let row = 0; row < heights.length; row++) heights[row] = Math.max(heights[row] ?? 0, taken[row] ?? 0);
    return heights;
  }

  /** What is made least: the height of the table, and then the lines of all its cells. */
  function total(columns: readonly Int32Array[]): number {
    return line * added(tallest(columns)) + columns.reduce((sum, taken) => sum + added(taken), 0);
  }

  /** What it costs that a column takes as many lines as `taken`. */
  function excess(column: number, taken: Int32Array, heights: Int32Array): number {
    let over = 0;
    for (let row = 0; row < heights.length; row++) over += Math.max(0, (taken[row] ?? 0) - (heights[row] ?? 0));
    return line * over + added(taken) - added(now[column] ?? taken);
  }

  /** What is gained when a column takes only as many lines as `taken`. */
  function relief(column: number, taken: Int32Array, heights: Int32Array): number {
    let gain = 0;
    for (let row = 0; row < heights.length; row++) {
      const height = heights[row] ?? 0;
      if ((taken[row] ?? 0) >= height || (now[column]?.[row] ?? 0) < height) continue;
      let others = taken[row] ?? 0;
      for (let other = 0; other < count; other++) if (other !== column) others = Math.max(others, now[other]?.[row] ?? 0);
      gain += height - others;
    }
    return line * gain + added(now[column] ?? taken) - added(taken);
  }
}

function added(lines: Int32Array): number {
  let sum = 0;
  for (const count of lines) sum += count;
  return sum;
}

/** The indices of the `count` least values; equal ones as they stand. */
function leading(values: readonly number[], count: number): readonly number[] {
  const before = (a: number, b: number): number => {
    const [left, right] = [values[a] ?? 0, values[b] ?? 0];
    return left < right ? -1 : left > right ? 1 : a - b;
  };
  return [...values.keys()].sort(before).slice(0, count);
}
