/** A whole briefing in three formats: sound files, and every part of it in each, in the same order. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { plain } from '../../src/model/plain.ts';
import { collector } from '../../src/model/problem.ts';
import type { Pack } from '../../src/model/pack.ts';
import { render } from '../../src/publish/make.ts';
import { loadStyle } from '../../src/style/load.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { checkBook } from '../files/epub-check.ts';
import { epubcheck } from '../files/epubcheck.ts';
import { elements, parse, textIn } from '../files/markup.ts';
import { heardIn } from '../files/pack-text.ts';
import { checkPdf } from '../files/pdf-check.ts';
import { openPdf } from '../files/pdf.ts';
import { textsOf } from '../files/unzip.ts';
import { expectGolden } from '../golden.ts';
import { ownFile } from '../own-files.ts';
import { briefing } from './briefing.ts';

let pack: Pack;
let files: { readonly pdf: Uint8Array; readonly epub: Uint8Array; readonly md: string };

beforeAll(async () => {
  const { report, found } = collector();
  pack = briefing().pack;
  const style = loadStyle('briefing', { size: null }, ownFile, report);
  if (style === null) throw new Error('no house style');
  const context = { world: memoryWorld({}, ownFile), report, style, stem: 'briefing' };
  const pdf = await render(pack, 'pdf', { ...context, mapPages: true });
  const { bytes: epub } = await render(pack, 'epub', { ...context, pages: pdf.pages ?? null });
  const { bytes: md } = await render(pack, 'md', context);
  files = { pdf: pdf.bytes, epub, md: new TextDecoder().decode(md) };
  // The map is too tall for what is left of a page.
  expect(found.filter(({ code }) => code !== 'page-end')).toEqual([]);
});

test('the PDF is sound, and says all of it', async () => {
  expect(await checkPdf(files.pdf, heardIn(pack))).toEqual([]);
});

test('the EPUB is sound', async () => {
  expect(checkBook(files.epub)).toEqual([]);
  expect(await epubcheck({ briefing: files.epub })).toEqual([]);
}, 60_000);

test('the Markdown', () => expectGolden('tests/cases/briefing.md', files.md));

const squeezed = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, '');

/** What each format says, without white space. */
async function textOf(format: 'pdf' | 'epub' | 'md'): Promise<string> {
  if (format === 'md') return squeezed(files.md.replace(/\]\([^)]*\)|<[^>]*>|[*[\]#]|\\(?=[!-/])/g, ''));
  if (format === 'pdf') return squeezed((await openPdf(files.pdf)).pages.join('').replace(/-\n/g, ''));
  const documents = [...textsOf(files.epub)].filter(([path]) => /\/\d.*\.xhtml$/.test(path));
  return squeezed(
    documents.map(([, text]) => textIn(elements(parse(text)).find(({ name }) => name === 'body') ?? parse(text))).join(''),
  );
}

describe.each(['pdf', 'epub', 'md'] as const)('in %s', (format) => {
  test('every section stands, in the order of the pack', async () => {
    const text = await textOf(format);
    const titles = pack.stories.flatMap((story) => [
      plain(story.headline),
      ...story.body.flatMap((block) => (block.kind === 'heading' ? [plain(block.content)] : [])),
    ]);
    let at = 0;
    const missing = titles.filter((title) => {
      const found = text.indexOf(squeezed(title), at);
      if (found >= 0) at = found;
      return found < 0;
    });
    expect(missing).toEqual([]);
  });

  test('judgements have their likelihood, their confidence and their grounds', async () => {
    const text = await textOf(format);
    expect(text).toContain('DueswillstaywheretheyareuntilApril.Highlylikely·moderateconfidence·¶3');
    expect(text).toContain('Realisticpossibility·lowconfidence·¶5,¶6');
  });

  test('parts stand over the stories that begin them, and in the contents', async () => {
    const text = await textOf(format);
    expect(text).toContain('FromthequayTheharbourreopens');
    expect(text).toContain('FromtheseaTheferrystaysaway');
    if (format !== 'epub') return;
    const nav = textsOf(files.epub).get('OEBPS/toc.xhtml') ?? '';
    expect(nav).toMatch(/<a href="03-[^"]*">From the quay<\/a>\n<ol>\n<li>\n?<a href="03-the-harbour-reopens/);
  });

  test('it says who may read it', async () => {
    if (format === 'md') return expect(files.md).toContain('marking: "TLP:GREEN"');
    if (format === 'epub') {
      const documents = [...textsOf(files.epub)].filter(([path]) => path.endsWith('.xhtml'));
      return expect(documents.filter(([, text]) => !text.includes('<p class="marking">TLP:GREEN</p>'))).toEqual([]);
    }
    const { pages } = await openPdf(files.pdf);
    // Over and below every page, and once on the page that says what it means.
    const counts = pages.map((page) => page.match(/TLP:GREEN/g)?.length);
    expect(counts).toEqual(pages.map((page) => (page.includes('Who may have it') ? 3 : 2)));
  });
});

test('the numbers of paragraphs lead to them', async () => {
  const epub = [...textsOf(files.epub).values()].join('');
  for (const number of pack.numbers.values()) {
    expect(epub).toContain(`<p id="par_${number}"><span class="pilcrow">¶${number}</span> `);
    expect(files.md).toContain(`<sup id="par_${number}">¶${number}</sup> `);
  }
  const { links, pages } = await openPdf(files.pdf);
  // The judgements are on the first page behind the contents; what they rest on stands in the articles.
  const brief = pages.findIndex((page) => page.includes('Key judgements') && page.includes('Highly likely'));
  expect(links[brief]).toEqual(expect.arrayContaining(['page 4', 'page 5']));
});
