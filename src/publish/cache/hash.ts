/** Keys: what a thing was made from, as one number. */
import { hash } from 'node:crypto';

/** SHA-256 in hexadecimal digits: the name of bytes by what they are. */
export type Sha256 = string;

/** The SHA-256 of bytes, or of a text in UTF-8. */
export function sha256(content: Uint8Array | string): Sha256 {
  return hash('sha256', content, 'hex');
}

/** A value that is the same wherever and whenever it is written down. */
export type Plain = string | number | boolean | null | undefined | readonly Plain[] | { readonly [name: string]: Plain };

/** The key of what is made from `parts`. Names are sorted, so that no order of writing shows. */
export function keyOf(parts: Plain): Sha256 {
  return sha256(canonical(parts));
}

/** A value as JSON without a choice in it: names sorted, no white space. */
export function canonical(value: Plain): string {
  if (value === undefined) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).filter(([, it]) => it !== undefined);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, it]) => `${JSON.stringify(name)}:${canonical(it)}`).join(',')}}`;
}

function isList(value: object): value is readonly Plain[] {
  return Array.isArray(value);
}
