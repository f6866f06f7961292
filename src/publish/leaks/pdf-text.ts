/**
 * All that a finished PDF of ours says, however deep it lies: words on pages, read back through the fonts' own tables, and every
 * string and stream of the file: titles, alternative texts, metadata, attachments. (ISO 32000-1: 7.3 objects, 7.5.7 object streams,
 * 9.10.3 ToUnicode.)
 */
import { inflateSync } from 'node:zlib';

/** An object of the file: what is written of it, and its stream unpacked. Both as one character a byte. */
type PdfObject = { readonly text: string; readonly stream: string };

/** What the file says, piece by piece. */
export function pdfText(file: Uint8Array): readonly string[] {
  const objects = objectsIn(Buffer.from(file).toString('latin1'));
  const all = [...objects.values()];
  const fonts = fontsIn(objects);
  const pages = all.filter(({ stream }) => /\bBT\b/.test(stream)).map(({ stream }) => shown(stream, fonts));
  const strings = all.flatMap(({ text }) => stringsIn(text).map(worded));
  const streams = all.map(({ stream }) => Buffer.from(stream, 'latin1').toString('utf8'));
  return [pages.join(' '), strings.join('\n'), ...streams.filter((stream) => stream !== '')];
}

/** Every object by its number, also those that are packed into streams. */
function objectsIn(file: string): ReadonlyMap<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const head = /(?:^|[\r\n])(\d+) 0 obj\b/g;
  for (let found = head.exec(file); found !== null; found = head.exec(file)) {
    const from = found.index + found[0].length;
    const end = file.indexOf('endobj', from);
    const begun = /stream\r?\n/g;
    begun.lastIndex = from;
    const opened = begun.exec(file);
    if (opened === null || opened.index > end) {
      objects.set(Number(found[1]), { text: file.slice(from, end), stream: '' });
      continue;
    }
    const text = file.slice(from, opened.index);
    const length = Number(/\/Length (\d+)/.exec(text)?.[1] ?? 0);
    const start = opened.index + opened[0].length;
    const stream = unpacked(file.slice(start, start + length), text);
    objects.set(Number(found[1]), { text, stream });
    head.lastIndex = start + length;
    if (/\/Type\s*\/ObjStm/.test(text)) for (const [number, packed] of packedIn(stream, text)) objects.set(number, packed);
  }
  return objects;
}

function unpacked(bytes: string, dictionary: string): string {
  if (/\/Subtype\s*\/Image/.test(dictionary)) return '';
  if (!/\/FlateDecode/.test(dictionary)) return bytes;
  try {
    return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1');
  } catch {
    return bytes;
  }
}

/** Objects in a stream: pairs of numbers and places first, then the objects. */
function packedIn(stream: string, dictionary: string): readonly (readonly [number, PdfObject])[] {
  const first = Number(/\/First (\d+)/.exec(dictionary)?.[1] ?? 0);
  const numbers = stream.slice(0, first).trim().split(/\s+/).map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, index) => {
    const [number = 0, at = 0, next] = [numbers[2 * index], numbers[2 * index + 1], numbers[2 * index + 3]];
    return [number, { text: stream.slice(first + at, next === undefined ? undefined : first + next), stream: '' }] as const;
  });
}

/** What codes mean, by their bytes. */
type Codes = ReadonlyMap<string, string>;

/** What the codes of each font mean, by the name that pages know the font by. */
function fontsIn(objects: ReadonlyMap<number, PdfObject>): ReadonlyMap<string, Codes> {
  const fonts = new Map<string, Codes>();
  for (const { text } of objects.values()) {
    for (const [, names = ''] of text.matchAll(/\/Font\s*<<([^>]*)>>/g)) {
      for (const [, name = '', number] of names.matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
        const table = /\/ToUnicode\s+(\d+) 0 R/.exec(objects.get(Number(number))?.text ?? '')?.[1];
        fonts.set(name, codesIn(objects.get(Number(table))?.stream ?? ''));
      }
    }
  }
  return fonts;
}

function codesIn(table: string): Codes {
  const codes = new Map<string, string>();
  const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
  for (const [, body = ''] of table.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', hex = ''] of body.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>/gi))
      codes.set(bytes(code).toString('latin1'), bytes(hex).swap16().toString('utf16le'));
  }
  // The codes of letters stand for these.
  for (const [, first = '', last = ''] of table.matchAll(/beginbfrange\n<([\da-f]{2})> <([\da-f]{2})> <00\1>/gi)) {
    for (let code = parseInt(first, 16); code <= parseInt(last, 16); code++)
      codes.set(String.fromCharCode(code), String.fromCharCode(code));
  }
  return codes;
}

/** The words that a page shows, in the order in which they are drawn. */
function shown(stream: string, fonts: ReadonlyMap<string, Codes>): string {
  let codes: Codes = new Map();
  const token = /\/(\w+)\s+[\d.-]+\s+Tf|<([\da-f\s]*)>(?!>)|\((?:\\[^]|[^\\)])*\)|\bET\b/gi;
  let words = '';
  for (const [whole, font, hex] of stream.matchAll(token)) {
    if (font !== undefined) codes = fonts.get(font) ?? codes;
    else if (whole === 'ET') words += ' ';
    else {
      const bytes =
        hex === undefined ? literal(whole.slice(1, -1)) : Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1');
      // Of one byte or of two: no longer one begins with a shorter one.
      let code = '';
      for (const byte of bytes) {
        code += byte;
        const text = codes.get(code);
        if (text === undefined && code.length < 2) continue;
        words += text ?? '';
        code = '';
      }
    }
  }
  return words;
}

/** The strings in an object, as bytes. */
function stringsIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const [whole] of text.matchAll(/\((?:\\[^]|[^\\()]|\((?:\\[^]|[^\\()])*\))*\)|<[\da-f\s]+>(?!>)/gi)) {
    found.push(
      whole.startsWith('(')
        ? literal(whole.slice(1, -1))
        : Buffer.from(whole.slice(1, -1).replace(/\s/g, ''), 'hex').toString('latin1'),
    );
  }
  return found;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A literal string without its escapes (7.3.4.2). */
function literal(inside: string): string {
  return inside.replace(/\\(?:([0-7]{1,3})|\r?\n|([^]))/g, (_, octal: string | undefined, letter: string | undefined) => {
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
    return letter === undefined ? '' : (escapes[letter] ?? letter);
  });
}

/** The bytes of a text string as words: UTF-16 behind its mark, else as they stand. */
function worded(bytes: string): string {
  if (!bytes.startsWith('\xfe\xff')) return bytes;
  const units = Buffer.from(bytes.slice(2), 'latin1');
  return units
    .subarray(0, units.length - (units.length % 2))
    .swap16()
    .toString('utf16le');
}
