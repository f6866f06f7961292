/** What a book says of itself to shelves and shops: asked of the finished package. */
import { expect, test } from '@jest/globals';
import { h, p } from '../../../src/model/build.ts';
import type { Pack } from '../../../src/model/pack.ts';
import { plainBook } from '../../../src/render/book-wish.ts';
import { type Element, elements, parse, textIn } from '../../files/markup.ts';
import { textsOf } from '../../files/unzip.ts';
import { everything, figure, pack, story } from '../packs.ts';
import { drawing, picture } from '../../image/make.ts';
import { epubOf } from './make.ts';

type Opf = {
  /** What an element of a name, or a meta of a property, says. */
  readonly says: (name: string) => readonly string[];
  /** What refines the element of an id, by property. */
  readonly refines: (id: string) => Readonly<Record<string, string>>;
};

async function opfOf(it: Pack, evaluatedBy = ''): Promise<Opf> {
  const root: Element = parse(textsOf(await epubOf(it, { ...plainBook, evaluatedBy })).get('OEBPS/content.opf') ?? '');
  const all = elements(root);
  return {
    says: (name) => all.filter((one) => one.name === name || one.attributes.get('property') === name).map((one) => textIn(one)),
    refines: (id) =>
      Object.fromEntries(
        all
          .filter((one) => one.attributes.get('refines') === `#${id}`)
          .map((one) => [one.attributes.get('property') ?? '', textIn(one)]),
      ),
  };
}

const small = (change: Partial<Pack> = {}): Pack => ({ ...pack(story('one', 'One', p('Words.'))), ...change });

test('a title and its subtitle are two titles, in their order', async () => {
  const { says, refines } = await opfOf(await everything());
  expect(says('dc:title')).toEqual(['The Morning Briefing', 'What came into port']);
  expect(refines('title')).toEqual({ 'title-type': 'main', 'file-as': 'Morning Briefing, The', 'display-seq': '1' });
  expect(refines('subtitle')).toEqual({ 'title-type': 'subtitle', 'display-seq': '2' });
});

test('a title alone has no order', async () => {
  const { says, refines } = await opfOf(small());
  expect(says('dc:title')).toEqual(['The Morning Briefing']);
  expect(refines('title')).not.toHaveProperty('display-seq');
});

test.each([
  ['12', { 'collection-type': 'series', 'group-position': '12' }],
  ['3.2', { 'collection-type': 'series', 'group-position': '3.2' }],
  ['Spring', { 'collection-type': 'series' }],
])('issue %s of a series has the place that shelves can sort by', async (issue, said) => {
  const { says, refines } = await opfOf(small({ series: 'The Week', issue }));
  expect(says('belongs-to-collection')).toEqual(['The Week']);
  expect(refines('series')).toEqual(said);
});

test('a pack of no series belongs to no collection', async () => {
  expect((await opfOf(small())).says('belongs-to-collection')).toEqual([]);
});

test('each author is one creator with a role and a name to file by', async () => {
  const { says, refines } = await opfOf(small({ authors: ['Ada Lovelace', 'Vincent van Gogh'] }));
  expect(says('dc:creator')).toEqual(['Ada Lovelace', 'Vincent van Gogh']);
  expect(refines('creator_2')).toEqual({ role: 'aut', 'file-as': 'Gogh, Vincent van', 'display-seq': '2' });
});

test('where nobody signs, the house does; where there is none, the author is unknown, in words of the language', async () => {
  expect((await opfOf(small({ publisher: 'The Desk' }))).says('dc:creator')).toEqual(['The Desk']);
  expect((await opfOf(small({ language: 'fr' }))).says('dc:creator')).toEqual(['Auteur inconnu']);
});

test('it claims to conform only where somebody says so, and names them', async () => {
  const claimed = await opfOf(small(), 'The Access Desk');
  expect(claimed.says('dcterms:conformsTo')).toEqual(['EPUB Accessibility 1.1 - WCAG 2.2 Level AA']);
  expect(claimed.refines('conformance')).toEqual({ 'a11y:certifiedBy': 'The Access Desk' });
  expect((await opfOf(small())).says('dcterms:conformsTo')).toEqual([]);
});

test('how it can be read is told by what is in it, in its own language', async () => {
  const told = await opfOf(small({ language: 'de' }));
  expect(told.says('schema:accessMode')).toEqual(['textual']);
  expect(told.says('schema:accessModeSufficient')).toEqual(['textual']);
  expect(told.says('schema:accessibilityFeature')).not.toContain('alternativeText');
  expect(told.says('schema:accessibilitySummary')).toEqual([
    'Der Text hat Überschriften, ein verlinktes Inhaltsverzeichnis und eine logische Lesereihenfolge. Seitenzahlen sind gekennzeichnet; sie gelten nur für dieses Buch.',
  ]);
  const chart = await picture(drawing(), 'chart.svg');
  const seen = await opfOf({ ...pack(story('one', 'One', figure(chart, 'A rising line'))), pictures: [chart] });
  expect(seen.says('schema:accessMode')).toEqual(['textual', 'visual']);
  expect(seen.says('schema:accessModeSufficient')).toEqual(['textual', 'textual,visual']);
  expect(seen.says('schema:accessibilityFeature')).toContain('alternativeText');
  const decorated = await opfOf({ ...pack(story('one', 'One', figure(chart, ''))), pictures: [chart] });
  expect(decorated.says('schema:accessMode')).toEqual(['textual']);
});

test('words in no language that Slugline speaks say which they are in', async () => {
  const texts = textsOf(await epubOf(small({ language: 'eu' })));
  expect(texts.get('OEBPS/content.opf')).toContain('<meta property="schema:accessibilitySummary" xml:lang="en">The text has');
  expect(texts.get('OEBPS/toc.xhtml')).toContain('<h1 id="contents" lang="en" xml:lang="en">Contents</h1>');
});

test('the identifier is the same for every edition, and the moment is that of the pack', async () => {
  const [first, later] = [await opfOf(small({ date: '2022-01-03' })), await opfOf(small({ date: '2022-02-01' }))];
  expect(first.says('dc:identifier')).toEqual(later.says('dc:identifier'));
  expect(first.says('dcterms:modified')).toEqual(['2022-01-03T00:00:00Z']);
  expect(later.says('dcterms:modified')).toEqual(['2022-02-01T00:00:00Z']);
});

test('the contents nest as deep as readers show, and no deeper', async () => {
  const deep = pack(story('one', 'One', h(2, 'a', 'A'), h(3, 'b', 'B'), h(4, 'c', 'C')));
  const nav = textsOf(await epubOf(deep)).get('OEBPS/toc.xhtml') ?? '';
  expect(nav).toContain('#b');
  expect(nav).not.toContain('#c"');
});
