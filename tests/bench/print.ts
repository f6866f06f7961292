/** How figures are printed. */

export function row(cells: readonly string[]): void {
  print(`  ${cells.map((cell, index) => (index === 0 ? cell.padEnd(12) : cell.padStart(10))).join('')}`);
}

export const clock = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
export const count = (value: number): string => Math.round(value).toLocaleString('en');
export const print = (line: string): void => void process.stdout.write(`${line}\n`);
