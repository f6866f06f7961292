/** HTML inside a line: tags that the model has a node for become it, the others leave what is in them. */
import { parseFragment } from 'parse5';
import type { Inline, InlineImage, Place } from '../../model/document.ts';
import { numberOfId, paragraphMark } from '../../model/numbers.ts';
import { plain } from '../../model/plain.ts';
import { linked } from './inlines.ts';
import { languageOf } from './language.ts';
import { tell, type Session } from './session.ts';

/** An HTML tag in a line. */
export type Tag = {
  readonly sort: 'open' | 'close' | 'empty';
  /** In lower case. */
  readonly name: string;
  readonly attributes: Attributes;
};

export type Attributes = ReadonlyMap<string, string>;

/** The tag that `raw` is; null for comments, declarations and the like, which mean nothing to a reader. */
export function elementOf(raw: string): Tag | null {
  const [, slash = '', written = ''] = /^<(\/?)([a-z][a-z\d-]*)/i.exec(raw) ?? [];
  const name = written.toLowerCase();
  if (name === '') return null;
  if (slash !== '') return { sort: 'close', name, attributes: new Map() };
  // As `<x-...>`, which has no rules of its own: a lone `<td>` would be dropped by the parser.
  const [element] = parseFragment(raw.replace(/^<[a-z][a-z\d-]*/i, '<x-tag')).childNodes;
  const list = element !== undefined && 'attrs' in element ? element.attrs : [];
  const attributes = new Map(list.map((attribute) => [attribute.name, attribute.value]));
  return { sort: voids.has(name) ? 'empty' : 'open', name, attributes };
}

const voids: ReadonlySet<string> = new Set([
  ...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'],
]);

/** Tags that are dropped with all that is in them: what they hold is not for reading. */
export const dropped: ReadonlySet<string> = new Set([
  ...['script', 'style', 'template', 'noscript', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'svg', 'math'],
  ...['canvas', 'audio', 'video', 'form', 'input', 'button', 'select', 'textarea', 'head', 'title', 'meta', 'link', 'base'],
  ...['param', 'source', 'track', 'area', 'map', 'xmp', 'noembed', 'noframes', 'plaintext', 'dialog'],
]);

/** Tags whose content says all, so that nothing is lost without them. */
const transparent: ReadonlySet<string> = new Set([
  ...['span', 'font', 'bdi', 'bdo', 'abbr', 'acronym', 'time', 'data', 'dfn', 'var', 'label', 'wbr', 'nobr', 'tbody', 'thead'],
  ...['div', 'p', 'section', 'article', 'main', 'header', 'footer', 'center', 'aside', 'nav', 'address', 'details', 'summary'],
  ...[
    'tr',
    'td',
    'th',
    'li',
    'dd',
    'dt',
    'figcaption',
    'html',
    'body',
    'hgroup',
    'picture',
    'tfoot',
    'caption',
    'col',
    'colgroup',
  ],
]);

type Made = (content: readonly Inline[], at: Place) => readonly Inline[];

const emphasis: Made = (content, at) => [{ kind: 'emphasis', at, content }];
const strong: Made = (content, at) => [{ kind: 'strong', at, content }];
const strike: Made = (content, at) => [{ kind: 'strike', at, content }];
const code: Made = (content, at) => [{ kind: 'code', at, value: plain(content).replace(/\s/g, ' ') }];
/** The straight mark: which quotes a language has is settled later. */
const quoted: Made = (content, at) => [{ kind: 'text', at, value: '"' }, ...content, { kind: 'text', at, value: '"' }];

/** Tags that are a node of the model, whatever their attributes. */
const made: ReadonlyMap<string, Made> = new Map<string, Made>([
  ['em', emphasis],
  ['i', emphasis],
  ['cite', emphasis],
  ['strong', strong],
  ['b', strong],
  ['s', strike],
  ['del', strike],
  ['strike', strike],
  ['sup', (content, at) => [{ kind: 'superscript', at, content }]],
  ['sub', (content, at) => [{ kind: 'subscript', at, content }]],
  ['code', code],
  ['kbd', code],
  ['samp', code],
  ['tt', code],
  ['q', quoted],
  ['br', (_, at) => [{ kind: 'break', at }]],
]);

/** What becomes of the element that `tag` opens, with what is in it. */
export function inlineElement(tag: Tag, content: readonly Inline[], at: Place, session: Session): readonly Inline[] {
  const { name, attributes } = tag;
  if (name === 'sup' && isNumber(attributes.get('id') ?? '', content)) return [];
  const make = made.get(name);
  if (make !== undefined) return make(content, at);
  const href = attributes.get('href');
  if (name === 'a') {
    if (href === undefined) return content;
    return linked(content, { address: href, title: attributes.get('title') ?? '' }, { at, session });
  }
  if (name === 'img') return imageElement(attributes, at, session);
  const language = languageOf(attributes.get('lang') ?? attributes.get('xml:lang') ?? '');
  if (language !== null && transparent.has(name)) return [{ kind: 'foreign', at, language, content }];
  if (dropped.has(name)) {
    tell(session, 'html-dropped', name, at);
    return [];
  }
  if (!transparent.has(name)) tell(session, 'html-reduced', name, at);
  return content;
}

/** Whether a tag is the number that Slugline sets before a paragraph: it is counted anew, and is no word of the article. */
function isNumber(id: string, content: readonly Inline[]): boolean {
  const number = numberOfId(id);
  return number !== null && plain(content) === paragraphMark(number);
}

/** The image that an `<img>` shows; nothing when it names none. */
export function imageElement(attributes: Attributes, at: Place, session: Session): readonly InlineImage[] {
  const src = (attributes.get('src') ?? '').trim();
  if (src === '') {
    tell(session, 'html-dropped', 'img', at);
    return [];
  }
  const said =
    attributes
      .get('alt')
      ?.replace(/[ \t\n]+/g, ' ')
      .trim() ?? null;
  return [{ kind: 'image', at, picture: session.images.want(src, said, at), alt: said ?? '' }];
}
