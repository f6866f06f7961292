/** Paragraph numbers as addresses: every format calls the same paragraph by the same number. */

/** The id of the paragraph of a number, in a pack. */
export function paragraphId(number: string): string {
  return `par_${number}`;
}

/** The number as it is said and set, such as `¶14`. */
export function paragraphMark(number: string): string {
  return `¶${number}`;
}
