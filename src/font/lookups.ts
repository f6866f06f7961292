/**
 * The rules by which a font's glyphs are changed and moved (`GSUB` and `GPOS`; ISO/IEC 14496-22, 6.2 and 6.3): which of them
 * apply to a script, and the lists of glyphs that they are about.
 */
import type { Sfnt } from './sfnt.ts';

/** A lookup: one of the numbered kinds of its table, and where its parts stand in the table. */
export type Lookup = { readonly kind: number; readonly flags: number; readonly parts: readonly number[] };

/** What applies of a table, in order: features that are not asked for are left out. */
export type Rules = { readonly features: ReadonlySet<string>; readonly lookups: readonly Lookup[] };

/**
 * The rules for a script, as HarfBuzz chooses them; null where they are not for all languages, or not always the same.
 * @param language its tag in such tables, such as `DEU `
 */
export function rulesFor(
  font: Sfnt,
  table: 'GSUB' | 'GPOS',
  { script, language, wanted }: { readonly script: string; readonly language: string; readonly wanted: ReadonlySet<string> },
): Rules | null {
  const view = font.table(table);
  if (view.byteLength === 0) return { features: new Set(), lookups: [] };
  // Of later forms of the table some put other features in place of these, by the axes of a font that varies.
  if (view.getUint16(2) > 0 && view.getUint32(10) !== 0) return null;
  const [scripts, features, lookups] = [view.getUint16(4), view.getUint16(6), view.getUint16(8)];
  const chosen = [script, 'DFLT', 'dflt', 'latn'].map((tag) => record(view, scripts, tag)).find((it) => it !== 0) ?? 0;
  const nothing: Rules = { features: new Set(), lookups: [] };
  if (chosen === 0) return nothing;
  const languages = scripts + view.getUint16(chosen + 4);
  if (record(view, languages + 2, language) !== 0) return null;
  const usual = view.getUint16(languages);
  if (usual === 0) return nothing;
  const system = languages + usual;
  if (view.getUint16(system + 2) !== 0xffff) return null;
  const found = new Set<string>();
  const numbers = new Set<number>();
  for (const index of numbersAt(view, system + 4)) {
    const feature = features + 2 + index * 6;
    const tag = tagAt(view, feature);
    if (!wanted.has(tag)) continue;
    found.add(tag);
    for (const number of numbersAt(view, features + view.getUint16(feature + 4) + 2)) numbers.add(number);
  }
  const inOrder = [...numbers].sort((a, b) => a - b);
  const extension = table === 'GSUB' ? 7 : 9;
  return { features: found, lookups: inOrder.map((number) => lookupAt(view, lookups, number, extension)) };
}

/** @param extension the kind that only says where the rest is, farther away */
function lookupAt(view: DataView, list: number, number: number, extension: number): Lookup {
  const at = list + view.getUint16(list + 2 + number * 2);
  const kind = view.getUint16(at);
  const parts = numbersAt(view, at + 4).map((offset) => at + offset);
  const flags = view.getUint16(at + 2);
  if (kind !== extension) return { kind, flags, parts };
  const far = parts.map((part) => part + view.getUint32(part + 4));
  return { kind: parts[0] === undefined ? 0 : view.getUint16(parts[0] + 2), flags, parts: far };
}

/** Where the record of a tag stands in a list of them; 0 when there is none. */
function record(view: DataView, list: number, tag: string): number {
  for (let at = list + 2; at < list + 2 + view.getUint16(list) * 6; at += 6) if (tagAt(view, at) === tag) return at;
  return 0;
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

/** A list of 16-bit numbers behind their count. */
export function numbersAt(view: DataView, at: number): readonly number[] {
  const numbers: number[] = [];
  const end = at + 2 + view.getUint16(at) * 2;
  for (let next = at + 2; next < end; next += 2) numbers.push(view.getUint16(next));
  return numbers;
}

/**
 * Gives a function that tells the place of a glyph in a list of those that a rule is for; -1 when it is not among them. Words have
 * few different glyphs, so what was found is kept.
 */
export function openCoverage(view: DataView): (list: number, glyph: number) => number {
  const known = new Map<number, number>();
  return (list, glyph) => {
    const key = list * 0x10000 + glyph;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const found = placeIn(view, list, glyph);
    known.set(key, found);
    return found;
  };
}

function placeIn(view: DataView, list: number, glyph: number): number {
  const ranges = view.getUint16(list) === 2;
  const width = ranges ? 6 : 2;
  let [low, high] = [0, view.getUint16(list + 2)];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = list + 4 + middle * width;
    const first = view.getUint16(at);
    if (glyph < first) high = middle;
    else if (ranges ? glyph > view.getUint16(at + 2) : glyph > first) low = middle + 1;
    else return ranges ? view.getUint16(at + 4) + glyph - first : middle;
  }
  return -1;
}

/** The class of a glyph; 0 where none is given. */
export function classAt(view: DataView, table: number, glyph: number): number {
  if (view.getUint16(table) === 1) {
    const index = glyph - view.getUint16(table + 2);
    return index >= 0 && index < view.getUint16(table + 4) ? view.getUint16(table + 6 + index * 2) : 0;
  }
  let [low, high] = [0, view.getUint16(table + 2)];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = table + 4 + middle * 6;
    if (glyph < view.getUint16(at)) high = middle;
    else if (glyph > view.getUint16(at + 2)) low = middle + 1;
    else return view.getUint16(at + 4);
  }
  return 0;
}

/** The numbers of the kinds that change or move glyphs by what stands around them. */
export type Contexts = { readonly context: number; readonly chained: number };

/**
 * Whether a lookup has something to do, at a glyph, by the lists of glyphs that it goes by: one for the glyph itself and, where it
 * is for a context that is given as lists, one for each glyph around. Of other contexts it is enough that they begin with the glyph.
 * @param isIn whether the glyph that stands `away` behind the one in question is in a list, or may be
 */
export function applies(
  view: DataView,
  { kind, parts }: Lookup,
  { context, chained }: Contexts,
  isIn: (list: number, away: number) => boolean,
): boolean {
  return parts.some((part) => {
    const areIn = (offsets: number, count: number, first: number, step: 1 | -1): boolean => {
      for (let index = 0; index < count; index++) {
        if (!isIn(part + view.getUint16(offsets + index * 2), first + index * step)) return false;
      }
      return true;
    };
    const listed = view.getUint16(part) === 3;
    if (kind === context && listed) return areIn(part + 6, view.getUint16(part + 2), 0, 1);
    if (kind !== chained || !listed) return areIn(part + 2, 1, 0, 1);
    const before = view.getUint16(part + 2);
    const own = part + 6 + before * 2;
    const count = view.getUint16(own - 2);
    const behind = own + count * 2 + 2;
    return areIn(own, count, 0, 1) && areIn(part + 4, before, -1, -1) && areIn(behind, view.getUint16(behind - 2), count, 1);
  });
}

/** Whether a list has a glyph of some sort; or more entries than there are glyphs, as only a broken one has. */
export function hasSome(view: DataView, list: number, sort: (glyph: number) => boolean): boolean {
  const ranges = view.getUint16(list) === 2;
  const width = ranges ? 6 : 2;
  let seen = 0;
  for (let at = list + 4; at < list + 4 + view.getUint16(list + 2) * width; at += width) {
    const last = view.getUint16(ranges ? at + 2 : at);
    for (let glyph = view.getUint16(at); glyph <= last; glyph++) if (++seen > 0x10000 || sort(glyph)) return true;
  }
  return false;
}
