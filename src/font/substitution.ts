/** Glyphs changed for others (`GSUB`; ISO/IEC 14496-22, 6.3.3), as far as it is done in plain words: one for one, and one for several. */
import { applies, classAt, hasSome, numbersAt, openCoverage, type Lookup } from './lookups.ts';
import type { Sfnt } from './sfnt.ts';

/** Glyphs, and the offset of the first letter that each stands for. */
export type Row = { readonly ids: number[]; readonly clusters: number[] };

export type Substitution = {
  /** What becomes of a glyph by itself, and whether more may become of it beside others; null for a mark. */
  readonly alone: (glyph: number) => { readonly glyph: number; readonly tied: boolean } | null;
  /** What becomes of glyphs in a row; null where more is done than is gone into here. */
  readonly row: (glyphs: readonly number[]) => Row | null;
};

const kinds = { single: 1, ligature: 4, context: 5, chained: 6 } as const;
/** Of a lookup's flags: that it passes over letters or ligatures. Marks, which it may pass over as well, are in no plain word. */
const passesOver = 0x0006;
const markClass = 3;

/** Prepares `lookups`, in order; null where they pass over glyphs that plain words have. */
export function openSubstitution(font: Sfnt, lookups: readonly Lookup[]): Substitution | null {
  if (lookups.some(({ flags }) => (flags & passesOver) !== 0)) return null;
  const table = font.table('GSUB');
  const covered = openCoverage(table);
  const gdef = font.table('GDEF');
  const classes = gdef.byteLength < 6 ? 0 : gdef.getUint16(4);
  const isMark = (glyph: number): boolean => classes !== 0 && classAt(gdef, classes, glyph) === markClass;

  /** Whether a glyph of a plain word may be in a list: one of marks alone is met by none. */
  const isMet = (list: number): boolean => {
    const known = met.get(list);
    if (known !== undefined) return known;
    const made = hasSome(table, list, (glyph) => !isMark(glyph));
    met.set(list, made);
    return made;
  };
  const met = new Map<number, boolean>();

  /** Whether a lookup of another kind may do something that begins with a glyph; and whether it does it at a place in a row. */
  const mayBegin = kept((lookup, glyph) =>
    applies(table, lookup, kinds, (list, away) => (away === 0 ? covered(list, glyph) >= 0 : isMet(list))),
  );
  const isMetAt = (lookup: Lookup, ids: readonly number[], at: number): boolean =>
    applies(table, lookup, kinds, (list, away) => covered(list, ids[at + away] ?? -1) >= 0);

  /** The glyph that a glyph is changed for. */
  const changed = kept(({ parts }, glyph) => {
    for (const part of parts) {
      const index = covered(part + table.getUint16(part + 2), glyph);
      if (index < 0) continue;
      const listed = table.getUint16(part) === 2;
      return listed ? table.getUint16(part + 6 + index * 2) : (glyph + table.getInt16(part + 4)) & 0xffff;
    }
    return glyph;
  });

  /** The ligatures that begin with a glyph: what each becomes, and the glyphs behind its first. */
  const ligatures = kept(({ parts }, glyph) =>
    parts.flatMap((part) => {
      const index = covered(part + table.getUint16(part + 2), glyph);
      if (index < 0) return [];
      const set = part + table.getUint16(part + 6 + index * 2);
      return numbersAt(table, set).map((offset) => ligatureAt(set + offset));
    }),
  );
  const ligatureAt = (at: number): { readonly glyph: number; readonly rest: readonly number[] } => ({
    glyph: table.getUint16(at),
    rest: Array.from({ length: table.getUint16(at + 2) - 1 }, (_, index) => table.getUint16(at + 4 + index * 2)),
  });

  /** Ties glyphs together wherever there is a ligature of them. The row is closed up in one go, as it may be a book long. */
  const tie = (lookup: Lookup, { ids, clusters }: Row): void => {
    let to = 0;
    for (let at = 0; at < ids.length; to++) {
      const first = ids[at] ?? 0;
      const found = ligatures(lookup, first).find(({ rest }) => rest.every((glyph, index) => ids[at + 1 + index] === glyph));
      ids[to] = found?.glyph ?? first;
      clusters[to] = clusters[at] ?? 0;
      at += 1 + (found?.rest.length ?? 0);
    }
    ids.length = clusters.length = to;
  };

  return {
    alone: (first) => {
      let glyph = first;
      let tied = false;
      for (const lookup of lookups) {
        if (lookup.kind === kinds.single) glyph = changed(lookup, glyph);
        else if (lookup.kind === kinds.ligature) tied ||= ligatures(lookup, glyph).some(({ rest }) => !rest.some(isMark));
        else tied ||= mayBegin(lookup, glyph);
      }
      return isMark(glyph) ? null : { glyph, tied };
    },
    row: (glyphs) => {
      const row = { ids: [...glyphs], clusters: glyphs.map((_, index) => index) };
      const { ids } = row;
      for (const lookup of lookups) {
        if (lookup.kind === kinds.ligature) {
          tie(lookup, row);
          continue;
        }
        for (let at = 0; at < ids.length; at++) {
          const glyph = ids[at] ?? 0;
          if (lookup.kind === kinds.single) ids[at] = changed(lookup, glyph);
          else if (mayBegin(lookup, glyph) && isMetAt(lookup, ids, at)) return null;
        }
      }
      return row;
    },
  };
}

/** Keeps the answers of a function of a lookup and a glyph: words have few different glyphs. */
function kept<A>(answer: (lookup: Lookup, glyph: number) => A): (lookup: Lookup, glyph: number) => A {
  const known = new Map<Lookup, Map<number, A>>();
  return (lookup, glyph) => {
    const answers = known.get(lookup) ?? new Map<number, A>();
    known.set(lookup, answers);
    const old = answers.get(glyph);
    if (old !== undefined) return old;
    const made = answer(lookup, glyph);
    answers.set(glyph, made);
    return made;
  };
}
