import { describe, expect, test } from '@jest/globals';
import { plain } from '../../src/model/plain.ts';
import { sourceFormatOf } from '../../src/read/read.ts';
import { pixel, readString } from './from-text.ts';

const headline = async (
  bytes: Uint8Array | string,
  encoding: string | null = null,
): Promise<readonly [string, readonly string[]]> => {
  const { article, told } = await readString(bytes, 'text', encoding);
  return [article === null ? '(none)' : plain(article.headline), told];
};
const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'latin1')])));
const utf16 = (text: string, mark: boolean): Uint8Array => Uint8Array.from(Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le'));

describe('the encoding of a source', () => {
  test('is UTF-8, with and without its mark', async () => {
    expect(await headline('Café')).toEqual(['Café', []]);
    expect(await headline(bytes(0xef, 0xbb, 0xbf, 'Caf', 0xc3, 0xa9))).toEqual(['Café', []]);
  });

  test('is UTF-16 when it is marked so, or declared', async () => {
    expect(await headline(utf16('Café', true))).toEqual(['Café', []]);
    expect(await headline(utf16('Café', true).map((_, index, all) => all[index ^ 1] ?? 0))).toEqual(['Café', []]);
    expect(await headline(utf16('Café', false), 'utf-16le')).toEqual(['Café', []]);
  });

  test('is what was declared when it is not UTF-8', async () => {
    expect(await headline(bytes('Stra', 0xdf, 'e'), 'iso-8859-2')).toEqual(['Straße', []]);
    expect(await headline(bytes('z', 0xbf), 'iso-8859-2')).toEqual(['zż', []]);
    expect(await headline('Café', 'iso-8859-2')).toEqual(['Café', []]);
    expect(await headline(bytes(0x1b, '$B8l', 0x1b, '(B'), 'iso-2022-jp')).toEqual(['語', []]);
  });

  test('is guessed last, and the byte is shown', async () => {
    const told = 'byte 0xE9 at offset 10 is not UTF-8, so the file is read as windows-1252';
    expect(await headline(bytes('one\ntwo\nca', 0xe9))).toEqual(['one', [`3:1 encoding-guessed: ${told}`]]);
  });

  test('is guessed at the right byte when the replacement character itself comes first', async () => {
    const [, told] = await headline(bytes(0xef, 0xbf, 0xbd, 0xef, 0xbf, 0xbd, 'a', 0xff));
    expect(told[0]).toContain('byte 0xFF at offset 7');
  });

  test('is asked for again when there is none of that name', async () => {
    expect(await headline('a', 'utf-9')).toEqual(['(none)', ['1:1 encoding-unknown: there is no encoding "utf-9"']]);
  });
});

describe('a source that is no text', () => {
  test.each([
    ['a PDF document', bytes('%PDF-1.7\n%', 0xe2)],
    ['a ZIP archive', bytes('PK', 3, 4, 20)],
    ['a gzip archive', bytes(0x1f, 0x8b, 8)],
    ['a program', bytes(0x7f, 'ELF')],
    ['a PNG image', pixel],
    ['a video, or an AVIF', bytes(0, 0, 0, 0x20, 'ftypavif')],
    ['64 of its first 96 bytes are zero', Uint8Array.from({ length: 96 }, (_, index) => (index % 3 === 0 ? 65 : 0))],
  ])('is named: %s', async (name, source) => {
    const [article, told] = await headline(source);
    expect(article).toBe('(none)');
    expect(told[0]).toContain(`source-not-text: `);
    expect(told[0]).toContain(name);
  });

  test('may be UTF-16 that nobody declared, and the hint says so', async () => {
    const { found } = await readString(utf16('A text of some length', false), 'text');
    expect(found[0]?.hint).toContain('utf-16le');
  });

  test('may be empty, or nothing but white space', async () => {
    expect(await headline('')).toEqual(['(none)', ['1:1 source-empty: there is nothing to read in it']]);
    expect(await headline(' \n\t\r\n')).toEqual(['(none)', ['1:1 source-empty: there is nothing to read in it']]);
  });
});

describe('characters that no page can show', () => {
  test('are left out, and counted once', async () => {
    const [words, told] = await headline(`a\u0007b\u0000c\u0085d\u009fe\ufffef\u{1F600}${' end'.repeat(20)}`);
    expect(words).toBe(`abc def\u{1F600}${' end'.repeat(20)}`);
    expect(told).toEqual([expect.stringMatching(/^1:1 characters-removed: 4 characters/)]);
  });

  test('never join words: a form feed is a space', async () => expect((await headline('a\fb\vc'))[0]).toBe('a b c'));

  test('are direction marks without a partner; those with one stay', async () => {
    const [words, told] = await headline('a \u202eb\u202c \u2067c\u2069 \u202ed \u2069e');
    expect(words).toBe('a \u202eb\u202c \u2067c\u2069 d e');
    expect(told).toHaveLength(1);
  });

  test('are no line ends: CRLF and CR are', async () => {
    const { article } = await readString('one\r\ntwo\rthree', 'text');
    expect(article?.body.map((block) => block.at.line)).toEqual([2, 3]);
  });
});

test('the ending of a name says what a source is', () => {
  const names = ['a.txt', 'a.TEXT', 'b/a.md', 'a.markdown', 'a.mdown', 'a.docx', 'txt', 'a.constructor', 'a.md/x'];
  expect(names.map(sourceFormatOf)).toEqual(['text', 'text', 'markdown', 'markdown', 'markdown', null, null, null, null]);
});
