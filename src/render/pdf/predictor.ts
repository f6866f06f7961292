/** Rows of bytes written as differences, which deflate better: the filters of PNG (ISO/IEC 15948, 9; ISO 32000-1, 7.4.4.4). */

/** Each row as its difference from the row above. @param width of a row, in bytes */
export function upFiltered(rows: Uint8Array, width: number): Uint8Array {
  const count = rows.length / width;
  const filtered = new Uint8Array(count * (width + 1));
  for (let row = 0; row < count; row++) {
    const to = row * (width + 1);
    const from = row * width;
    filtered[to] = 2;
    for (let at = 0; at < width; at++) filtered[to + 1 + at] = (rows[from + at] ?? 0) - (rows[from + at - width] ?? 0);
  }
  return filtered;
}

/**
 * Each row with the filter whose bytes are smallest in sum, taken as signed: the rule of thumb that PNG recommends.
 * @param width of a row and @param step of a pixel, in bytes
 */
export function filtered(rows: Uint8Array, width: number, step: number): Uint8Array {
  const count = rows.length / width;
  const out = new Uint8Array(count * (width + 1));
  /** One trial after the other, so that the loop over millions of bytes is plain arithmetic. */
  const trials = new Uint8Array(5 * width);
  const sums = new Float64Array(5);
  for (let row = 0; row < count; row++) {
    const from = row * width;
    sums.fill(0);
    for (let at = 0; at < width; at++) {
      const value = rows[from + at] ?? 0;
      const left = at < step ? 0 : (rows[from + at - step] ?? 0);
      const above = row === 0 ? 0 : (rows[from + at - width] ?? 0);
      const corner = at < step || row === 0 ? 0 : (rows[from + at - width - step] ?? 0);
      for (let filter = 0; filter < 5; filter++) {
        const guess = guessed(filter, left, above, corner);
        const byte = (value - guess) & 255;
        trials[filter * width + at] = byte;
        sums[filter] = (sums[filter] ?? 0) + (byte < 128 ? byte : 256 - byte);
      }
    }
    const best = sums.indexOf(Math.min(...sums));
    out[row * (width + 1)] = best;
    out.set(trials.subarray(best * width, (best + 1) * width), row * (width + 1) + 1);
  }
  return out;
}

/** What each filter takes a byte to be: nothing, its left neighbour, the one above, the mean of both, or Paeth's choice. */
function guessed(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  return filter === 3 ? (left + above) >> 1 : nearest(left, above, corner);
}

/** Of three neighbours the one nearest to left + above − corner. */
function nearest(left: number, above: number, corner: number): number {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
