/** The objects of a finished PDF as text, out of whatever streams they are packed in. */
import { inflateSync } from 'node:zlib';

/** An object as written, and of a stream its bytes, inflated where it is deflated. */
export type FoundObject = { readonly number: number; readonly written: string; readonly bytes: Buffer | null };
/** A stream: its dictionary as written, and its bytes. */
export type FoundStream = { readonly dictionary: string; readonly bytes: Buffer };

/** All objects of a file by number: those that stand in the open in their order, then those that are packed. */
export function objectTable(file: Uint8Array): ReadonlyMap<number, FoundObject> {
  const whole = Buffer.from(file);
  const found = new Map<number, FoundObject>();
  const begins = /\n(\d+) 0 obj\n/y;
  const text = whole.toString('latin1');
  begins.lastIndex = text.indexOf('\n', 9);
  for (let begun = begins.exec(text); begun !== null; begun = begins.exec(text)) {
    const number = Number(begun[1]);
    const start = begins.lastIndex;
    const end = /\n(stream\n|endobj(?=\n))/g;
    end.lastIndex = start;
    const ended = end.exec(text);
    if (ended === null) throw new Error(`object ${number} has no end`);
    const written = text.slice(start, ended.index);
    const length = Number(/\/Length (\d+)/.exec(written)?.[1]);
    const raw = ended[1] === 'stream\n' ? whole.subarray(end.lastIndex, end.lastIndex + length) : null;
    const bytes = raw !== null && written.includes('/FlateDecode') ? inflateSync(raw) : raw;
    found.set(number, { number, written, bytes });
    begins.lastIndex = raw === null ? end.lastIndex : text.indexOf('\nendobj\n', end.lastIndex + length) + 7;
  }
  for (const { written, bytes } of [...found.values()]) {
    if (bytes === null || !written.includes('/Type /ObjStm')) continue;
    const first = Number(/\/First (\d+)/.exec(written)?.[1]);
    const head = bytes.toString('latin1', 0, first).trim().split(' ').map(Number);
    for (let at = 0; at < head.length; at += 2) {
      const [number = 0, start = 0] = head.slice(at, at + 2);
      const end = first + (head[at + 3] ?? bytes.length - first);
      found.set(number, { number, written: bytes.toString('latin1', first + start, end), bytes: null });
    }
  }
  return found;
}

/** All streams of a file, in their order. */
export function streamsOf(file: Uint8Array): readonly FoundStream[] {
  return [...objectTable(file).values()].flatMap(({ written, bytes }) =>
    bytes === null ? [] : [{ dictionary: written, bytes }],
  );
}

/** The text of every object, and of streams that of their dictionaries, one byte a letter. */
export function objectsOf(file: Uint8Array): string {
  return [...objectTable(file).values()].map((it) => it.written).join('\n');
}

/** All streams as text, one byte a letter: what is drawn on pages, among them. */
export function contentOf(file: Uint8Array): string {
  return streamsOf(file)
    .map((it) => it.bytes.toString('latin1'))
    .join('');
}
