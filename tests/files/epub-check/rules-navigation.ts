/** Ways through the book: contents, landmarks, pages, in the new form and the old. */
import { elements, textIn, type Element } from '../markup.ts';
import { everywhere, folder, get, named, spineOf, storyDocuments, twice, type Book, type Rules } from './book.ts';

const navs = (book: Book): readonly Element[] => named(book.nav, 'nav');
const nav = (book: Book, type: string): Element | undefined => navs(book).find((one) => get(one, 'epub:type') === type);
const links = (root: Element | undefined): readonly Element[] => (root === undefined ? [] : named(root, 'a'));
const depth = (root: Element): number =>
  Math.max(0, ...root.children.map((child) => (typeof child === 'string' ? 0 : depth(child)))) + (root.name === 'ol' ? 1 : 0);

/** Every place in the book, as `file` and `file#id`. */
function placesOf(book: Book): ReadonlySet<string> {
  return new Set(
    everywhere(book).flatMap(([path, one]) => {
      const file = path.replace(folder, '');
      return one.attributes.has('id') ? [file, `${file}#${get(one, 'id')}`] : [file];
    }),
  );
}

export const navigationRules: Rules = {
  'every list of ways has a name and a role': (book) =>
    navs(book)
      .filter((one) => get(one, 'aria-label') === '' && get(one, 'aria-labelledby') === '')
      .map((one) => get(one, 'epub:type'))
      .concat(get(nav(book, 'toc') ?? book.nav, 'role') === 'doc-toc' ? [] : ['toc'])
      .concat(get(nav(book, 'page-list') ?? book.nav, 'role') === 'doc-pagelist' ? [] : ['page-list']),
  'only the contents are seen': (book) =>
    navs(book)
      .filter((one) => (get(one, 'hidden') === 'hidden') === (get(one, 'epub:type') === 'toc'))
      .map((one) => get(one, 'epub:type')),
  'the contents are a page with a heading of the first level': (book) => (named(book.nav, 'h1').length === 1 ? [] : ['h1']),
  'the contents are three levels deep at most': (book) => {
    const toc = nav(book, 'toc');
    return toc !== undefined && depth(toc) <= 3 && links(toc).length > 0 ? [] : ['toc'];
  },
  'the contents are in reading order, each once': (book) => {
    const order = [...placesOf(book)];
    const at = links(nav(book, 'toc')).map((one) => order.indexOf(get(one, 'href')));
    const titles = links(nav(book, 'toc')).map((one) => textIn(one));
    // A part leads to the first story in it, and so stands where that does.
    const twiceSaid = (index: number): boolean => at[index] === at[index - 1] && titles[index] === titles[index - 1];
    return at.filter((place, index) => index > 0 && (place < (at[index - 1] ?? 0) || twiceSaid(index))).map(String);
  },
  'every heading of a story on the second level is in the contents, in its own words': (book) => {
    const listed = new Map(links(nav(book, 'toc')).map((one) => [get(one, 'href'), textIn(one).replace(/\s+/g, ' ').trim()]));
    return storyDocuments(book).flatMap(([path, root]) =>
      sectionHeadings(root).flatMap((one) => {
        const words = listed.get(`${path.replace(folder, '')}#${get(one, 'id')}`);
        const said = spoken(one).replace(/\s+/g, ' ').trim();
        // One with nothing but a note has no words to list.
        return words === said || said === '' ? [] : [`${path} ${textIn(one)}`];
      }),
    );
  },
  'landmarks have one type each, none twice, and tell where the text begins': (book) => {
    const types = links(nav(book, 'landmarks')).map((one) => get(one, 'epub:type'));
    return [
      ...types.filter((type) => !/^\w+$/.test(type)),
      ...twice(types),
      ...['bodymatter', 'titlepage'].filter((it) => !types.includes(it)),
    ];
  },
  'pages are listed in reading order, every one that is marked': (book) => {
    const marked = everywhere(book)
      .filter(([, one]) => get(one, 'role') === 'doc-pagebreak')
      .map(([path, one]) => `${path.replace(folder, '')}#${get(one, 'id')} ${get(one, 'aria-label')}`);
    const listed = links(nav(book, 'page-list')).map((one) => `${get(one, 'href')} ${textIn(one)}`);
    return marked.length > 0 && marked.join() === listed.join() ? [] : ['page-list'];
  },
  'the NCX says the same as the navigation document': (book) => {
    const ways = (name: string): readonly string[] =>
      named(book.ncx, name).map(
        (one) => `${get(named(one, 'content')[0] ?? one, 'src')} ${textIn(named(one, 'text')[0] ?? one)}`,
      );
    // The old form has each place once, and so no parts.
    const places = (type: string): readonly Element[] =>
      links(nav(book, type)).filter((one, at, all) => get(one, 'href') !== get(all[at + 1] ?? book.nav, 'href'));
    const same = (name: string, type: string): boolean =>
      ways(name).join() ===
      places(type)
        .map((one) => `${get(one, 'href')} ${textIn(one)}`)
        .join();
    return [...(same('navPoint', 'toc') ? [] : ['navMap']), ...(same('pageTarget', 'page-list') ? [] : ['pageList'])];
  },
  'the NCX counts its places from one': ({ ncx }) =>
    elements(ncx)
      .filter((one) => one.attributes.has('playOrder'))
      .map((one) => get(one, 'playOrder'))
      .filter((order, at) => order !== String(at + 1)),
  'every link of the book’s own leads to a place in it': (book) => {
    const places = placesOf(book);
    const own = everywhere(book).flatMap(([path, one]) => {
      const href = one.name === 'a' ? get(one, 'href') : '';
      return href === '' || /^(?:https?|mailto):/.test(href)
        ? []
        : [href.startsWith('#') ? path.replace(folder, '') + href : href];
    });
    const old = [
      ...named(book.ncx, 'content').map((one) => get(one, 'src')),
      ...named(book.opf, 'reference').map((one) => get(one, 'href')),
    ];
    return [...own, ...old].filter((target) => !places.has(target));
  },
  'a landmark to the contents stands only where they are read': (book) => {
    const landmark = links(nav(book, 'landmarks')).some((one) => get(one, 'epub:type') === 'toc');
    return landmark === spineOf(book.opf).includes('toc.xhtml') ? [] : ['toc'];
  },
};

/** Headings of the second level that are a story's own: not those inside what it quotes. */
function sectionHeadings(root: Element): readonly Element[] {
  if (/^(?:blockquote|aside|li|dd|table)$/.test(root.name)) return [];
  return root.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === 'h2' ? [child] : sectionHeadings(child),
  );
}

/** The words of a heading: a picture's are its alternative text, and the number of a note is none. */
function spoken(root: Element): string {
  if (get(root, 'role') === 'doc-noteref') return '';
  if (root.name === 'img') return get(root, 'alt');
  if (root.name === 'br') return ' ';
  return root.children.map((child) => (typeof child === 'string' ? child : spoken(child))).join('');
}
