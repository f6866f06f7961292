/**
 * Outlines in the form of TrueType (`glyf`; ISO/IEC 14496-22, 5.3.3), read from the font's own tables.
 *
 * What comes out is what HarfBuzz draws. Whatever might come out differently is left to it, and so are other forms of outlines.
 */
import type { Outline } from './harfbuzz.ts';
import type { Pen } from './pen.ts';
import type { Sfnt } from './sfnt.ts';

export type Outlines = {
  /** See `HarfBuzz.outline`; null when the glyph is left to HarfBuzz. */
  readonly edges: (glyph: number) => Outline | null;
  /** See `HarfBuzz.draw`; false, and nothing is drawn, when the glyph is left to HarfBuzz. */
  readonly draw: (glyph: number, pen: Pen) => boolean;
};

type Point = { readonly x: number; readonly y: number; readonly on: boolean };
type Contour = readonly Point[];

/** Tables by which a font looks otherwise than `glyf` alone says. */
const strange = ['fvar', 'COLR', 'CBDT', 'sbix', 'VARC'] as const;
/** More than any letter is put together from; a broken font might never end. */
const mostParts = 64;

/** Of each point of a simple glyph. */
const bits = { on: 1, shortX: 2, shortY: 4, repeated: 8, positiveX: 16, positiveY: 32 } as const;
/** Of each part of a glyph that is made of others. */
const part = { words: 1, offsets: 2, scale: 8, more: 32, twoScales: 64, matrix: 128, scaledOffset: 2048 } as const;

/** Opens the outlines of a font; null when they are left to HarfBuzz. */
export function openOutlines(font: Sfnt): Outlines | null {
  const [glyf, loca, hmtx] = [font.table('glyf'), font.table('loca'), font.table('hmtx')];
  if (glyf.byteLength === 0 || strange.some((tag) => font.table(tag).byteLength > 0)) return null;
  const long = font.table('head').getInt16(50) === 1;
  const last = font.table('hhea').getUint16(34) - 1;
  const offsetAt = (index: number): number => (long ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2);
  const bearing = (glyph: number): number =>
    hmtx.getInt16(glyph <= last ? glyph * 4 + 2 : (last + 1) * 4 + (glyph - last - 1) * 2);

  /** Where a glyph stands in its table; -1 when it draws nothing, null when its outline does not begin where its metrics say. */
  const placeOf = (glyph: number): number | null => {
    const [from, to] = [offsetAt(glyph), offsetAt(glyph + 1)];
    if (to <= from) return -1;
    return glyf.getInt16(from + 2) === bearing(glyph) ? from : null;
  };

  const contoursOf = (glyph: number, parts: { count: number }): readonly Contour[] | null => {
    const at = placeOf(glyph);
    if (at === null || ++parts.count > mostParts) return null;
    if (at < 0) return [];
    const count = glyf.getInt16(at);
    return count < 0 ? composed(at + 10, (inner) => contoursOf(inner, parts)) : simple(at + 10, count);
  };

  const simple = (at: number, count: number): readonly Contour[] => {
    const ends = Array.from({ length: count }, (_, index) => glyf.getUint16(at + index * 2));
    const points = (ends.at(-1) ?? -1) + 1;
    let place = at + count * 2;
    place += 2 + glyf.getUint16(place);
    const flags = new Uint8Array(points);
    for (let done = 0; done < points;) {
      const flag = glyf.getUint8(place++);
      const times = (flag & bits.repeated) === 0 ? 1 : 1 + glyf.getUint8(place++);
      flags.fill(flag, done, (done += times));
    }
    /** Positions along one axis, each told by how far it is from the one before. */
    const along = (short: number, positive: number): readonly number[] => {
      let value = 0;
      return Array.from(flags, (flag) => {
        if ((flag & short) !== 0) value += (flag & positive) === 0 ? -glyf.getUint8(place++) : glyf.getUint8(place++);
        else if ((flag & positive) === 0) value += glyf.getInt16((place += 2) - 2);
        return value;
      });
    };
    const xs = along(bits.shortX, bits.positiveX);
    const ys = along(bits.shortY, bits.positiveY);
    const all = xs.map((x, index) => ({ x, y: ys[index] ?? 0, on: ((flags[index] ?? 0) & bits.on) !== 0 }));
    return ends.map((end, index) => all.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1));
  };

  const composed = (from: number, inner: (glyph: number) => readonly Contour[] | null): readonly Contour[] | null => {
    const made: Contour[] = [];
    for (let at = from, more = true; more;) {
      const [flags, glyph] = [glyf.getUint16(at), glyf.getUint16(at + 2)];
      const contours = inner(glyph);
      // Parts that are put where two points meet, or as Apple scales them, are rare.
      if (contours === null || (flags & part.offsets) === 0 || (flags & part.scaledOffset) !== 0) return null;
      const words = (flags & part.words) !== 0;
      const [dx, dy] = words ? [glyf.getInt16(at + 4), glyf.getInt16(at + 6)] : [glyf.getInt8(at + 4), glyf.getInt8(at + 5)];
      at += words ? 8 : 6;
      const ratio = (index: number): number => glyf.getInt16(at + index * 2) / 16384;
      const [xx, xy, yx, yy] =
        (flags & part.matrix) !== 0
          ? [ratio(0), ratio(1), ratio(2), ratio(3)]
          : (flags & part.twoScales) !== 0
            ? [ratio(0), 0, 0, ratio(1)]
            : (flags & part.scale) !== 0
              ? [ratio(0), 0, 0, ratio(0)]
              : [1, 0, 0, 1];
      at += (flags & part.matrix) !== 0 ? 8 : (flags & part.twoScales) !== 0 ? 4 : (flags & part.scale) !== 0 ? 2 : 0;
      for (const contour of contours) {
        made.push(contour.map(({ x, y, on }) => ({ x: x * xx + y * yx + dx, y: x * xy + y * yy + dy, on })));
      }
      more = (flags & part.more) !== 0;
    }
    return made;
  };

  return {
    edges: (glyph) => {
      const at = placeOf(glyph);
      if (at === null) return null;
      if (at < 0) return { left: 0, right: 0, bottom: 0 };
      return { left: glyf.getInt16(at + 2), right: glyf.getInt16(at + 6), bottom: glyf.getInt16(at + 4) };
    },
    draw: (glyph, pen) => {
      const contours = contoursOf(glyph, { count: 0 });
      for (const contour of contours ?? []) follow(contour, pen);
      return contours !== null;
    },
  };
}

/** Follows a contour: between two points off it, one on it is left out. */
function follow(contour: Contour, pen: Pen): void {
  const [first, second] = contour;
  if (first === undefined || second === undefined) return;
  const begin = first.on ? first : second.on ? second : between(first, second);
  const skipped = !first.on && second.on ? 2 : 1;
  let control: Point | null = null;
  pen.move(begin.x, begin.y);
  for (let step = 0; step < contour.length; step++) {
    const point: Point = contour[(skipped + step) % contour.length] ?? begin;
    if (control === null) {
      if (point.on) pen.line(point.x, point.y);
    } else {
      const to: Point = point.on ? point : between(control, point);
      pen.quadratic(control.x, control.y, to.x, to.y);
    }
    control = point.on ? null : point;
  }
  if (control !== null) pen.quadratic(control.x, control.y, begin.x, begin.y);
  pen.close();
}

function between(one: Point, two: Point): Point {
  return { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2, on: true };
}
