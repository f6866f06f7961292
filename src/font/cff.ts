/**
 * Outlines in the Compact Font Format (Adobe Technical Note 5176), cut down to the glyphs in use.
 *
 * Glyphs keep their numbers: those that are not in use become empty, and further codes for a glyph become glyphs of their own behind
 * the font's last. What depends on the number of glyphs is written anew at the end of the table, and the dictionary at its start
 * says so; all that lies between stays as it is, and only moves.
 */

/** An INDEX: its items, and where it starts and ends. */
type Index = { readonly items: readonly Uint8Array[]; readonly start: number; readonly end: number };

/** A DICT: operands by operator. The second byte of a long operator counts from 1200. */
type Dict = ReadonlyMap<number, readonly Operand[]>;

/** A number as it is written, and its value where that is whole. */
type Operand = { readonly bytes: Uint8Array; readonly value: number };

export type Cff = {
  readonly bytes: Uint8Array;
  readonly topIndex: Index;
  readonly top: Dict;
  readonly outlines: Index;
  /** The font DICTs of a font that is keyed by CID, and which of them each glyph is in; none for other fonts. */
  readonly parts: readonly Dict[];
  readonly partOf: Uint8Array;
};

const operators = { charset: 15, encoding: 16, outlines: 17, private: 18, ros: 1230, parts: 1236, partOf: 1237 } as const;

/** Draws nothing: `endchar`. */
const blank = Uint8Array.of(14);

/** Opens the table `CFF `. Throws a `RangeError` when it is cut short or makes no sense. */
export function openCff(table: DataView): Cff {
  const topIndex = readIndex(table, readIndex(table, table.getUint8(2)).end);
  const top = readDict(topIndex.items[0] ?? blank);
  const outlines = readIndex(table, valueOf(top, operators.outlines, 0));
  const keyed = top.has(operators.ros);
  return {
    bytes: new Uint8Array(table.buffer, table.byteOffset, table.byteLength),
    topIndex,
    top,
    outlines,
    parts: keyed ? readIndex(table, valueOf(top, operators.parts, 0)).items.map(readDict) : [],
    partOf: keyed ? readPartOf(table, valueOf(top, operators.partOf, 0), outlines.items.length) : new Uint8Array(0),
  };
}

/** The table with few outlines. @param shown the glyph that each code shows; a code is a glyph's number, or lies behind the last */
export function subsetCff(cff: Cff, shown: ReadonlyMap<number, number>): Uint8Array {
  const { bytes, topIndex, top, outlines, parts, partOf } = cff;
  const count = [...shown.keys()].reduce((most, code) => Math.max(most, code + 1), outlines.items.length);
  const glyphs = Array.from({ length: count }, (_, code) => shown.get(code) ?? (code === 0 ? 0 : -1));
  const kept = bytes.slice(topIndex.end);
  kept.fill(0, Math.max(0, outlines.start - topIndex.end), Math.max(0, outlines.end - topIndex.end));

  const topOf = (moved: number, places: ReadonlyMap<number, number>): Uint8Array => {
    const changed = new Map(withPrivate(top, moved));
    changed.delete(operators.encoding);
    for (const [operator, place] of places) changed.set(operator, [whole(place)]);
    return writeIndex([writeDict(changed)]);
  };
  const wanted = [operators.charset, operators.outlines, ...(parts.length > 0 ? [operators.parts, operators.partOf] : [])];
  // All numbers that change take five bytes, so that the length is known before they are.
  const moved = topIndex.start + topOf(0, new Map(wanted.map((operator) => [operator, 0]))).length - topIndex.end;

  const added = [charset(count), writeIndex(glyphs.map((glyph) => outlines.items[glyph] ?? blank))];
  if (parts.length > 0) {
    added.push(writeIndex(parts.map((part) => writeDict(withPrivate(part, moved)))));
    added.push(Uint8Array.of(0, ...glyphs.map((glyph) => partOf[Math.max(0, glyph)] ?? 0)));
  }
  let end = bytes.length + moved;
  const places = new Map<number, number>();
  for (const [index, part] of added.entries()) {
    places.set(wanted[index] ?? 0, end);
    end += part.length;
  }
  return joined([bytes.subarray(0, topIndex.start), topOf(moved, places), kept, ...added]);
}

/** A DICT whose private part lies `moved` bytes further on. */
function withPrivate(dict: Dict, moved: number): Dict {
  const [size, place] = dict.get(operators.private) ?? [];
  if (size === undefined || place === undefined) return dict;
  return new Map(dict).set(operators.private, [size, whole(place.value + moved)]);
}

/** Names of glyphs matter to no one in a PDF: they are numbered through. */
function charset(count: number): Uint8Array {
  const left = count - 2;
  return left < 0 ? Uint8Array.of(0) : Uint8Array.of(2, 0, 1, left >> 8, left & 255);
}

function readIndex(table: DataView, start: number): Index {
  const count = table.getUint16(start);
  if (count === 0) return { items: [], start, end: start + 2 };
  const width = table.getUint8(start + 2);
  if (width < 1 || width > 4) throw new RangeError('a list of outlines makes no sense');
  const offsetAt = (index: number): number => {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + table.getUint8(start + 3 + index * width + i);
    return value;
  };
  const data = start + 2 + (count + 1) * width;
  const items: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    const [from, to] = [data + offsetAt(i), data + offsetAt(i + 1)];
    if (to < from || to > table.byteLength) throw new RangeError('an outline lies outside the file');
    items.push(new Uint8Array(table.buffer, table.byteOffset + from, to - from));
  }
  return { items, start, end: data + offsetAt(count) };
}

function writeIndex(items: readonly Uint8Array[]): Uint8Array {
  const offsets = new DataView(new ArrayBuffer((items.length + 1) * 4));
  let at = 1;
  for (const [index, item] of items.entries()) {
    offsets.setUint32(index * 4, at);
    at += item.length;
  }
  offsets.setUint32(items.length * 4, at);
  return joined([Uint8Array.of(items.length >> 8, items.length & 255, 4), new Uint8Array(offsets.buffer), ...items]);
}

/** FDSelect: the font DICT of each glyph, in format 0 or 3. */
function readPartOf(table: DataView, at: number, count: number): Uint8Array {
  const found = new Uint8Array(count);
  if (table.getUint8(at) === 0) return found.map((_, glyph) => table.getUint8(at + 1 + glyph));
  if (table.getUint8(at) !== 3) throw new RangeError('its parts are listed in an unknown way');
  for (let range = 0; range < table.getUint16(at + 1); range++) {
    const entry = at + 3 + range * 3;
    found.fill(table.getUint8(entry + 2), table.getUint16(entry), table.getUint16(entry + 3));
  }
  return found;
}

function readDict(bytes: Uint8Array): Dict {
  const found = new Map<number, readonly Operand[]>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let operands: Operand[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = view.getUint8(at);
    if (first <= 21) {
      const long = first === 12;
      found.set(long ? 1200 + view.getUint8(at + 1) : first, operands);
      operands = [];
      at += long ? 2 : 1;
      continue;
    }
    const length = first === 28 ? 3 : first === 29 ? 5 : first === 30 ? realLength(view, at) : first <= 246 ? 1 : 2;
    const value =
      first === 28
        ? view.getInt16(at + 1)
        : first === 29
          ? view.getInt32(at + 1)
          : first === 30
            ? 0
            : first <= 246
              ? first - 139
              : first <= 250
                ? (first - 247) * 256 + view.getUint8(at + 1) + 108
                : -(first - 251) * 256 - view.getUint8(at + 1) - 108;
    operands.push({ bytes: bytes.subarray(at, at + length), value });
    at += length;
  }
  return found;
}

/** A real number is written in half bytes, and ends with one of fifteen. */
function realLength(view: DataView, at: number): number {
  let length = 1;
  for (let byte = 0; (byte & 15) !== 15 && byte >> 4 !== 15; length++) byte = view.getUint8(at + length);
  return length;
}

function writeDict(dict: Dict): Uint8Array {
  return joined(
    [...dict].flatMap(([operator, operands]) => [
      ...operands.map((operand) => operand.bytes),
      operator >= 1200 ? Uint8Array.of(12, operator - 1200) : Uint8Array.of(operator),
    ]),
  );
}

function whole(value: number): Operand {
  const view = new DataView(new ArrayBuffer(5));
  view.setUint8(0, 29);
  view.setInt32(1, value);
  return { bytes: new Uint8Array(view.buffer), value };
}

function valueOf(dict: Dict, operator: number, operand: number): number {
  const found = dict.get(operator)?.[operand];
  if (found === undefined) throw new RangeError('it does not say where its outlines are');
  return found.value;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}
