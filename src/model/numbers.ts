/** Paragraph numbers as addresses: every format calls the same paragraph by the same number. */

import type { Link, Reference } from './document.ts';

/** The id of the paragraph of a number, in a pack. */
export function paragraphId(number: string): string {
  return `par_${number}`;
}

/** The number of the paragraph that an id leads to; null for any other id. */
export function numberOfId(id: string): string | null {
  return /^par_([1-9]\d*)$/.exec(id)?.[1] ?? null;
}

/** The number as it is said and set, such as `¶14`. */
export function paragraphMark(number: string): string {
  return `¶${number}`;
}

/** A reference as a link that says the number. */
export function linkOf({ at, number }: Reference): Link {
  const words = { kind: 'text', at, value: paragraphMark(number) } as const;
  return { kind: 'link', at, to: { kind: 'place', id: paragraphId(number) }, title: '', content: [words] };
}
