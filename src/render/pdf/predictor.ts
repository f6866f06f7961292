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
 * @param width of a row and `step` of a pixel, in bytes
 */
export function filtered(rows: Uint8Array, width: number, step: number): Uint8Array {
  const count = rows.length / width;
  const out = new Uint8Array(count * (width + 1));
  const trials = Array.from({ length: 5 }, () => new Uint8Array(width));
  const [none, sub, up, average, paeth] = trials as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  for (let row = 0; row < count; row++) {
    const from = row * width;
    for (let at = 0; at < width; at++) {
      const value = rows[from + at] ?? 0;
      const left = at < step ? 0 : (rows[from + at - step] ?? 0);
      const above = row === 0 ? 0 : (rows[from + at - width] ?? 0);
      const corner = at < step || row === 0 ? 0 : (rows[from + at - width - step] ?? 0);
      none[at] = value;
      sub[at] = value - left;
      up[at] = value - above;
      average[at] = value - ((left + above) >> 1);
      paeth[at] = value - nearest(left, above, corner);
    }
    const sums = trials.map((trial) => trial.reduce((sum, byte) => sum + (byte < 128 ? byte : 256 - byte), 0));
    const best = sums.indexOf(Math.min(...sums));
    out[row * (width + 1)] = best;
    out.set(trials[best] ?? none, row * (width + 1) + 1);
  }
  return out;
}

/** Paeth's predictor: of three neighbours the one nearest to left + above − corner. */
function nearest(left: number, above: number, corner: number): number {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
