/** The tables of a TrueType or OpenType file (ISO/IEC 14496-22), as far as setting and embedding need them. */

export type Sfnt = {
  readonly bytes: Uint8Array;
  /** A table's bytes by its four-letter tag; empty when the file has none. */
  readonly table: (tag: string) => DataView;
};

/** The first four bytes of a file with TrueType outlines, by Microsoft or by Apple, and of one with those of CFF. */
const kinds: readonly number[] = [0x00010000, 0x74727565, 0x4f54544f];

/** Reads the table directory. Throws a `RangeError` on a file that is no sfnt or is cut short. */
export function openSfnt(bytes: Uint8Array): Sfnt {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!kinds.includes(view.getUint32(0))) throw new RangeError('not a TrueType or OpenType font');
  const tables = new Map<string, DataView>();
  const count = view.getUint16(4);
  for (let i = 0; i < count; i++) {
    const entry = 12 + i * 16;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const [start, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
    // The bytes may be a part of a larger buffer, and what lies behind them is not the font's.
    if (start + length > bytes.length) throw new RangeError(`the table ${tag} lies outside the file`);
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + start, length));
  }
  const nothing = new DataView(new ArrayBuffer(0));
  return { bytes, table: (tag) => tables.get(tag) ?? nothing };
}

/** What a font says of itself; lengths in font units. */
export type Metrics = {
  readonly postScriptName: string;
  readonly unitsPerEm: number;
  readonly ascender: number;
  readonly descender: number;
  readonly xHeight: number;
  readonly capHeight: number;
  readonly box: readonly [number, number, number, number];
  /** Degrees counter-clockwise from upright: negative for italics. */
  readonly italicAngle: number;
  readonly weight: number;
  readonly fixedPitch: boolean;
  readonly glyphCount: number;
};

/** Reads `head`, `hhea`, `OS/2`, `post`, `maxp` and `name`. */
export function readMetrics(font: Sfnt): Metrics {
  const head = font.table('head');
  const hhea = font.table('hhea');
  const os2 = font.table('OS/2');
  const post = font.table('post');
  const heights = os2.byteLength >= 90;
  return {
    postScriptName: postScriptName(font.table('name')),
    unitsPerEm: head.getUint16(18),
    ascender: hhea.getInt16(4),
    descender: hhea.getInt16(6),
    xHeight: heights ? os2.getInt16(86) : 0,
    capHeight: heights ? os2.getInt16(88) : 0,
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    italicAngle: post.getInt32(4) / 65536,
    weight: os2.getUint16(4),
    fixedPitch: post.getUint32(12) !== 0,
    glyphCount: font.table('maxp').getUint16(4),
  };
}

function postScriptName(name: DataView): string {
  const strings = name.getUint16(4);
  for (let i = 0; i < name.getUint16(2); i++) {
    const record = 6 + i * 12;
    if (name.getUint16(record + 6) !== 6) continue;
    const start = strings + name.getUint16(record + 10);
    const bytes = Array.from({ length: name.getUint16(record + 8) }, (_, at) => name.getUint8(start + at));
    // The name is ASCII in either encoding; UTF-16 only puts a zero before each letter.
    const written = String.fromCharCode(...bytes.filter((byte) => byte > 32 && byte < 127));
    // What the name goes into has signs of its own: of PostScript's names only these are sure to mean nothing else.
    return written.replace(/[^\w.+-]/g, '').slice(0, 63) || 'Unnamed';
  }
  return 'Unnamed';
}
