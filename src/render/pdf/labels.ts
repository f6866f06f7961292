/** Page labels: the numbers that pages have for their readers, which need not be those of the sheets (ISO 32000-1, 12.4.2). */
import type { Value } from './objects.ts';

/** How pages from one on are numbered. */
export type LabelRange = {
  /** The first page, counted from 0. */
  readonly from: number;
  /** Small roman, or decimal. */
  readonly style: 'r' | 'D';
  /** The number of the first page. */
  readonly start: number;
};

/** The label of a page, as it is printed. @param page counted from 0 */
export function labelOf(page: number, ranges: readonly LabelRange[]): string {
  const range = ranges.findLast(({ from }) => from <= page) ?? { from: 0, style: 'D', start: 1 };
  const number = range.start + page - range.from;
  return range.style === 'D' ? String(number) : roman(number);
}

/** The number tree of the catalog. */
export function pageLabels(ranges: readonly LabelRange[]): Value {
  return { Nums: ranges.flatMap(({ from, style, start }) => [from, { S: style, ...(start === 1 ? {} : { St: start }) }]) };
}

const letters = ['i', 'v', 'x', 'l', 'c', 'd', 'm'] as const;

/** A number in small roman figures. */
function roman(number: number): string {
  let figures = 'm'.repeat(Math.floor(number / 1000));
  for (const place of [2, 1, 0]) {
    const digit = Math.floor(number / 10 ** place) % 10;
    const [one = '', five = '', ten = ''] = letters.slice(2 * place, 2 * place + 3);
    const rest = digit % 5;
    figures += rest === 4 ? one + (digit === 9 ? ten : five) : (digit >= 5 ? five : '') + one.repeat(rest);
  }
  return figures;
}
