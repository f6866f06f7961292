/**
 * A TrueType font cut down to the glyphs in use, which keep their numbers.
 *
 * Kept numbers let content be written before it is known which glyphs a document uses, and need no translation anywhere. The
 * price is a few runs of zeros in `loca` and `hmtx`, which deflate to nothing.
 */
import type { Sfnt } from './sfnt.ts';

/** The tables that a font embedded for drawing needs (ISO 32000-1, 9.9), in the order of their tags. */
const kept = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'] as const;

const componentFlags = { wideArguments: 0x0001, scale: 0x0008, more: 0x0020, twoScales: 0x0040, matrix: 0x0080 };

/**
 * Writes a font file with the outlines of `used`, of their components and of glyph 0.
 * @param box whether a copy of glyph 0 follows behind the last glyph: a box that may be shown where glyph 0 itself may not
 */
export function subset(font: Sfnt, used: Iterable<number>, { box }: { readonly box: boolean } = { box: false }): Uint8Array {
  const glyphs = closure(font, used);
  const { glyf, loca } = outlines(font, glyphs, box);
  const made: Readonly<Record<string, Uint8Array>> = { glyf, loca, head: header(font), ...metrics(font, glyphs, box) };
  return assemble(
    kept.map((tag) => [tag, made[tag] ?? copyOf(font.table(tag))] as const).filter(([, table]) => table.length > 0),
  );
}

function copyOf(table: DataView): Uint8Array {
  return new Uint8Array(table.buffer, table.byteOffset, table.byteLength).slice();
}

/** `head` with long offsets in `loca` and a checksum to be filled in. */
function header(font: Sfnt): Uint8Array {
  const head = copyOf(font.table('head'));
  const view = new DataView(head.buffer);
  view.setUint32(8, 0);
  view.setInt16(50, 1);
  return head;
}

/** The glyphs of `used` with every glyph that they are composed of, in order. */
function closure(font: Sfnt, used: Iterable<number>): readonly number[] {
  const found = new Set<number>();
  const queue = [0, ...used];
  for (let glyph = queue.pop(); glyph !== undefined; glyph = queue.pop()) {
    if (found.has(glyph)) continue;
    found.add(glyph);
    queue.push(...components(outline(font, glyph)));
  }
  return [...found].sort((a, b) => a - b);
}

function components(glyph: DataView): readonly number[] {
  if (glyph.byteLength === 0 || glyph.getInt16(0) >= 0) return [];
  const found: number[] = [];
  let flags = componentFlags.more;
  for (let at = 10; flags & componentFlags.more;) {
    flags = glyph.getUint16(at);
    found.push(glyph.getUint16(at + 2));
    at += flags & componentFlags.wideArguments ? 8 : 6;
    if (flags & componentFlags.scale) at += 2;
    else if (flags & componentFlags.twoScales) at += 4;
    else if (flags & componentFlags.matrix) at += 8;
  }
  return found;
}

function outline(font: Sfnt, glyph: number): DataView {
  const loca = font.table('loca');
  const glyf = font.table('glyf');
  const long = font.table('head').getInt16(50) === 1;
  const offset = (index: number): number => (long ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2);
  const [start, end] = [offset(glyph), offset(glyph + 1)];
  return new DataView(glyf.buffer, glyf.byteOffset + start, end - start);
}

function outlines(font: Sfnt, glyphs: readonly number[], box: boolean): { readonly glyf: Uint8Array; readonly loca: Uint8Array } {
  const last = font.table('maxp').getUint16(4);
  const count = box ? last + 1 : last;
  const shapes = new Map(glyphs.map((glyph) => [glyph, outline(font, glyph)]));
  if (box) shapes.set(last, outline(font, 0));
  const glyf = new Uint8Array([...shapes.values()].reduce((sum, shape) => sum + padded(shape.byteLength), 0));
  const loca = new DataView(new ArrayBuffer((count + 1) * 4));
  let at = 0;
  for (let glyph = 0; glyph < count; glyph++) {
    loca.setUint32(glyph * 4, at);
    const shape = shapes.get(glyph);
    if (shape === undefined) continue;
    glyf.set(new Uint8Array(shape.buffer, shape.byteOffset, shape.byteLength), at);
    at += padded(shape.byteLength);
  }
  loca.setUint32(count * 4, at);
  return { glyf, loca: new Uint8Array(loca.buffer) };
}

/** The tables that tell widths, and those that tell how many. */
function metrics(font: Sfnt, glyphs: readonly number[], box: boolean): Readonly<Record<string, Uint8Array>> {
  if (!box) return { hmtx: shortMetrics(font, glyphs) };
  const count = font.table('maxp').getUint16(4) + 1;
  const [maxp, hhea] = [copyOf(font.table('maxp')), copyOf(font.table('hhea'))];
  new DataView(maxp.buffer).setUint16(4, count);
  new DataView(hhea.buffer).setUint16(34, count);
  return { maxp, hhea, hmtx: longMetrics(font, glyphs, count) };
}

/** `hmtx` for `count` glyphs, the last of them like glyph 0: each with an advance of its own, which the last must have. */
function longMetrics(font: Sfnt, glyphs: readonly number[], count: number): Uint8Array {
  const hmtx = font.table('hmtx');
  const long = font.table('hhea').getUint16(34);
  const made = new DataView(new ArrayBuffer(count * 4));
  const copy = (from: number, to: number): void => {
    made.setUint16(to * 4, hmtx.getUint16(Math.min(from, long - 1) * 4));
    made.setInt16(to * 4 + 2, hmtx.getInt16(from < long ? from * 4 + 2 : long * 4 + (from - long) * 2));
  };
  for (const glyph of glyphs) copy(glyph, glyph);
  copy(0, count - 1);
  return new Uint8Array(made.buffer);
}

/** `hmtx` with the metrics of unused glyphs zeroed. */
function shortMetrics(font: Sfnt, glyphs: readonly number[]): Uint8Array {
  const hmtx = copyOf(font.table('hmtx'));
  const long = font.table('hhea').getUint16(34);
  const made = new Uint8Array(hmtx.length);
  const copy = (from: number, to: number): void => made.set(hmtx.subarray(from, to), from);
  for (const glyph of glyphs) {
    if (glyph < long) copy(glyph * 4, glyph * 4 + 4);
    else copy(long * 4 + (glyph - long) * 2, long * 4 + (glyph - long) * 2 + 2);
  }
  // The last long entry also gives the advance of every glyph behind it.
  copy((long - 1) * 4, long * 4);
  return made;
}

/** The table directory and the tables, each on a four-byte boundary and with its checksum. */
function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const count = tables.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const size = tables.reduce((sum, [, table]) => sum + padded(table.length), 12 + count * 16);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, count);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (count - power) * 16);
  let at = 12 + count * 16;
  let headAt = 0;
  let sum = 0;
  for (const [index, [tag, table]] of tables.entries()) {
    const entry = 12 + index * 16;
    file.set(table, at);
    if (tag === 'head') headAt = at;
    for (let i = 0; i < 4; i++) view.setUint8(entry + i, tag.charCodeAt(i));
    const own = checksum(view, at, padded(table.length));
    sum += own;
    view.setUint32(entry + 4, own);
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, table.length);
    at += padded(table.length);
  }
  // The sum of the whole is that of its parts.
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(view, 0, 12 + count * 16) - sum) >>> 0);
  return file;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

/** The sum of 32-bit numbers. */
function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) | 0;
  return sum >>> 0;
}
