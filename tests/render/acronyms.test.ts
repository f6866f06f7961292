/** What finished files say of an acronym beside its words, and that the apparatus has no initials. */
import { beforeAll, expect, test } from '@jest/globals';
import { bind, noSettings } from '../../src/bind/bind.ts';
import { noApparatus } from '../../src/model/apparatus.ts';
import { article, nowhere, p, run } from '../../src/model/build.ts';
import { collector } from '../../src/model/problem.ts';
import { render } from '../../src/publish/make.ts';
import { loadStyle } from '../../src/style/load.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { checkBook } from '../files/epub-check.ts';
import { heardIn } from '../files/pack-text.ts';
import { checkPdf } from '../files/pdf-check.ts';
import { objectTable } from '../files/pdf-objects.ts';
import { openPdf } from '../files/pdf.ts';
import { textsOf } from '../files/unzip.ts';
import { ownFile } from '../own-files.ts';

const { report, found } = collector();
const apparatus = {
  ...noApparatus,
  glossary: [{ at: nowhere, term: 'TEU', expansion: 'twenty-foot equivalent unit', content: run('Of boxes.') }],
  colophon: [p('Set by hand.')],
};
const pack = bind(
  [article('Boxes', p('A ship of 9,000 TEU came in.'), p('It came in at noon.'))],
  { ...noSettings, language: 'en', numbered: true, apparatus, expandAcronyms: true },
  report,
);
let files: Readonly<Record<'pdf' | 'epub' | 'md', Uint8Array>>;

beforeAll(async () => {
  // A style with initials.
  const style = loadStyle('two-column', { size: null }, ownFile, report);
  if (style === null) throw new Error('no house style');
  const context = { world: memoryWorld({}, ownFile), report, style, stem: 'boxes' };
  const pdf = await render(pack, 'pdf', { ...context, mapPages: true });
  const epub = await render(pack, 'epub', { ...context, pages: pdf.pages ?? null });
  files = { pdf: pdf.bytes, epub: epub.bytes, md: (await render(pack, 'md', context)).bytes };
  expect(found.filter(({ code }) => code !== 'page-end')).toEqual([]);
});

test('in a PDF, those who hear it are told what it stands for, and it leads to the glossary', async () => {
  expect(await checkPdf(files.pdf, heardIn(pack))).toEqual([]);
  const spans = [...objectTable(files.pdf).values()].filter((it) => it.written.includes('/E(twenty-foot equivalent unit)'));
  expect(spans.map((it) => /\/S\/\w+/.exec(it.written)?.[0])).toEqual(['/S/Span']);
  const { links, pages } = await openPdf(files.pdf);
  const glossary = pages.findIndex((page) => page.includes('Of boxes.'));
  const boxes = pages.findIndex((page) => page.includes('9,000 twenty-foot'));
  expect(links[boxes]).toContain(`page ${glossary + 1}`);
});

test('in an EPUB it is an abbreviation', () => {
  expect(checkBook(files.epub)).toEqual([]);
  const whole = [...textsOf(files.epub).values()].join('');
  expect(whole).toMatch(
    /9,000 twenty-foot equivalent unit \(<a href="[^"#]*#glossary"><abbr title="twenty-foot equivalent unit">TEU<\/abbr><\/a>\) came in/,
  );
});

test('in Markdown it leads to the glossary', () => {
  expect(new TextDecoder().decode(files.md)).toContain('9,000 twenty-foot equivalent unit ([TEU](#glossary)) came in.');
});

test('an article begins with an initial, and a colophon does not', () => {
  const documents = new Map([...textsOf(files.epub)].map(([path, text]) => [path.replace(/^.*\/\d+-|\.xhtml$/g, ''), text]));
  expect(documents.get('boxes')).toContain('class="drop-cap"');
  expect(documents.get('colophon')).toContain('<p>Set by hand.</p>');
});
