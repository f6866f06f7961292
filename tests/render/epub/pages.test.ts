/** The pages of the PDF, as the EPUB of the same build marks and lists them: asked of both finished files. */
import { expect, test } from '@jest/globals';
import { code, em, h, link, note, p, quote } from '../../../src/model/build.ts';
import type { Block } from '../../../src/model/document.ts';
import type { Pack } from '../../../src/model/pack.ts';
import { collector } from '../../../src/model/problem.ts';
import type { PageMap } from '../../../src/render/page-map.ts';
import { renderEpub } from '../../../src/render/epub/render.ts';
import { renderPdf } from '../../../src/render/pdf/render.ts';
import { loadStyle } from '../../../src/style/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { ownFile } from '../../own-files.ts';
import { type Element, elements, find, parse, textIn } from '../../files/markup.ts';
import { openPdf, type OpenedPdf } from '../../files/pdf.ts';
import { textsOf } from '../../files/unzip.ts';
import { everything, pack, story } from '../packs.ts';

type Both = { readonly pdf: OpenedPdf; readonly pages: PageMap; readonly texts: ReadonlyMap<string, string> };

async function bothOf(it: Pack, styleName: string): Promise<Both> {
  const { report } = collector();
  const style = loadStyle(styleName, { size: null }, ownFile, report);
  if (style === null) throw new Error('no such style');
  const context = { world: memoryWorld({}, ownFile), report, style, stem: 'book' };
  const { bytes, pages = null } = await renderPdf(it, { ...context, mapPages: true });
  if (pages === null) throw new Error('the pages were asked for');
  const book = await renderEpub(it, { ...context, pages });
  return { pdf: await openPdf(bytes), pages, texts: textsOf(book.bytes) };
}

const syllables = ['ba', 'do', 'fe', 'gi', 'ho', 'ka', 'le', 'mi', 'no', 'pa', 're', 'si', 'ta', 'vu', 'wo', 'za'];
/** A word that stands once in the whole pack, and can be hyphenated. */
const word = (number: number): string =>
  [12, 8, 4, 0].map((shift) => syllables[((number * 40503) >> shift) & 15]).join('') + (number % 3 === 0 ? ',' : '');

/** Text with every kind of thing that a page may begin in, and no word twice. */
function longPack(): Pack {
  let number = 0;
  const words = (count: number): string => Array.from({ length: count }, () => word(++number)).join(' ');
  const section = (id: string): readonly Block[] => [
    h(2, id, words(4)),
    p(words(90), ' ', em(words(40)), ' ', link('https://example.org/', words(1)), ' ', words(60), note(p(words(30)))),
    p(words(150), ' ', code(words(1)), ' ', words(120)),
    quote(p(words(80))),
    p(words(200)),
  ];
  const body = (id: string): readonly Block[] => [1, 2, 3, 4, 5, 6].flatMap((at) => section(`${id}-${at}`));
  return pack(story('one', words(6), ...body('one')), story('two', words(5), ...body('two')));
}

const lettersOf = (text: string): string => text.replace(/[^a-z]/g, '');

/** What is read of a document in turn: words, and `#label` where a page begins. Notes are read elsewhere. */
function flowOf(root: Element): readonly string[] {
  if (root.attributes.get('role') === 'doc-pagebreak') return [`#${root.attributes.get('aria-label')}`];
  if (root.attributes.get('class') === 'notes' || root.attributes.get('role') === 'doc-noteref') return [];
  return root.children.flatMap((child) => (typeof child === 'string' ? (child.match(/\S+/g) ?? []) : flowOf(child)));
}

const storiesOf = (texts: ReadonlyMap<string, string>): readonly Element[] =>
  [...texts].filter(([path]) => /\/\d.*\.xhtml$/.test(path)).map(([, text]) => find(parse(text), 'body'));

/** Labels and addresses in the list of pages. */
function pageListOf(texts: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const nav = elements(parse(texts.get('OEBPS/toc.xhtml') ?? '')).find((it) => it.attributes.get('role') === 'doc-pagelist');
  return nav === undefined
    ? []
    : elements(nav)
        .filter(({ name }) => name === 'a')
        .map((it) => [textIn(it), it.attributes.get('href') ?? '']);
}

test.each(['book', 'briefing', 'two-column'])('a page begins in the book where it begins in the PDF: %s', async (style) => {
  const { pdf, texts } = await bothOf(longPack(), style);
  const flow = storiesOf(texts).flatMap(flowOf);
  const pages = new Map(
    pdf.labels.map((label, index) => [label, new Set(pdf.pages[index]?.replace(/-\n/g, '').match(/[a-z]+/g))]),
  );
  const marks = flow.flatMap((it, at) => (it.startsWith('#') ? [at] : []));
  expect(marks.length).toBeGreaterThan(6);
  const wrong = marks.filter((at) => {
    const page = pages.get(flow[at]?.slice(1) ?? '') ?? new Set();
    const [before, after] = [lettersOf(flow[at - 1] ?? ''), lettersOf(flow[at + 1] ?? '')];
    return !page.has(after) || page.has(before);
  });
  expect(wrong.map((at) => flow.slice(at - 1, at + 2))).toEqual([]);
});

test.each(['book', 'large-print'])('every page with words of a story is in the list once, in order: %s', async (style) => {
  for (const it of [longPack(), await everything()]) {
    const { pdf, pages, texts } = await bothOf(it, style);
    const list = pageListOf(texts);
    const decimal = pdf.labels.filter((label, index) => /^\d+$/.test(label) && (pdf.pages[index] ?? '').trim() !== '');
    expect(list.map(([label]) => label)).toEqual(decimal);
    const places = [...texts]
      .filter(([path]) => path.endsWith('.xhtml'))
      .flatMap(([path, text]) =>
        elements(parse(text))
          .filter((one) => one.attributes.get('role') === 'doc-pagebreak')
          .map((one) => `${path.replace('OEBPS/', '')}#${one.attributes.get('id')}`),
      );
    expect(list.map(([, href]) => href)).toEqual(places);
    const ncx = elements(parse(texts.get('OEBPS/toc.ncx') ?? '')).filter(({ name }) => name === 'pageTarget');
    expect(ncx.map((one) => [textIn(find(one, 'text')), find(one, 'content').attributes.get('src')])).toEqual(list);
    const opf = texts.get('OEBPS/content.opf') ?? '';
    expect(opf).toContain(`<meta property="pageBreakSource">${pages.source}</meta>`);
    expect(opf).toContain('pageBreakMarkers');
    // Never inside what would be torn for those who hear it.
    const inside = (root: Element, around: string): readonly string[] =>
      root.attributes.get('role') === 'doc-pagebreak'
        ? [around]
        : root.children.flatMap((child) =>
            typeof child === 'string' ? [] : inside(child, /^(?:a|h\d|pre|code)$/.test(root.name) ? root.name : around),
          );
    expect(
      storiesOf(texts)
        .flatMap((root) => inside(root, ''))
        .filter((around) => around !== ''),
    ).toEqual([]);
  }
});

test('the PDF goes by the name that the book calls it', async () => {
  const { report } = collector();
  const style = loadStyle('briefing', { size: null }, ownFile, report);
  if (style === null) throw new Error('no house style');
  const { bytes, pages } = await renderPdf(await everything(), {
    world: memoryWorld({}, ownFile),
    report,
    style,
    stem: 'book',
    mapPages: true,
  });
  const [, id = 'none'] = /<xmpMM:DocumentID>uuid:([0-9a-f-]+)</.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  expect(pages?.source).toBe(`urn:uuid:${id}`);
});

test('a book alone has pages of its own, and says so', async () => {
  const { report } = collector();
  const style = loadStyle('briefing', { size: null }, ownFile, report);
  if (style === null) throw new Error('no house style');
  const context = { world: memoryWorld({}, ownFile), report, style, stem: 'book' };
  const { bytes } = await renderEpub(longPack(), context);
  const texts = textsOf(bytes);
  const opf = texts.get('OEBPS/content.opf') ?? '';
  expect(opf).toContain('<meta property="pageBreakSource">none</meta>');
  const list = pageListOf(texts);
  expect(list.map(([label]) => label)).toEqual(list.map((_, at) => String(at + 1)));
  // Every story begins a page, and no page is much longer than another.
  const pages = storiesOf(texts).map((root) => flowOf(root));
  expect(pages.map(([first]) => first?.startsWith('#'))).toEqual([true, true]);
  const lengths = pages.flatMap((flow) =>
    flow
      .join(' ')
      .split(/#\d+/)
      .slice(1, -1)
      .map((page) => page.replace(/\s/g, '').length),
  );
  expect(Math.min(...lengths)).toBeGreaterThan(1400);
  expect(Math.max(...lengths)).toBeLessThan(1600);
});
