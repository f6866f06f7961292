/** Questions to finished EPUBs: of the container, of the package, of the pages, and of what making one does to the machine. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { code, em, h, link, note, nowhere, p, run } from '../../../src/model/build.ts';
import type { Block, Inline } from '../../../src/model/document.ts';
import type { Pack, Story } from '../../../src/model/pack.ts';
import { epubcheck } from '../../files/epubcheck.ts';
import { type Element, elements, find, parse, textIn } from '../../files/markup.ts';
import { entriesOf, textsOf } from '../../files/unzip.ts';
import { everything, pack, story } from '../packs.ts';
import { epubOf } from './make.ts';

/** The documents of a book, by path inside the package. */
function documents(epub: Uint8Array): ReadonlyMap<string, Element> {
  const texts = [...textsOf(epub)].filter(([path]) => path.endsWith('.xhtml'));
  return new Map(texts.map(([path, text]) => [path.replace('OEBPS/', ''), parse(text)]));
}

const has = (name: string, value: string) => (element: Element) => element.attributes.get(name) === value;
const opfOf = (epub: Uint8Array): Element => parse(textsOf(epub).get('OEBPS/content.opf') ?? '');
const values = (root: Element, name: string): readonly string[] =>
  elements(root)
    .filter((one) => one.name === name)
    .map((one) => textIn(one));

describe('a book of everything', () => {
  let whole: Pack;
  let epub: Uint8Array;
  beforeAll(async () => {
    whole = await everything();
    epub = await epubOf(whole);
  });

  test('the container is what OCF asks for, to the field', () => {
    const entries = entriesOf(epub);
    expect(entries[0]).toMatchObject({ name: 'mimetype', method: 0, offset: 0 });
    expect(Buffer.from(unzipSync(epub)['mimetype'] ?? []).toString()).toBe('application/epub+zip');
    for (const { name, version, method, flags, date, time, extra } of entries) {
      expect({ name, version, flags, date, time, extra }).toEqual({
        name,
        version: method === 8 ? 20 : 10,
        flags: 0,
        date: 0x21,
        time: 0,
        extra: 0,
      });
      expect(name).toMatch(/^[\x21-\x7e]+[^/]$/);
      if (/\.(jpg|png)$/.test(name)) expect([name, method]).toEqual([name, 0]);
    }
    const names = entries.map((entry) => entry.name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    const rest = entries.slice(2).map((entry) => entry.name);
    expect(rest).toEqual([...rest].sort());
  });

  test('the package says what the pack is', () => {
    const opf = opfOf(epub);
    expect(values(opf, 'dc:title')).toEqual(['The Morning Briefing', 'What came into port']);
    expect(values(opf, 'dc:creator')).toEqual(['Ada Lovelace', 'Vincent van Gogh']);
    expect(values(opf, 'dc:identifier')).toEqual([whole.identifier]);
    expect(values(opf, 'dc:language')).toEqual(['en', 'de', 'ar']);
    expect(values(opf, 'dc:subject')).toEqual(['ships', 'harbours & ports']);
    expect(values(opf, 'dc:date')).toEqual(['2022-01-03']);
    expect(values(opf, 'dc:source')).toEqual(['https://example.org/harbour']);
    const said = (property: string): readonly string[] =>
      elements(opf)
        .filter(has('property', property))
        .map((one) => textIn(one));
    expect(said('dcterms:modified')).toEqual(['2022-01-03T07:30:00Z']);
    expect(said('file-as')).toEqual(['Morning Briefing, The', 'Lovelace, Ada', 'Gogh, Vincent van']);
    expect(said('schema:accessMode')).toEqual(['textual', 'visual']);
    expect(said('schema:accessibilityFeature')).toContain('alternativeText');
    expect(find(opf, 'package').attributes.get('xml:lang')).toBe('en');
  });

  test('the manifest lists every file once, and the spine every document in reading order', () => {
    const opf = opfOf(epub);
    const items = elements(opf).filter((one) => one.name === 'item');
    const files = entriesOf(epub)
      .map((entry) => entry.name)
      .filter((name) => name.startsWith('OEBPS/') && !name.endsWith('.opf'));
    expect(items.map((item) => `OEBPS/${item.attributes.get('href')}`).sort()).toEqual([...files].sort());
    const hrefs = new Map(items.map((item) => [item.attributes.get('id'), item.attributes.get('href')]));
    const spine = elements(opf)
      .filter((one) => one.name === 'itemref')
      .map((one) => hrefs.get(one.attributes.get('idref')));
    expect(spine).toEqual(['titlepage.xhtml', 'toc.xhtml', '01-harbour.xhtml', '02-second.xhtml', '03-third.xhtml']);
  });

  test('the cover is a JPEG, large enough for a shop, and named in both ways', async () => {
    const opf = opfOf(epub);
    const item = elements(opf).find(has('properties', 'cover-image'));
    expect(item?.attributes.get('media-type')).toBe('image/jpeg');
    expect(elements(opf).find(has('name', 'cover'))?.attributes.get('content')).toBe(item?.attributes.get('id'));
    const size = await sharp(unzipSync(epub)[`OEBPS/${item?.attributes.get('href')}`]).metadata();
    expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1400);
  });

  test('the contents nest as the headings do, in both tables', () => {
    const tree = (list: Element): unknown =>
      list.children.flatMap((child) => {
        if (typeof child === 'string') return [];
        const inner = child.children.find((one): one is Element => typeof one !== 'string' && one.name === 'ol');
        return [inner ? [textIn(find(child, 'a')), tree(inner)] : textIn(find(child, 'a'))];
      });
    const toc = elements(documents(epub).get('toc.xhtml') ?? parse('')).find(has('role', 'doc-toc'));
    expect(toc && tree(find(toc, 'ol'))).toEqual([
      ['Ships & <Harbours>', [['Links & where', ['Notes']], ['Lists', ['Quotations']], 'Tables and pictures']],
      ['Der zweite Text', [['Oben', ['Unten']]]],
      'قصة قصيرة',
    ]);
    const ncx = parse(textsOf(epub).get('OEBPS/toc.ncx') ?? '');
    const points = elements(ncx).filter((one) => one.name === 'navPoint');
    expect(points.map((point) => Number(point.attributes.get('playOrder')))).toEqual(points.map((_, index) => index + 1));
    expect(points.map((point) => textIn(find(point, 'text')))).toEqual(
      elements(find(toc ?? ncx, 'ol'))
        .filter((one) => one.name === 'a')
        .map((one) => textIn(one)),
    );
  });

  test('ids stand once in the whole book', () => {
    const ids = [...documents(epub).values()].flatMap((root) => elements(root).flatMap((one) => one.attributes.get('id') ?? []));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids.filter((id) => !/^[A-Za-z][\w.-]*$/.test(id))).toEqual([]);
  });

  test('every link leads to something in the book, or outside by a safe road', () => {
    expect(deadLinks(epub)).toEqual([]);
    const [first] = [...documents(epub)].filter(([file]) => file === '01-harbour.xhtml').map(([, root]) => root);
    const links = elements(first ?? parse('')).filter((one) => one.name === 'a' && !one.attributes.has('epub:type'));
    expect(links.map((one) => `${textIn(one)} → ${one.attributes.get('href')}`)).toEqual([
      'the web → https://example.org/a?b=c&d=%5Be%5D%7Cf#g',
      'the desk → mailto:desk@example.org',
      'the second story → 02-second.xhtml#second',
      'its depth → 02-second.xhtml#deep',
      'https://example.org/empty → https://example.org/empty',
      'with a note inside → https://example.org/in',
      'a link → https://example.org/',
    ]);
  });

  test('nothing in it runs, asks or looks outside', () => {
    for (const [file, root] of documents(epub)) {
      for (const { name, attributes } of elements(root)) {
        expect(`${file} ${name}`).not.toMatch(/ (script|style|iframe|object|embed|form|input|base|video|audio|svg)$/);
        for (const [key, value] of attributes) {
          expect(key).not.toMatch(/^on|^style$/);
          if (key === 'src') expect(value).toMatch(/^images\/[0-9a-f]+\.(jpg|png)$/);
          if (key === 'href') expect(value).toMatch(/^(https?:|mailto:|#|[\w.-]+(#|$))/);
        }
      }
    }
    expect(textsOf(epub).get('OEBPS/style.css')).not.toMatch(/url\(|@import|#[0-9a-f]{3}|\d(px|pt|rem)|background|!important/);
  });

  test('every image has its words and its size', async () => {
    const files = unzipSync(epub);
    const images = [...documents(epub).values()].flatMap(elements).filter((one) => one.name === 'img');
    expect(images.map((image) => image.attributes.get('alt'))).toEqual(['a flag', 'Grey water', '', 'A blue field']);
    for (const { attributes } of images) {
      const { width, height } = await sharp(files[`OEBPS/${attributes.get('src')}`]).metadata();
      expect([attributes.get('width'), attributes.get('height')]).toEqual([String(width), String(height)]);
      expect(width).toBeLessThanOrEqual(1600);
    }
  });

  test('every note is reached from its place and leads back to it', () => {
    for (const root of documents(epub).values()) {
      const asides = elements(root).filter(has('role', 'doc-footnote'));
      const cited = elements(root).filter(has('role', 'doc-noteref'));
      expect(asides.map((aside) => `#${aside.attributes.get('id')}`)).toEqual(cited.map((one) => one.attributes.get('href')));
      const ways = asides.map((aside) => elements(aside).find(has('role', 'doc-backlink'))?.attributes.get('href'));
      expect(ways).toEqual(cited.map((one) => `#${one.attributes.get('id')}`));
    }
  });

  test('one first-level heading a document, and none skipped', () => {
    for (const root of documents(epub).values()) {
      const levels = elements(root).flatMap((one) => (/^h[1-6]$/.test(one.name) ? [Number(one.name[1])] : []));
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      expect(levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
    }
  });

  test('each language is marked, and each script runs its own way', () => {
    const marks = [...documents(epub).values()].flatMap((root) =>
      elements(root).flatMap(({ name, attributes }) =>
        attributes.has('lang') ? [`${name} ${attributes.get('lang')} ${attributes.get('dir') ?? ''}`.trim()] : [],
      ),
    );
    expect([...new Set(marks)].sort()).toEqual([
      'a ar rtl',
      'a de',
      'bdi ar rtl',
      'html ar rtl',
      'html de',
      'html en',
      'span en',
      'span en-GB',
    ]);
    for (const { attributes } of [...documents(epub).values()].flatMap(elements))
      expect(attributes.get('lang')).toBe(attributes.get('xml:lang'));
  });

  test('the style sheet and the pages use the same classes', () => {
    const css = (textsOf(epub).get('OEBPS/style.css') ?? '').replace(/\{[^}]*\}/g, '{}');
    const styled = new Set([...css.matchAll(/\.([a-z]+)/g)].map((found) => found[1]));
    const used = new Set(
      [...documents(epub).values()].flatMap(elements).flatMap((one) => one.attributes.get('class')?.split(' ') ?? []),
    );
    expect([...styled].sort()).toEqual([...used].sort());
  });

  test('the words are those of the pack, in order', () => {
    expect(wordsIn(epub)).toEqual(whole.stories.map(wordsOf));
  });
});

describe('books that are odd', () => {
  const hostile: readonly string[] = [
    '\u0000\u0008nul',
    'lone \ud800 half',
    ']]> & <script>alert(1)</script> &nbsp;',
    '\u202eturned',
    '<%= process.env %> ${x} {{y}}',
    '\ufffe\uffff',
    'e\u0301 👩‍👩‍👧 \u{1f600}',
    '\u0085next',
  ];

  function oddPack(): Pack {
    const odd = (id: string, words: string): Story => ({
      ...story(
        id,
        words,
        p(words, em(words), code(words), note(p(words))),
        h(2, `überschrift-${id}`, words),
        p(link(`https://example.org/${encodeURI(words.replace(/\p{Cs}/gu, ''))}`, words)),
      ),
      language: id === 'odd-1' ? 'not a language!' : 'en',
      particulars: {
        authors: [words, `${words}, ${words}`],
        date: 'in spring',
        language: null,
        description: words,
        keywords: [],
        publisher: '',
        rights: '',
        marking: '',
        retrieved: null,
        source: words,
      },
    });
    const stories = hostile.map((words, index) => odd(index === 0 ? 'toc' : `odd-${index}`, words));
    const words = hostile.join(' ');
    return {
      ...pack(...stories),
      title: words,
      authors: [...hostile],
      description: words,
      keywords: hostile,
      publisher: words,
      rights: words,
      date: '2022-02-31',
    };
  }

  /** Enough words for more documents than one. */
  const long = (): Pack => {
    const body = Array.from({ length: 40 }, (_, index): readonly Block[] => [
      h(2, `part-${index}`, `Part ${index}`),
      ...Array.from({ length: 20 }, (_x, at) =>
        p(`Paragraph ${at} `, 'and so it goes on '.repeat(50), ...(at === 3 ? [note(p(`Note of part ${index}`))] : [])),
      ),
    ]).flat();
    return pack(
      story('long', 'A long story', ...body),
      story(
        'short',
        'A short one',
        p({ kind: 'link', at: nowhere, to: { kind: 'place', id: 'part-39' }, title: '', content: run('far') }),
      ),
    );
  };

  test('EPUBCheck finds no fault in any of them, nor in the book of everything', async () => {
    const books = {
      everything: await epubOf(await everything()),
      smallest: await epubOf(pack(story('only', 'Only', p('Words.')))),
      odd: await epubOf(oddPack()),
      long: await epubOf(long()),
    };
    expect(await epubcheck(books)).toEqual([]);
  }, 120_000);

  test('a long story is divided at headings, and links and notes hold across the parts', async () => {
    const epub = await epubOf(long());
    const files = [...documents(epub).keys()].filter((file) => file.includes('long'));
    expect(files.length).toBeGreaterThan(2);
    for (const [path, text] of textsOf(epub)) expect([path, text.length < 300_000]).toEqual([path, true]);
    expect(deadLinks(epub)).toEqual([]);
    const numbers = files.flatMap((file) =>
      elements(documents(epub).get(file) ?? parse(''))
        .filter(has('role', 'doc-noteref'))
        .map((one) => textIn(one)),
    );
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => String(index + 1)));
    expect(wordsIn(epub)).toEqual(long().stories.map(wordsOf));
  });

  test('a pack without a date has a fixed moment and no day', async () => {
    const opf = opfOf(await epubOf(pack(story('only', 'Only', p('Words.')))));
    expect(
      elements(opf)
        .filter(has('property', 'dcterms:modified'))
        .map((one) => textIn(one)),
    ).toEqual(['2000-01-01T00:00:00Z']);
    expect(values(opf, 'dc:date')).toEqual([]);
    expect([...values(opf, 'dc:publisher'), ...values(opf, 'dc:rights')]).toEqual([]);
    expect(values(opf, 'dc:creator')).toEqual(['Unknown author']);
  });

  test('whatever the words are, the files are XML and say them', async () => {
    const words = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .map((value) => value.replace(/[\s\p{Cc}\p{Cs}\p{Zs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, ' '))
      .filter((value) => value.trim() !== '');
    await fc.assert(
      fc.asyncProperty(words, words, words, async (one, two, three) => {
        const epub = await epubOf(
          pack({
            ...story('only', one, p(two, code(three), note(p(one))), h(2, 'x', three), {
              kind: 'codeBlock',
              at: nowhere,
              syntax: two,
              value: one,
            }),
          }),
        );
        expect(wordsIn(epub)).toEqual([squeezed(one + two + three + three + one + one)]);
      }),
      { numRuns: 25, seed: 7 },
    );
  });
});

describe('making a book', () => {
  test('opens no socket and reads no file', async () => {
    const whole = await everything();
    await epubOf(whole);
    const sealed = [
      jest.spyOn(net.Socket.prototype, 'connect'),
      ...(['readFile', 'readFileSync', 'open', 'openSync', 'createReadStream'] as const).map((name) => jest.spyOn(fs, name)),
      ...(['readFile', 'open'] as const).map((name) => jest.spyOn(fs.promises, name)),
    ];
    await epubOf(whole);
    const calls = sealed.map((spy) => spy.mock.calls.length);
    sealed.forEach((spy) => spy.mockRestore());
    expect(calls).toEqual(calls.map(() => 0));
  });

  test('gives the same bytes in every time zone and locale', async () => {
    const script = resolve('.build/tests/epub-digest.cjs');
    await build({
      entryPoints: [resolve('tests/render/epub/digest.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['sharp', 'epub-gen-memory', 'fflate'],
      logLevel: 'silent',
    });
    const digest = (zone: string, locale: string): string =>
      execFileSync(process.execPath, [script], {
        encoding: 'utf8',
        env: { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale },
      }).trim();
    const one = digest('Pacific/Kiritimati', 'ar_EG.UTF-8');
    expect(one).toMatch(/^-840 ar\S* [0-9a-f]{64}$/);
    expect(digest('America/Los_Angeles', 'tr_TR.UTF-8').split(' ')[2]).toBe(one.split(' ')[2]);
  });
});

/** Links inside the book whose file or id does not exist. */
function deadLinks(epub: Uint8Array): readonly string[] {
  const pages = documents(epub);
  const targets = new Set(
    [...pages].flatMap(([file, root]) => [
      file,
      ...elements(root).flatMap((one) => (one.attributes.has('id') ? [`${file}#${one.attributes.get('id')}`] : [])),
    ]),
  );
  const ncx = elements(parse(textsOf(epub).get('OEBPS/toc.ncx') ?? '')).flatMap((one) =>
    one.name === 'content' ? [one.attributes.get('src') ?? ''] : [],
  );
  const links = [...pages].flatMap(([file, root]) =>
    elements(root).flatMap((one) => {
      const href = one.name === 'a' ? (one.attributes.get('href') ?? '') : '';
      return href === '' || /^(https?|mailto):/.test(href) ? [] : [href.startsWith('#') ? file + href : href];
    }),
  );
  return [...links, ...ncx].filter((target) => !targets.has(target));
}

const squeezed = (words: string): string => words.replace(/[\s\p{Z}]+/gu, '');

/** The words of each story as the book has them: notes after the body, without what Slugline adds. */
function wordsIn(epub: Uint8Array): readonly string[] {
  const added = (one: Element): boolean =>
    /^(number|byline|date)$/.test(one.attributes.get('class') ?? '') ||
    /^(doc-noteref|doc-backlink|img)$/.test(one.attributes.get('role') ?? '');
  const stories = new Map<string, { body: string; notes: string }>();
  for (const [file, root] of documents(epub)) {
    const key = /^(\d+)-/.exec(file)?.[1];
    if (key === undefined) continue;
    const before = stories.get(key) ?? { body: '', notes: '' };
    const notes = elements(root)
      .filter(has('class', 'notes'))
      .map((one) => textIn(one, added))
      .join('');
    const body = textIn(find(root, 'body'), (one) => added(one) || one.attributes.get('class') === 'notes');
    stories.set(key, { body: before.body + body, notes: before.notes + notes });
  }
  return [...stories.values()].map(({ body, notes }) => squeezed(body + notes));
}

/** The same words from the pack. */
function wordsOf(one: Story): string {
  const notes: string[] = [];
  const inline = (run: readonly Inline[]): string =>
    run
      .map((it) => {
        if (it.kind === 'text' || it.kind === 'code') return it.value;
        if (it.kind === 'note') {
          notes.push(it.content.map(block).join(''));
          return '';
        }
        if (it.kind === 'link' && it.content.length === 0) return it.to.kind === 'web' ? it.to.url : '';
        return 'content' in it ? inline(it.content) : '';
      })
      .join('');
  const block = (it: Block): string => {
    if (it.kind === 'codeBlock') return it.value;
    if (it.kind === 'list') return it.items.map((item) => item.content.map(block).join('')).join('');
    if (it.kind === 'quote')
      return it.content.map(block).join('') + (it.attribution.length > 0 ? '—' : '') + inline(it.attribution);
    if (it.kind === 'table')
      return (
        inline(it.caption) + [...it.head, ...it.body].flatMap((row) => row.cells.map((cell) => inline(cell.content))).join('')
      );
    if (it.kind === 'definitions')
      return it.entries
        .flatMap((entry) => [...entry.terms.map(inline), ...entry.meanings.map((run) => run.map(block).join(''))])
        .join('');
    if (it.kind === 'figure') return inline(it.caption);
    if (it.kind === 'judgement' || it.kind === 'keyFigures' || it.kind === 'drawing') throw new Error('no article has one');
    return it.kind === 'rule' ? '' : inline(it.content);
  };
  const body = inline(one.headline) + inline(one.standfirst) + one.body.map(block).join('');
  return squeezed(body + notes.join(''));
}
