/** Kerning (`GPOS`; ISO/IEC 14496-22, 6.4.3), as far as it is done to plain words: by pairs. */
import { applies, classAt, openCoverage, type Rules } from './lookups.ts';
import type { Sfnt } from './sfnt.ts';

export type Kerning = {
  /** What is added to the advance of a glyph before another, in font units. */
  readonly between: (left: number, right: number) => number;
  /** Whether a glyph is moved in other ways as well. */
  readonly isMoved: (glyph: number) => boolean;
};

const kinds = { pair: 2, context: 7, chained: 8 } as const;
/** What marks stand by: there are none in plain words. */
const marks: ReadonlySet<number> = new Set([4, 5, 6]);
/** Of a lookup's flags: that it passes over letters or ligatures. */
const passesOver = 0x0006;
/** In the form of a value: that it has an advance. */
const advance = 0x0004;

/** Prepares `rules`; null where pairs do more than to change an advance, or are in the older table for kerning. */
export function openKerning(font: Sfnt, { features, lookups }: Rules): Kerning | null {
  if (!features.has('kern') && font.table('kern').byteLength > 0) return null;
  if (lookups.some(({ flags }) => (flags & passesOver) !== 0)) return null;
  const table = font.table('GPOS');
  const covered = openCoverage(table);
  const pairs = lookups.filter(({ kind }) => kind === kinds.pair);
  const others = lookups.filter(({ kind }) => kind !== kinds.pair && !marks.has(kind));
  const parts = pairs.map((lookup) => lookup.parts);
  if (parts.flat().some((part) => (table.getUint16(part + 4) & ~advance) !== 0 || table.getUint16(part + 6) !== 0)) return null;

  /** The parts that are for a glyph, with its place in each, by lookup: of a dozen parts one or two are. */
  const known = new Map<number, readonly (readonly (readonly [number, number])[])[]>();
  const partsFor = (glyph: number): readonly (readonly (readonly [number, number])[])[] => {
    const found = known.get(glyph);
    if (found !== undefined) return found;
    const made = parts.map((list) =>
      list.flatMap((part) => {
        const index = covered(part + table.getUint16(part + 2), glyph);
        return index < 0 ? [] : [[part, index] as const];
      }),
    );
    known.set(glyph, made);
    return made;
  };

  /** What a part says of a pair; null where it says nothing. */
  const valueIn = (part: number, index: number, left: number, right: number): number | null => {
    const width = table.getUint16(part + 4) === 0 ? 0 : 2;
    const value = (at: number): number => (width === 0 ? 0 : table.getInt16(at));
    if (table.getUint16(part) === 1) return valueInSet(part + table.getUint16(part + 10 + index * 2), right, width, value);
    const second = classAt(table, part + table.getUint16(part + 10), right);
    if (second === 0) return null;
    const first = classAt(table, part + table.getUint16(part + 8), left);
    const [firsts, seconds] = [table.getUint16(part + 12), table.getUint16(part + 14)];
    return first >= firsts || second >= seconds ? null : value(part + 16 + (first * seconds + second) * width);
  };

  const valueInSet = (set: number, right: number, width: number, value: (at: number) => number): number | null => {
    let [low, high] = [0, table.getUint16(set)];
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = set + 2 + middle * (2 + width);
      const glyph = table.getUint16(at);
      if (glyph === right) return value(at + 2);
      if (glyph < right) low = middle + 1;
      else high = middle;
    }
    return null;
  };

  const sums = new Map<number, number>();
  return {
    between: (left, right) => {
      const key = left * 0x10000 + right;
      const kept = sums.get(key);
      if (kept !== undefined) return kept;
      let sum = 0;
      for (const list of partsFor(left)) {
        for (const [part, index] of list) {
          const value = valueIn(part, index, left, right);
          if (value === null) continue;
          sum += value;
          break;
        }
      }
      sums.set(key, sum);
      return sum;
    },
    isMoved: (glyph) =>
      others.some((lookup) => applies(table, lookup, kinds, (list, away) => away !== 0 || covered(list, glyph) >= 0)),
  };
}
