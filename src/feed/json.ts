/** JSON for readers who are strict: what is unknown is left out, and text is text that every parser takes. */

export type Json = string | number | null | readonly Json[] | { readonly [key: string]: Json };

/** A file of JSON. Properties that are null, empty text or an empty list are left out, but for lists at the top. */
export function json(top: { readonly [key: string]: Json }): string {
  const full = Object.entries(top).map(([key, value]) => [key, isEmptyList(value) ? value : kept(value)] as const);
  return `${JSON.stringify(Object.fromEntries(full.filter(([, value]) => value !== undefined)), null, 2)}\n`;
}

function kept(value: Json): Json | undefined {
  if (value === null || value === '' || isEmptyList(value)) return undefined;
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd');
  if (typeof value === 'number') return value;
  if (isList(value)) return value.map(kept).filter((it) => it !== undefined);
  const pairs = Object.entries(value).map(([key, it]) => [key, kept(it)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, Json] => pair[1] !== undefined));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isEmptyList(value: Json): boolean {
  return isList(value) && value.length === 0;
}
