/** What stands in the documents: structure for those who hear it, safety for those who open it, room for old readers. */
import { elements, textIn, type Element } from '../markup.ts';
import { everywhere, folder, get, named, storyDocuments, twice, type Book, type Rules } from './book.ts';

/** Elements of every document that are wrong, told by path and name. */
const wrong = (book: Book, is: (one: Element, path: string) => boolean): readonly string[] =>
  everywhere(book)
    .filter(([path, one]) => is(one, path))
    .map(([path, one]) => `${path.replace(folder, '')} <${one.name}> ${textIn(one).slice(0, 40)}`);

const active = /^(?:script|style|iframe|object|embed|applet|form|input|button|base|video|audio|svg|math)$/;
const presentational = /^(?:align|valign|bgcolor|border|color|face|cellpadding|cellspacing|style)$/;
const rtl = /^(?:ar|he|fa|ur|yi)\b/;

export const contentRules: Rules = {
  'a document is XML in UTF-8, in HTML5, without names for letters': ({ texts }) =>
    [...texts]
      .filter(([path]) => path.endsWith('.xhtml'))
      .flatMap(([path, text]) =>
        text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n') && !/&(?!(?:amp|lt|gt|quot|#10);)/.test(text)
          ? []
          : [path],
      ),
  'a document is below 300 kB': ({ texts }) =>
    [...texts].filter(([path, text]) => path.endsWith('.xhtml') && Buffer.byteLength(text) > 300_000).map(([path]) => path),
  'a document says its language twice, alike': ({ documents }) =>
    [...documents]
      .filter(([, root]) => get(root, 'lang') === '' || get(root, 'lang') !== get(root, 'xml:lang'))
      .map(([path]) => path),
  'languages are said in both ways, and scripts that run left say so': (book) =>
    wrong(book, (one) => get(one, 'lang') !== get(one, 'xml:lang') || (rtl.test(get(one, 'lang')) && get(one, 'dir') !== 'rtl')),
  'a document has a title of its own': (book) => {
    const titles = [...book.documents.values()].map((root) => textIn(named(root, 'title')[0] ?? root).trim());
    return [...twice(titles), ...titles.filter((it) => it === '')];
  },
  'a document has one heading of the first level, and skips none': ({ documents }) =>
    [...documents].flatMap(([path, root]) => {
      const levels = elements(root).flatMap((one) => (/^h[1-6]$/.test(one.name) ? [Number(one.name[1])] : []));
      const firsts = levels.filter((level) => level === 1).length;
      const goesOn = /_\d+\.xhtml$|\/cover\.xhtml$/.test(path);
      const skips = levels.some((level, at) => level > (at === 0 ? (goesOn ? 6 : 1) : (levels[at - 1] ?? 0) + 1));
      return firsts === (goesOn ? 0 : 1) && !skips ? [] : [`${path} ${levels.join()}`];
    }),
  'a heading says something': (book) =>
    wrong(book, (one) => /^h[1-6]$/.test(one.name) && textIn(one).trim() === '' && named(one, 'img').length === 0),
  'an id stands once in the book, and is a name': (book) => {
    const ids = everywhere(book).flatMap(([path, one]) => (one.attributes.has('id') ? [[path, get(one, 'id')] as const] : []));
    const own = ids.map(([, id]) => id).filter((id) => !/^(?:kobo\.|book-)/.test(id));
    return [...twice(own), ...ids.map(([, id]) => id).filter((id) => !/^[A-Za-z][\w.-]*$/.test(id))];
  },
  'a story is a chapter for those who hear it': (book) =>
    storyDocuments(book)
      .filter(
        ([path, root]) =>
          !/_\d+\.xhtml$/.test(path) && !elements(root).some((one) => /^doc-(?:chapter|colophon)$/.test(get(one, 'role'))),
      )
      .map(([path]) => path),
  'what goes on with a story is no chapter again': (book) =>
    storyDocuments(book)
      .filter(([path, root]) => /_\d+\.xhtml$/.test(path) && elements(root).some((one) => get(one, 'role') === 'doc-chapter'))
      .map(([path]) => path),
  'a picture has words, or says that it needs none, and its size': (book) =>
    wrong(
      book,
      (one) =>
        one.name === 'img' &&
        (!one.attributes.has('alt') ||
          /^(?:image|picture|photo|.*\.(?:png|jpe?g|gif|svg))$/i.test(get(one, 'alt')) ||
          !/^\d+$/.test(get(one, 'width')) ||
          !/^\d+$/.test(get(one, 'height'))),
    ),
  'a picture is in the book': (book) =>
    wrong(book, (one) => one.attributes.has('src') && book.files[folder + get(one, 'src')] === undefined),
  'a heading cell says what it heads': (book) => wrong(book, (one) => one.name === 'th' && get(one, 'scope') === ''),
  'a table wider than a small screen can be moved with the keys': (book) => {
    const wide = (one: Element): boolean =>
      Math.max(0, ...named(one, 'tr').map((row) => row.children.filter((child) => typeof child !== 'string').length)) > 4;
    const held = new Set(
      everywhere(book).flatMap(([, one]) =>
        get(one, 'role') === 'region' && get(one, 'tabindex') === '0' ? named(one, 'table') : [],
      ),
    );
    return wrong(book, (one) => one.name === 'table' && wide(one) && !held.has(one));
  },
  'nothing stands empty that would be read as a pause': (book) =>
    wrong(
      book,
      (one) =>
        /^(?:p|figcaption|caption|section)$/.test(one.name) &&
        textIn(one).trim() === '' &&
        !elements(one).some(({ name }) => name === 'img' || name === 'br'),
    ),
  'code runs from the left': (book) =>
    wrong(book, (one) => /^(?:pre|code)$/.test(one.name) && one.name === 'pre' && get(one, 'dir') !== 'ltr'),
  'a note is called, and leads back': (book) => {
    const called = everywhere(book)
      .filter(([, one]) => get(one, 'role') === 'doc-noteref')
      .map(([path, one]) => [path, get(one, 'href'), get(one, 'id')].join());
    const noted = everywhere(book)
      .filter(([, one]) => get(one, 'role') === 'doc-footnote')
      .map(([path, one]) => {
        const back = elements(one).find((it) => get(it, 'role') === 'doc-backlink');
        return [path, `#${get(one, 'id')}`, get(back ?? one, 'href').slice(1)].join();
      });
    return called.join('\n') === noted.join('\n') ? [] : ['notes'];
  },
  'what calls a note comes before it': (book) => {
    const ids = everywhere(book).map(([, one]) => get(one, 'id'));
    return everywhere(book)
      .filter(
        ([, one]) => get(one, 'role') === 'doc-noteref' && ids.indexOf(get(one, 'href').slice(1)) < ids.indexOf(get(one, 'id')),
      )
      .map(([path]) => path);
  },
  'types and roles are pairs': (book) =>
    wrong(book, (one) =>
      ['noteref', 'footnote', 'backlink', 'pagebreak', 'chapter', 'pullquote'].some(
        (type) =>
          (get(one, 'epub:type') === type) !== (get(one, 'role') === `doc-${type}`) &&
          !(type === 'noteref' && one.name === 'nav'),
      ),
    ),
  'the start of a page has a number, and tears no link, heading or code': (book) => {
    const inside = (root: Element, around: string): readonly string[] =>
      root.children.flatMap((child) => {
        if (typeof child === 'string') return [];
        const now = /^(?:a|h[1-6]|pre|code)$/.test(child.name) ? child.name : around;
        const bare = get(child, 'aria-label') === '' || get(child, 'id') === '' || child.children.length > 0;
        return get(child, 'role') === 'doc-pagebreak' ? (now !== '' || bare ? [now] : []) : inside(child, now);
      });
    return [...book.documents].flatMap(([path, root]) => inside(root, '').map((name) => `${path} ${name}`));
  },
  'nothing runs': (book) =>
    wrong(book, (one) => active.test(one.name) || [...one.attributes.keys()].some((key) => /^on/i.test(key))),
  'nothing is styled in its place': (book) =>
    wrong(book, (one) => [...one.attributes.keys()].some((key) => presentational.test(key))),
  'links lead outside by safe roads, and nothing is fetched': (book) =>
    wrong(book, (one) =>
      [...one.attributes].some(([key, value]) =>
        key === 'href'
          ? !/^(?:https?:\/\/|mailto:|#|[\w.-]+(?:#|$))/.test(value) || (one.name !== 'a' && /^\w+:/.test(value))
          : /^(?:src|poster|data|action|srcset)$/.test(key) && /^\w*:|^\/\//.test(value),
      ),
    ),
  'a link has words': (book) =>
    wrong(
      book,
      (one) =>
        one.name === 'a' &&
        textIn(one).trim() === '' &&
        get(one, 'aria-label') === '' &&
        !named(one, 'img').some((it) => get(it, 'alt') !== ''),
    ),
  'nobody is followed': (book) => wrong(book, (one) => /[?&](?:utm_\w+|fbclid|gclid)=/.test(get(one, 'href'))),
  'letters that can not be seen are not there': ({ texts }) =>
    [...texts]
      .filter(([, text]) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\ufffe\uffff]/.test(text))
      .map(([path]) => path),
};
