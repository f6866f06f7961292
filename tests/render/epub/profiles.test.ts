/** Books for one shelf: what is different, and that it is told. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { h, p } from '../../../src/model/build.ts';
import { collector } from '../../../src/model/problem.ts';
import { plainBook, type BookProfile } from '../../../src/render/book-wish.ts';
import { renderEpub } from '../../../src/render/epub/render.ts';
import { sentencesOf } from '../../../src/render/epub/voice.ts';
import { loadStyle } from '../../../src/style/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { epubcheck } from '../../files/epubcheck.ts';
import { elements, parse, textIn } from '../../files/markup.ts';
import { textsOf } from '../../files/unzip.ts';
import { ownFile } from '../../own-files.ts';
import { everything, pack, story } from '../packs.ts';
import { epubOf } from './make.ts';

const textOf = async (profile: BookProfile, file: string): Promise<string> =>
  textsOf(await epubOf(await everything(), { ...plainBook, profile })).get(`OEBPS/${file}`) ?? '';

const spine = (opf: string): readonly string[] =>
  elements(parse(opf))
    .filter(({ name }) => name === 'itemref')
    .map(({ attributes }) => attributes.get('idref') ?? '');

test('EPUBCheck finds no fault in them', async () => {
  const whole = await everything();
  const books = Object.fromEntries(
    await Promise.all(
      (['kindle-safe', 'kobo'] as const).map(
        async (profile) => [profile, await epubOf(whole, { ...plainBook, profile })] as const,
      ),
    ),
  );
  expect(await epubcheck({ ...books, cover: await epubOf(whole, { ...plainBook, coverPage: true }) })).toEqual([]);
}, 120_000);

test('each tells what it changed, and a book for all changes nothing', async () => {
  const style = loadStyle('briefing', { size: null }, ownFile, collector().report);
  if (style === null) throw new Error('no house style');
  const toldBy = async (profile: BookProfile): Promise<readonly string[]> => {
    const { report, found } = collector();
    const context = { world: memoryWorld({}, ownFile), report, style, stem: 'book', book: { ...plainBook, profile } };
    await renderEpub(pack(story('one', 'One', p('Words.'))), context);
    return found.map(({ severity, code, message }) => `${severity} ${code} ${message.split(':')[0]}`);
  };
  expect(await toldBy('default')).toEqual([]);
  expect(new Set(await toldBy('kobo'))).toEqual(new Set(['note book-profile kobo']));
  expect((await toldBy('kindle-safe')).length).toBeGreaterThan(2);
});

describe('the cover as a page', () => {
  test('comes first where it is asked for or the shelf wants it, and is the only thing there', async () => {
    const epub = textsOf(await epubOf(await everything(), { ...plainBook, coverPage: true }));
    expect(spine(epub.get('OEBPS/content.opf') ?? '').slice(0, 3)).toEqual(['document_cover', 'document_titlepage', 'nav']);
    const body = elements(parse(epub.get('OEBPS/cover.xhtml') ?? '')).find(({ name }) => name === 'body');
    expect(body && elements(body).map(({ name }) => name)).toEqual(['body', 'section', 'img']);
    expect(epub.get('OEBPS/cover.xhtml')).toContain('alt="Cover: The Morning Briefing"');
    expect(epub.get('OEBPS/toc.xhtml')).toContain('<a epub:type="cover" href="cover.xhtml">Cover</a>');
    expect(spine(await textOf('kobo', 'content.opf'))[0]).toBe('document_cover');
  });

  test('is left out otherwise', async () => {
    expect(spine(await textOf('default', 'content.opf'))[0]).toBe('document_titlepage');
    expect(spine(await textOf('kindle-safe', 'content.opf'))[0]).toBe('document_titlepage');
    const without = await epubOf(await everything(), { ...plainBook, profile: 'kobo', coverPage: false });
    expect(textsOf(without).has('OEBPS/cover.xhtml')).toBe(false);
  });
});

describe('kobo', () => {
  test('numbers every word of a story, sentence by sentence, and frames the page', async () => {
    const text = await textOf('kobo', '01-harbour.xhtml');
    const spans = elements(parse(text)).filter(({ attributes }) => attributes.get('class') === 'koboSpan');
    const ids = spans.map(({ attributes }) => attributes.get('id') ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^kobo\.\d+\.\d+$/.test(id))).toBe(true);
    expect(spans.some((span) => elements(span).some(({ name }) => name === 'img'))).toBe(true);
    const plainly = textIn(parse(await textOf('default', '01-harbour.xhtml')));
    expect(textIn(parse(text)).replace(/\s+/g, '')).toBe(plainly.replace(/\s+/g, ''));
    expect(text).toContain('<div id="book-columns">\n<div id="book-inner">');
  });

  test('sentences lose no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aB.!?…:"”) \n') }), (words) => {
        expect(sentencesOf(words).join('')).toBe(words);
      }),
    );
    expect(sentencesOf('It rained. “Really?” he asked: no. At 3.14 it stopped')).toEqual([
      'It rained. ',
      '“Really?” ',
      'he asked: ',
      'no. ',
      'At 3.14 it stopped',
    ]);
  });
});

describe('kindle-safe', () => {
  test('has contents of two levels', async () => {
    const deep = pack(story('one', 'One', h(2, 'a', 'A'), h(3, 'b', 'B')));
    const ncx = textsOf(await epubOf(deep, { ...plainBook, profile: 'kindle-safe' })).get('OEBPS/toc.ncx') ?? '';
    expect(ncx).toContain('name="dtb:depth" content="2"');
    expect(ncx).not.toContain('#b');
  });

  test('has a style sheet that an old Kindle knows', async () => {
    const css = await textOf('kindle-safe', 'style.css');
    expect(css).not.toMatch(/hyphens|[^-]break-|: start|: end|overflow-wrap|font-variant/);
    expect(css).toContain('page-break-after: avoid;');
    expect(css.match(/\{/g)).toHaveLength(css.match(/\}/g)?.length ?? 0);
  });
});
