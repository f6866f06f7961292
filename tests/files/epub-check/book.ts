/** A finished EPUB, opened for the rules: every document parsed, every place known. */
import { unzipSync } from 'fflate';
import { type Element, elements, parse } from '../markup.ts';
import { entriesOf, textsOf, type Entry } from '../unzip.ts';

export type Book = {
  readonly bytes: Uint8Array;
  readonly entries: readonly Entry[];
  /** By path, as are the two below. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly texts: ReadonlyMap<string, string>;
  /** Content documents in the order of the spine, without the navigation document where it is no page. */
  readonly documents: ReadonlyMap<string, Element>;
  readonly opf: Element;
  readonly nav: Element;
  readonly ncx: Element;
  readonly style: string;
};

/** What is wrong, in words; empty when nothing is. */
export type Rule = (book: Book) => readonly string[];
export type Rules = Readonly<Record<string, Rule>>;

export const folder = 'OEBPS/';

/** Opens a book. Throws where a document is not well-formed. */
export function openBook(bytes: Uint8Array): Book {
  const texts = textsOf(bytes);
  const at = (path: string): string => texts.get(folder + path) ?? '';
  const opf = parse(at('content.opf'));
  const documents = spineOf(opf).map((href) => [folder + href, parse(at(href))] as const);
  return {
    bytes,
    entries: entriesOf(bytes),
    files: unzipSync(bytes),
    texts,
    documents: new Map(documents),
    opf,
    nav: parse(at('toc.xhtml')),
    ncx: parse(at('toc.ncx')),
    style: at('style.css'),
  };
}

/** The files of the spine, in its order. */
export function spineOf(opf: Element): readonly string[] {
  const hrefs = new Map(named(opf, 'item').map((item) => [get(item, 'id'), get(item, 'href')]));
  return named(opf, 'itemref').map((one) => hrefs.get(get(one, 'idref')) ?? '');
}

export const get = (element: Element, attribute: string): string => element.attributes.get(attribute) ?? '';

/** The elements of a name below `root`. */
export const named = (root: Element, name: string): readonly Element[] => elements(root).filter((one) => one.name === name);

/** What stands more than once. */
export function twice(values: readonly string[]): readonly string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

/** Every element of every document, with the path of the document. */
export function everywhere(book: Book): readonly (readonly [string, Element])[] {
  return [...new Map(book.documents).set(`${folder}toc.xhtml`, book.nav)].flatMap(([path, root]) =>
    elements(root).map((one) => [path, one] as const),
  );
}

/** The documents of stories. */
export function storyDocuments(book: Book): readonly (readonly [string, Element])[] {
  return [...book.documents].filter(([path]) => /\/\d[^/]*\.xhtml$/.test(path));
}
