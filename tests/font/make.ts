/** Fonts for tests, made from our own: with a table gone, a number changed, or outlines of another kind. */

/** Where the entry of a table stands in the directory. */
function entryOf(font: Uint8Array, tag: string): number {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
    if (String.fromCharCode(...font.subarray(at, at + 4)) === tag) return at;
  }
  throw new Error(`no table ${tag}`);
}

/** A font that has a table under another name. */
export function renamed(font: Uint8Array, tag: string, other: string): Uint8Array {
  const made = new Uint8Array(font);
  for (let i = 0; i < 4; i++) made[entryOf(font, tag) + i] = other.charCodeAt(i);
  // Tables are looked up by halving their list, which must be in order.
  const count = new DataView(made.buffer).getUint16(4);
  const entries = Array.from({ length: count }, (_, at) => made.slice(12 + at * 16, 28 + at * 16));
  entries.sort((a, b) => Buffer.compare(a.subarray(0, 4), b.subarray(0, 4)));
  for (const [at, entry] of entries.entries()) made.set(entry, 12 + at * 16);
  return made;
}

/** A font with another number of 16 bits in a table. */
export function patched(font: Uint8Array, tag: string, at: number, value: number): Uint8Array {
  const made = new Uint8Array(font);
  const view = new DataView(made.buffer);
  view.setUint16(view.getUint32(entryOf(font, tag) + 8) + at, value);
  return made;
}

/** A DICT's number in its form of five bytes. */
const number = (value: number): readonly number[] => [
  29,
  (value >> 24) & 255,
  (value >> 16) & 255,
  (value >> 8) & 255,
  value & 255,
];

function index(items: readonly (readonly number[])[]): readonly number[] {
  let at = 1;
  const offsets = [at, ...items.map((item) => (at += item.length))];
  const bytes = offsets.flatMap((offset) => [(offset >> 16) & 255, (offset >> 8) & 255, offset & 255]);
  return [items.length >> 8, items.length & 255, 3, ...bytes, ...items.flat()];
}

/** A table `CFF ` of `count` glyphs, each a box of its own height, keyed by name or by CID. */
export function boxesInCff(count: number, keyed: boolean): Uint8Array {
  // rmoveto, hlineto and endchar: 50 to the right, then a box of 400 by 300 and a little more for each glyph.
  const outlines = index(
    Array.from({ length: count }, (_, glyph) => {
      const height = 300 + (glyph % 400);
      const tall = [28, height >> 8, height & 255];
      return [189, 139, 21, 28, 1, 144, ...tall, 28, 254, 112, 6, 14];
    }),
  );
  const name = index([[...'Boxes'].map((it) => it.charCodeAt(0))]);
  const strings = index(keyed ? ['Adobe', 'Identity'].map((text) => [...text].map((it) => it.charCodeAt(0))) : []);
  const none = [0, 0];
  const charset = [2, 0, 1, (count - 2) >> 8, (count - 2) & 255];
  const select = [3, 0, 1, 0, 0, 0, count >> 8, count & 255];
  const dict = (base: number): readonly number[] => {
    const at = { charset: base, outlines: base + charset.length, part: 0, select: 0, rest: 0 };
    at.select = at.outlines + outlines.length;
    at.part = at.select + select.length;
    at.rest = at.part + index([[...number(0), ...number(0), 18]]).length;
    return [
      ...(keyed ? [...number(391), ...number(392), 139, 12, 30] : []),
      ...[...number(at.charset), 15],
      ...[...number(at.outlines), 17],
      ...(keyed ? [...number(at.part), 12, 36, ...number(at.select), 12, 37] : [...number(0), ...number(at.rest), 18]),
    ];
  };
  const head = (base: number): readonly number[] => [
    1,
    0,
    4,
    3,
    ...name,
    ...index([dict(base)]),
    ...(keyed ? strings : none),
    ...none,
  ];
  const base = head(0).length;
  const rest = base + charset.length + outlines.length + select.length + index([[...number(0), ...number(0), 18]]).length;
  const part = index([[...number(0), ...number(rest), 18]]);
  return Uint8Array.from([...head(base), ...charset, ...outlines, ...select, ...part]);
}

/** A font of ours with boxes in CFF in place of its outlines. */
export function withBoxes(font: Uint8Array, keyed: boolean): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const count = view.getUint16(view.getUint32(entryOf(font, 'maxp') + 8) + 4);
  const table = boxesInCff(count, keyed);
  const made = new Uint8Array(((font.length + 3) & ~3) + table.length);
  made.set(renamed(renamed(font, 'glyf', 'CFF '), 'loca', 'xxxx'));
  made.set(table, made.length - table.length);
  const out = new DataView(made.buffer);
  out.setUint32(0, 0x4f54544f);
  const entry = entryOf(made, 'CFF ');
  out.setUint32(entry + 8, made.length - table.length);
  out.setUint32(entry + 12, table.length);
  return made;
}
