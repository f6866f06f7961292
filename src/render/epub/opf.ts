/** The package file: what the book is, what it is made of, and in which order it is read. */
import type { Pack } from '../../model/pack.ts';
import { directionOf } from '../../text/direction.ts';
import { languageOfWords, wordsOf } from '../../text/words.ts';
import { accessibilityOf } from './accessibility.ts';
import { languageTag } from './desk.ts';
import { coverFile, type Image } from './images.ts';
import { day, instant } from '../../text/instant.ts';
import { navFile, startOf } from './nav.ts';
import type { Document } from './page.ts';
import { nameSort, titleSort } from './sort.ts';
import type { Entry } from './contents.ts';
import { coverPageFile } from './coverpage.ts';
import { titlePageFile } from './titlepage.ts';
import { clean, element, file, lines, nothing, text, type Xml } from '../../text/xml.ts';

/** What the package lists. */
export type Stock = {
  readonly contents: readonly Entry[];
  /** In reading order; without the navigation document. */
  readonly documents: readonly Document[];
  /** Without the cover. */
  readonly images: readonly Image[];
  /** Whether the cover is the first document as well. */
  readonly coverPage: boolean;
  /** The URN of the printed edition whose pages are marked, or `none` where the pages are the book's own. */
  readonly pageSource: string;
  /** Who says that the book conforms to WCAG; empty when nobody does. */
  readonly evaluatedBy: string;
};

/** The package file of `pack`. */
export function opf(pack: Pack, stock: Stock): string {
  const language = languageTag(pack.language) || 'und';
  const attributes = {
    xmlns: 'http://www.idpf.org/2007/opf',
    version: '3.0',
    'unique-identifier': 'identifier',
    'xml:lang': language,
    dir: directionOf(language),
  };
  return file(
    lines('package', attributes, metadata(pack, stock), manifest(stock), spine(pack, stock), guide(pack, stock)),
    'none',
  );
}

function metadata(pack: Pack, stock: Stock): Xml {
  const property = (name: string, value: string): Xml => element('meta', { property: name }, text(value));
  const refines = (id: string, name: string, value: string): Xml =>
    element('meta', { refines: `#${id}`, property: name }, text(value));
  const dublin = (name: string, value: string | null): Xml => {
    const line = oneLine(value ?? '');
    return line === '' ? nothing : element(`dc:${name}`, {}, text(line));
  };
  const named = pack.authors.map(oneLine).filter((author) => author !== '');
  // A shelf files by a name: where nobody signs, by the house that publishes.
  const authors = named.length > 0 ? named : [oneLine(pack.publisher) || wordsOf(pack.language).unknownAuthor];
  const creators = authors.flatMap((author, index) => {
    const id = `creator_${index + 1}`;
    return [
      element('dc:creator', { id }, text(author)),
      element('meta', { refines: `#${id}`, property: 'role', scheme: 'marc:relators' }, text('aut')),
      refines(id, 'file-as', named.length > 0 ? nameSort(author) : author),
      refines(id, 'display-seq', String(index + 1)),
    ];
  });
  const subtitle = [
    element('dc:title', { id: 'subtitle' }, text(oneLine(pack.subtitle))),
    refines('subtitle', 'title-type', 'subtitle'),
    refines('title', 'display-seq', '1'),
    refines('subtitle', 'display-seq', '2'),
  ].filter(() => oneLine(pack.subtitle) !== '');
  const series = [
    element('meta', { property: 'belongs-to-collection', id: 'series' }, text(oneLine(pack.series))),
    refines('series', 'collection-type', 'series'),
    // The standard takes numbers alone, and some shelves sort by them.
    ...(/^\d+(?:\.\d+)*$/.test(pack.issue) ? [refines('series', 'group-position', pack.issue)] : []),
  ].filter(() => oneLine(pack.series) !== '');
  const claim = [
    element('meta', { property: 'dcterms:conformsTo', id: 'conformance' }, text('EPUB Accessibility 1.1 - WCAG 2.2 Level AA')),
    refines('conformance', 'a11y:certifiedBy', oneLine(stock.evaluatedBy)),
  ].filter(() => oneLine(stock.evaluatedBy) !== '');
  const languages = new Set(
    [pack.language, ...pack.stories.map((story) => story.language)].map((tag) => languageTag(tag) || 'und'),
  );
  const sources = new Set(pack.stories.map((story) => story.particulars.source));
  const spoken = languageOfWords(pack.language);
  const foreign = spoken === pack.language ? null : spoken;
  const access = accessibilityOf(pack, stock.pageSource);
  return lines(
    'metadata',
    { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    element('dc:identifier', { id: 'identifier' }, text(pack.identifier)),
    element('dc:title', { id: 'title' }, text(pack.title)),
    refines('title', 'title-type', 'main'),
    ...subtitle,
    refines('title', 'file-as', titleSort(pack.title, pack.language)),
    ...[...languages].map((tag) => dublin('language', tag)),
    ...creators,
    dublin('date', day(pack.date)),
    dublin('description', pack.description),
    ...pack.keywords.map((keyword) => dublin('subject', keyword)),
    dublin('publisher', pack.publisher),
    dublin('rights', pack.rights),
    ...[...sources].map((source) => dublin('source', source)),
    ...series,
    property('dcterms:modified', instant(pack.date)),
    property('pageBreakSource', stock.pageSource),
    ...access.modes.map((mode) => property('schema:accessMode', mode)),
    ...access.sufficient.map((modes) => property('schema:accessModeSufficient', modes)),
    ...access.features.map((feature) => property('schema:accessibilityFeature', feature)),
    ...access.hazards.map((hazard) => property('schema:accessibilityHazard', hazard)),
    element('meta', { property: 'schema:accessibilitySummary', 'xml:lang': foreign }, text(access.summary)),
    ...claim,
    pack.marking === '' ? nothing : property('dcterms:accessRights', pack.marking),
    // Older shelves look for the cover here, and some only when the name comes first.
    element('meta', { name: 'cover', content: coverFile.id }),
  );
}

const xhtml = 'application/xhtml+xml';

function manifest(stock: Stock): Xml {
  const item = (id: string, href: string, type: string, properties: string | null = null): Xml =>
    element('item', { id, href, 'media-type': type, properties });
  return lines(
    'manifest',
    {},
    item('nav', navFile, xhtml, 'nav'),
    item('ncx', 'toc.ncx', 'application/x-dtbncx+xml'),
    item('style', 'style.css', 'text/css'),
    ...stock.documents.map((document) => item(idOf(document), document.file, xhtml)),
    ...stock.images.map((image) => item(image.id, image.file, image.mediaType)),
    item(coverFile.id, coverFile.file, coverFile.mediaType, 'cover-image'),
  );
}

function spine(pack: Pack, stock: Stock): Xml {
  const reference = (idref: string): Xml => element('itemref', { idref });
  const ids = stock.documents.map(idOf);
  // The contents stand behind the title page.
  const front = stock.coverPage ? 2 : 1;
  return lines(
    'spine',
    { toc: 'ncx', 'page-progression-direction': directionOf(pack.language) },
    ...ids.slice(0, front).map(reference),
    pack.contents ? reference('nav') : nothing,
    ...ids.slice(front).map(reference),
  );
}

/** Out of date, yet Kindles lose their place without it. */
function guide(pack: Pack, stock: Stock): Xml {
  const words = wordsOf(pack.language);
  const reference = (type: string, title: string, href: string): Xml => element('reference', { type, title, href });
  return lines(
    'guide',
    {},
    stock.coverPage ? reference('cover', words.cover, coverPageFile) : nothing,
    reference('title-page', words.titlePage, titlePageFile),
    pack.contents ? reference('toc', words.contents, navFile) : nothing,
    reference('text', words.start, startOf(stock.contents)),
  );
}

function idOf(document: Document): string {
  return `document_${document.file.replace(/\.xhtml$/, '')}`;
}

/** Fit for a field of a catalogue: on one line, and without what can not be shown. */
function oneLine(value: string): string {
  return clean(value).replace(/\s+/g, ' ').trim();
}
