/**
 * From bytes to characters: byte order mark, else UTF-8, else what the caller declared, else windows-1252 with a warning.
 *
 * A declaration comes first only where UTF-8 can not be told apart from it: UTF-16 without a mark, and ISO-2022-JP, which is
 * written in ASCII.
 */
import type { Place } from '../model/document.ts';
import { problem, type Report } from '../model/problem.ts';
import { clean } from './characters.ts';
import type { Source } from './reader.ts';
import { looksLike } from './signature.ts';

/** The most bytes a source may have: 4 MiB, some 700,000 words. */
export const sourceLimit = 4 * 1024 * 1024;

/** What is to be decoded. */
type Encoded = Pick<Source, 'name' | 'bytes' | 'encoding'>;

/** The text of `source`, cleaned; null after an error. */
export function decode(source: Encoded, report: Report): string | null {
  const { bytes, name } = source;
  const at: Place = { file: name, line: 1, column: 1 };
  if (bytes.length > sourceLimit) {
    report(
      problem('source-too-large', at, `${bytes.length} bytes are more than an article can have (${sourceLimit})`, 'split it'),
    );
    return null;
  }
  const raw = characters(source, at, report);
  if (raw === null) return null;
  const { text, removed } = clean(raw);
  if (removed > 0) {
    const what = removed === 1 ? 'one character that can not be shown was' : `${removed} characters that can not be shown were`;
    report(
      problem(
        'characters-removed',
        at,
        `${what} left out (controls, broken surrogates, unpaired direction marks)`,
        'delete them in the source: they come from whatever wrote the file',
      ),
    );
  }
  if (text.trim() === '') {
    report(problem('source-empty', at, 'there is nothing to read in it', 'write the article, or leave the file out'));
    return null;
  }
  return text;
}

function characters(source: Encoded, at: Place, report: Report): string | null {
  const { bytes } = source;
  const declared = source.encoding === null ? null : labelled(source.encoding);
  if (declared === 'unknown') {
    report(
      problem(
        'encoding-unknown',
        at,
        `there is no encoding "${source.encoding}"`,
        'use a WHATWG label, such as utf-8 or iso-8859-2',
      ),
    );
    return null;
  }
  const marked = markOf(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  const hidden = declared !== null && /^utf-16|^iso-2022/.test(declared);
  const refused = hidden ? null : notText(bytes);
  if (refused !== null) {
    report(problem('source-not-text', at, refused.why, refused.hint));
    return null;
  }
  if (hidden) return new TextDecoder(declared).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (declared !== null && declared !== 'utf-8') return new TextDecoder(declared).decode(bytes);
    return guessed(bytes, at, report);
  }
}

/** The name of the encoding that a label stands for. */
function labelled(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'unknown';
  }
}

function markOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

function notText(bytes: Uint8Array): { readonly why: string; readonly hint: string } | null {
  const kind = looksLike(bytes);
  if (kind !== null) return { why: `it looks like ${kind}, not like text`, hint: 'give the article as plain text or Markdown' };
  const sample = bytes.subarray(0, 8192);
  if (!sample.includes(0)) return null;
  const zeros = sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros * 64 <= sample.length) return null;
  const wide = zeros * 4 > sample.length ? 'if it is UTF-16, declare the encoding utf-16le or utf-16be' : '';
  return { why: `${zeros} of its first ${sample.length} bytes are zero, so it is no text`, hint: wide };
}

/** The bytes as windows-1252, with a warning that shows the first byte that is not UTF-8. */
function guessed(bytes: Uint8Array, at: Place, report: Report): string {
  const offset = firstBadByte(bytes);
  const before = bytes.subarray(0, offset).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
  const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  report(
    problem(
      'encoding-guessed',
      { ...at, line: before },
      `byte 0x${byte} at offset ${offset} is not UTF-8, so the file is read as windows-1252`,
      'save it as UTF-8, or declare its encoding',
    ),
  );
  return new TextDecoder('windows-1252').decode(bytes);
}

/** The offset of the first byte that starts no UTF-8 character: all before it decodes, and is as long encoded again. */
function firstBadByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let from = 0;
  for (let found = text.indexOf('\ufffd'); found >= 0; found = text.indexOf('\ufffd', from)) {
    offset += Buffer.byteLength(text.slice(from, found));
    // The replacement character may also be written in the source itself, as EF BF BD.
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return offset;
    offset += 3;
    from = found + 1;
  }
  return offset;
}
