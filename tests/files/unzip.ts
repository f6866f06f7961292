/** A finished EPUB, opened for questions: its files, and the fields of its container that an unzipper does not show. */
import { unzipSync } from 'fflate';

export type Entry = {
  readonly name: string;
  readonly version: number;
  readonly method: number;
  readonly flags: number;
  readonly date: number;
  readonly time: number;
  readonly extra: number;
  readonly offset: number;
};

/** The entries as their local headers give them, in the order of the directory. */
export function entriesOf(epub: Uint8Array): readonly Entry[] {
  const bytes = Buffer.from(epub);
  const count = bytes.readUInt16LE(bytes.length - 12);
  let at = bytes.readUInt32LE(bytes.length - 6);
  return Array.from({ length: count }, () => {
    const [nameLength, extraLength, commentLength] = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const offset = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + extraLength + commentLength;
    const field = (place: number): number => bytes.readUInt16LE(offset + place);
    return {
      name,
      offset,
      version: field(4),
      flags: field(6),
      method: field(8),
      time: field(10),
      date: field(12),
      extra: field(28),
    };
  });
}

/** The text of every file that is text, by path. */
export function textsOf(epub: Uint8Array): ReadonlyMap<string, string> {
  const files = Object.entries(unzipSync(epub)).filter(([path]) => !/\.(jpg|png)$/.test(path));
  return new Map(files.map(([path, bytes]) => [path, new TextDecoder('utf-8', { fatal: true }).decode(bytes)]));
}
