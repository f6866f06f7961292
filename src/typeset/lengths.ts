/** How long the lines of a paragraph are. */

/** In points. */
export type Lengths = {
  readonly measure: number;
  /** Of the first line. */
  readonly indent: number;
  /** The first lines are shorter by `by` and shifted to the right, where a large initial stands beside them. */
  readonly drop: { readonly lines: number; readonly by: number } | null;
};

/** How far the line of an index, from 0, starts from the paragraph's edge, in points. */
export function leftOf(index: number, { indent, drop }: Lengths): number {
  return (index === 0 ? indent : 0) + dropOf(index, drop);
}

/** What a large initial takes from the line of an index, in points. */
export function dropOf(index: number, drop: Lengths['drop']): number {
  return drop !== null && index < drop.lines ? drop.by : 0;
}
