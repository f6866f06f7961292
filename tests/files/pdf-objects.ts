/** The objects of a finished PDF as text, out of whatever streams they are packed in. */
import { inflateSync } from 'node:zlib';

/** A stream: its dictionary as written, and its bytes, inflated where it is deflated. */
export type FoundStream = { readonly dictionary: string; readonly bytes: Buffer };

/** All streams of a file, in their order. */
export function streamsOf(bytes: Uint8Array): readonly FoundStream[] {
  const file = Buffer.from(bytes);
  const found: FoundStream[] = [];
  for (let at = file.indexOf('\nstream\n'); at >= 0; at = file.indexOf('\nstream\n', at + 1)) {
    const dictionary = file.subarray(file.lastIndexOf(' obj\n', at) + 5, at).toString('latin1');
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const raw = file.subarray(at + 8, at + 8 + length);
    found.push({ dictionary, bytes: dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw });
    at += length;
  }
  return found;
}

/** The text of every object that is no stream, and of the dictionaries of those that are, one byte a letter. */
export function objectsOf(bytes: Uint8Array): string {
  const streams = streamsOf(bytes);
  const packed = streams.filter(({ dictionary }) => dictionary.includes('/Type /ObjStm'));
  const catalog = /\d+ 0 obj\n<<\n\/Type \/Catalog[\s\S]*?\nendobj/.exec(Buffer.from(bytes).toString('latin1'))?.[0] ?? '';
  return [catalog, ...streams.map((it) => it.dictionary), ...packed.map((it) => it.bytes.toString('latin1'))].join('\n');
}

/** All streams as text, one byte a letter: what is drawn on pages, among them. */
export function contentOf(bytes: Uint8Array): string {
  return streamsOf(bytes)
    .map((it) => it.bytes.toString('latin1'))
    .join('');
}
