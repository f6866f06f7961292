/** The navigation document, which is also the contents page, and its older twin for readers of EPUB 2. */
import type { Pack } from '../../model/pack.ts';
import { languageOfWords, wordsOf } from '../../text/words.ts';
import type { Entry } from './contents.ts';
import { languageTag, tongue } from './desk.ts';
import { type Document, page } from './page.ts';
import type { PageEntry } from './page-breaks.ts';
import { coverPageFile } from './coverpage.ts';
import type { Profile } from './profile.ts';
import { titlePageFile } from './titlepage.ts';
import { element, file, lines, nothing, text, type Xml } from '../../text/xml.ts';

export const navFile = 'toc.xhtml';

/** What there is to list. */
export type Contents = {
  readonly contents: readonly Entry[];
  readonly pages: readonly PageEntry[];
  /** Whether the cover is a page. */
  readonly cover: boolean;
};

/** The contents and the landmarks of the book. */
export function navDocument(pack: Pack, it: Contents, profile: Profile): Document {
  const { contents, pages, cover } = it;
  const spoken = languageOfWords(pack.language);
  const own = spoken === pack.language ? {} : tongue(spoken);
  const words = wordsOf(pack.language);
  const entry = (one: Entry): Xml => {
    const own = one.language === pack.language ? {} : tongue(one.language);
    const anchor = element('a', { href: one.href, ...own }, text(one.label));
    return one.children.length === 0
      ? element('li', {}, anchor)
      : lines('li', {}, anchor, lines('ol', {}, ...one.children.map(entry)));
  };
  const landmark = (type: string, href: string, label: string): Xml =>
    element('li', {}, element('a', { 'epub:type': type, href, ...own }, text(label)));
  const toc = lines(
    'nav',
    { 'epub:type': 'toc', role: 'doc-toc', id: 'toc', 'aria-labelledby': 'contents' },
    element('h1', { id: 'contents', ...own }, text(words.contents)),
    lines('ol', {}, ...contents.map(entry)),
  );
  const landmarks = lines(
    'nav',
    { 'epub:type': 'landmarks', id: 'landmarks', 'aria-label': words.landmarks, hidden: 'hidden' },
    lines(
      'ol',
      {},
      ...(cover ? [landmark('cover', coverPageFile, words.cover)] : []),
      landmark('titlepage', titlePageFile, words.titlePage),
      // A link to the contents is lawful only where they are a page of the book.
      ...(pack.contents ? [landmark('toc', `${navFile}#toc`, words.contents)] : []),
      landmark('bodymatter', startOf(contents), words.start),
    ),
  );
  const pageList =
    pages.length === 0
      ? nothing
      : lines(
          'nav',
          { 'epub:type': 'page-list', role: 'doc-pagelist', id: 'page-list', 'aria-label': words.pages, hidden: 'hidden' },
          lines('ol', {}, ...pages.map(({ label, href }) => element('li', {}, element('a', { href }, text(label))))),
        );
  const frame = {
    file: navFile,
    title: words.contents,
    language: pack.language,
    division: 'frontmatter',
    profile,
    marking: pack.marking,
  } as const;
  return page(frame, toc, landmarks, pageList);
}

/** The contents as NCX, for readers that know no navigation document. */
export function ncx(pack: Pack, contents: readonly Entry[], pages: readonly PageEntry[]): string {
  // The old form has each place once: a part leads where its first story stands.
  const places = contents.flatMap((one) => (one.href === one.children[0]?.href ? one.children : [one]));
  let order = 0;
  const point = (one: Entry): Xml => {
    order += 1;
    const here = { id: `point_${order}`, playOrder: order };
    const label = element('navLabel', {}, element('text', {}, text(one.label)));
    return lines('navPoint', here, label, element('content', { src: one.href }), ...one.children.map(point));
  };
  const target = ({ label, href }: PageEntry): Xml => {
    order += 1;
    const here = { id: `point_${order}`, type: 'normal', value: label, playOrder: order };
    return lines(
      'pageTarget',
      here,
      element('navLabel', {}, element('text', {}, text(label))),
      element('content', { src: href }),
    );
  };
  const meta = (name: string, content: string | number): Xml => element('meta', { name, content });
  return file(
    lines(
      'ncx',
      { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': languageTag(pack.language) || 'und' },
      lines(
        'head',
        {},
        meta('dtb:uid', pack.identifier),
        meta('dtb:depth', depthOf(places)),
        meta('dtb:totalPageCount', pages.length),
        meta('dtb:maxPageNumber', Math.max(0, ...pages.map(({ label }) => Number(label) || 0))),
      ),
      element('docTitle', {}, element('text', {}, text(pack.title))),
      lines('navMap', {}, ...places.map(point)),
      pages.length === 0 ? nothing : lines('pageList', {}, ...pages.map(target)),
    ),
    'none',
  );
}

/** Where the reading starts. */
export function startOf(contents: readonly Entry[]): string {
  return contents[0]?.href ?? titlePageFile;
}

function depthOf(entries: readonly Entry[]): number {
  return entries.length === 0 ? 0 : 1 + Math.max(...entries.map((entry) => depthOf(entry.children)));
}
