/**
 * The container: a ZIP file as EPUB's OCF 3.3 section 4.2 wants it, the same bytes every time.
 *
 * Written here because no library at hand stamps the version that each entry needs, leaves out folders, and gives up the clock.
 * PKWARE's APPNOTE 6.3 names the fields; the numbers in the comments are its sections.
 */
import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';

/** The first day that ZIP can name, 1 January 1980, at midnight (4.4.6). */
const date = 0x21;
const time = 0;

/** Packed already: to pack these again costs time and gains nothing. */
const media = /\.(?:jpg|png)$/;

/** A file as it goes into a container. */
export type Entry = {
  readonly path: string;
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
  readonly deflated: boolean;
};

/** The container of files, with `mimetype` first and the others in order of their paths. */
export function container(files: readonly Entry[]): Uint8Array {
  const entries = files.toSorted((one, two) => (order(one) < order(two) ? -1 : 1));
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const one of entries) {
    const head = Buffer.concat([u32(0x04034b50), shared(one), one.name]);
    // 4.3.12: no comment, first disk, no attributes, and where the entry starts.
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), shared(one), u16(0, 0, 0), u32(0, offset), one.name]));
    parts.push(head, one.packed);
    offset += head.length + one.packed.length;
  }
  const index = Buffer.concat(directory);
  if (offset + index.length > 0xffffffff || entries.length > 0xffff) throw new Error('the book is too large for a ZIP file');
  const end = Buffer.concat([u32(0x06054b50), u16(0, 0, entries.length, entries.length), u32(index.length, offset), u16(0)]);
  return Buffer.concat([...parts, index, end]);
}

/** Whether the file of a path goes in as it stands. */
export function isStored(path: string): boolean {
  return path === 'mimetype' || media.test(path);
}

/** A file, packed. */
export function packedFile(path: string, bytes: Uint8Array): Entry {
  const packed = isStored(path) ? bytes : deflateSync(bytes, { level: 6 });
  const deflated = packed.length < bytes.length;
  const name = Buffer.from(path);
  return { path, name, crc: crc32(bytes), size: bytes.length, packed: deflated ? packed : bytes, deflated };
}

/** The fields that both headers of an entry share (4.4): version needed, flags, method, date, sum, sizes, lengths. */
function shared({ name, crc, size, packed, deflated }: Entry): Buffer {
  const method = deflated ? 8 : 0;
  return Buffer.concat([u16(deflated ? 20 : 10, 0, method, time, date), u32(crc, packed.length, size), u16(name.length, 0)]);
}

/** `mimetype` first, then META-INF, so that a reader finds it early; then by code unit. */
function order({ path }: Entry): string {
  return `${path === 'mimetype' ? 0 : path.startsWith('META-INF/') ? 1 : 2}${path}`;
}

function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => bytes.writeUInt16LE(value, at * 2));
  return bytes;
}

function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32LE(value, at * 4));
  return bytes;
}
