/** JPEG files handed on as they are: the picture to the last bit, and nothing of what cameras and programs write beside it. */
import type { Picture } from '../model/document.ts';
import { decoder } from './library.ts';

/** A JPEG that any decoder shows alike: upright, in sRGB or in grey. */
export type PlainJpeg = {
  readonly channels: 1 | 3;
  /** Whether it comes line by line, from the top; otherwise it comes whole and grows finer, which some readers can not show. */
  readonly baseline: boolean;
  readonly bytes: Uint8Array;
};

const marks = { end: 0xd9, scan: 0xda, jfif: 0xe0, adobe: 0xee, comment: 0xfe } as const;

/** `picture` without its metadata; null when it would not look the same without: turned, in other colours, or in four. */
export async function plainJpeg(picture: Picture): Promise<PlainJpeg | null> {
  if (picture.type !== 'jpeg') return null;
  const { orientation = 1, channels, depth, icc, isProgressive, space } = await (await decoder(picture.bytes, 'jpeg')).metadata();
  const known = icc === undefined || /s\0?R\0?G\0?B/.test(Buffer.from(icc).toString('latin1'));
  if (orientation > 1 || depth !== 'uchar' || !known) return null;
  if (!(channels === 1 && space === 'b-w') && !(channels === 3 && space === 'srgb')) return null;
  const bytes = bare(picture.bytes);
  return bytes === null ? null : { channels, baseline: isProgressive !== true, bytes };
}

/**
 * The segments of a JPEG that its picture needs (ITU-T T.81, annex B); null when it is coded in one of the rare ways, or does not
 * come to its end.
 */
function bare(file: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [file.subarray(0, 2)];
  for (let at = 2; at + 4 <= file.length + 2;) {
    // Any number of 0xff may stand before a mark.
    while (file[at] === 0xff && file[at + 1] === 0xff) at++;
    const mark = file[at + 1];
    if (file[at] !== 0xff || mark === undefined) return null;
    if (mark === marks.end) return joined(kept, file, at + 2);
    if (isFrame(mark) && (mark > 0xc2 || isNamed(file, at))) return null;
    let end = at + 2 + ((file[at + 2] ?? 0) << 8) + (file[at + 3] ?? 0);
    if (mark === marks.scan) end = endOfScan(file, end);
    if (needed(mark, file, at)) kept.push(file.subarray(at, end));
    at = end;
  }
  return null;
}

/** What is kept, and the end; where that is all of `file`, then `file` itself: photographs are large, and a book holds many. */
function joined(kept: readonly Uint8Array[], file: Uint8Array, end: number): Uint8Array {
  const length = kept.reduce((sum, part) => sum + part.length, 2);
  return length === file.length ? file : Buffer.concat([...kept, file.subarray(end - 2, end)]);
}

/** Whether a mark opens a frame; 0xc4, 0xc8 and 0xcc among its neighbours do not. Up to 0xc2 the coding is that of Huffman. */
function isFrame(mark: number): boolean {
  return mark === 0xc0 || (mark > 0xc0 && mark <= 0xcf && mark % 4 !== 0);
}

/** Whether the colours of the frame at `at` are named R, G and B: some take that to mean what it says, and others do not. */
function isNamed(file: Uint8Array, at: number): boolean {
  return [10, 13, 16].every((offset, index) => file[at + offset] === 'RGB'.charCodeAt(index));
}

/** Of the segments that applications add, decoders look at two: what JFIF says, and how Adobe coded the colours. */
function needed(mark: number, file: Uint8Array, at: number): boolean {
  if (mark === marks.jfif) return Buffer.from(file.subarray(at + 4, at + 9)).toString('latin1') === 'JFIF\0';
  if (mark === marks.adobe) return Buffer.from(file.subarray(at + 4, at + 9)).toString('latin1') === 'Adobe';
  return mark < marks.jfif || (mark > 0xef && mark !== marks.comment);
}

/** Coded lines end at a mark that neither stands for a byte 0xff nor restarts them. */
function endOfScan(file: Uint8Array, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const mark = file[at + 1] ?? 0;
    if (mark !== 0 && mark !== 0xff && (mark < 0xd0 || mark > 0xd7)) return at;
  }
  return file.length;
}
