/** A block of raw HTML, reduced to the model by parse5's tree: what the model has no node for leaves its content, or is reported. */
import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { canBeTight } from '../../model/abut.ts';
import type { Block, Cell, Entry, Inline, Level, ListItem, Place, Row } from '../../model/document.ts';
import { problem } from '../../model/problem.ts';
import { placeAt, type Excerpt } from './excerpt.ts';
import { dropped, inlineElement, type Attributes } from './html-inline.ts';
import { lineOf } from './inlines.ts';
import { languageOf } from './language.ts';
import { tell, type Session } from './session.ts';
import { tidy } from './tidy.ts';

/** Elements may be nested this deep, as in browsers that count; and so many marks may be left open. */
const depthLimit = 100;

/** The blocks that `html` comes to; `excerpt` is the same text with its places. */
export function htmlBlocks(html: string, excerpt: Excerpt, session: Session): readonly Block[] {
  // Every mark left open is opened anew in each paragraph after it: parsing would take the square of their number.
  const count = (pattern: RegExp): number => html.match(pattern)?.length ?? 0;
  const marks = /<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b/gi;
  const closed = /<\/(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b/gi;
  if (count(marks) - count(closed) > depthLimit) return tooDeep(excerpt, session);
  const fragment = parseFragment(html, { sourceCodeLocationInfo: true });
  if (isDeep(fragment)) return tooDeep(excerpt, session);
  return flow(fragment.childNodes, { excerpt, session });
}

type Here = { readonly excerpt: Excerpt; readonly session: Session };

function tooDeep(excerpt: Excerpt, session: Session): readonly Block[] {
  const hint = 'write it in Markdown';
  session.report(problem('source-too-deep', placeAt(excerpt, 0), `HTML is nested more than ${depthLimit} deep`, hint));
  return [];
}

/** Whether elements are nested too deep to be walked by functions that call themselves. */
function isDeep(fragment: Dom.DocumentFragment): boolean {
  let level: readonly Dom.ChildNode[] = fragment.childNodes;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthLimit) return true;
    level = level.flatMap((node) => (tree.isElementNode(node) ? node.childNodes : []));
  }
  return false;
}

/** Blocks from nodes in which words may also stand bare: those become paragraphs. */
function flow(nodes: readonly Dom.ChildNode[], here: Here): readonly Block[] {
  const blocks: Block[] = [];
  let bare: Inline[] = [];
  const flush = (): void => {
    blocks.push(...paragraph(bare, here.session));
    bare = [];
  };
  for (const node of nodes) {
    const make = tree.isElementNode(node) ? blockElements.get(node.tagName) : undefined;
    if (make === undefined || !tree.isElementNode(node)) bare.push(...phrasing(node, here));
    else {
      flush();
      blocks.push(...make(node, here));
    }
  }
  flush();
  return blocks;
}

/** A paragraph of `content`; a figure when that is one image alone; nothing when there is nothing in it. */
function paragraph(content: readonly Inline[], session: Session, title = ''): readonly Block[] {
  const words = tidy(content);
  const [only] = words;
  if (only === undefined) return [];
  if (words.length > 1 || only.kind !== 'image') return [{ kind: 'paragraph', at: only.at, content: words }];
  const caption = title === '' ? [] : lineOf(title, only.at, session);
  return [{ kind: 'figure', at: only.at, picture: only.picture, alt: only.alt, caption }];
}

/** The inlines that a node comes to. A block inside a line leaves its content, parted by spaces. */
function phrasing(node: Dom.ChildNode, here: Here): readonly Inline[] {
  const at = placeOf(node, here);
  if (tree.isTextNode(node)) return node.value === '' ? [] : [{ kind: 'text', at: wordPlace(node, here), value: node.value }];
  if (!tree.isElementNode(node)) return [];
  const tag = { sort: 'open', name: node.tagName, attributes: attributesOf(node) } as const;
  if (dropped.has(node.tagName)) return inlineElement(tag, [], at, here.session);
  const content = node.childNodes.flatMap((child) => phrasing(child, here));
  if (!blockElements.has(node.tagName)) return inlineElement(tag, content, at, here.session);
  const space: Inline = { kind: 'text', at, value: ' ' };
  return [space, ...content, space];
}

type Make = (element: Dom.Element, here: Here) => readonly Block[];

const content: Make = (element, here) => flow(element.childNodes, here);

const heading =
  (level: Level): Make =>
  (element, here) => {
    const words = line(element, here);
    if (words.length === 0) return [];
    return [{ kind: 'heading', at: placeOf(element, here), level, id: '', content: words }];
  };

const list: Make = (element, here) => {
  const items = children(element, 'li').map((item): ListItem => ({
    at: placeOf(item, here),
    done: null,
    content: flow(item.childNodes, here),
  }));
  if (items.length === 0) return torn(element, here);
  const first = Number.parseInt(attributesOf(element).get('start') ?? '1', 10);
  const start = element.tagName === 'ol' ? (first >= 0 && first <= 999_999_999 ? first : 1) : null;
  const tight = canBeTight(items);
  return [{ kind: 'list', at: placeOf(element, here), start, tight, items }];
};

const quote: Make = (element, here) => {
  const quoted = flow(element.childNodes, here);
  return quoted.length === 0
    ? torn(element, here)
    : [{ kind: 'quote', at: placeOf(element, here), role: 'quotation', content: quoted, attribution: [] }];
};

const preformatted: Make = (element, here) => {
  const syntax = [element, ...children(element, 'code')]
    .map((it) => /(?:^|\s)(?:language|lang)-(\S+)/.exec(attributesOf(it).get('class') ?? '')?.[1] ?? '')
    .join('');
  const value = words(element).replace(/\n$/, '');
  return value === '' ? torn(element, here) : [{ kind: 'codeBlock', at: placeOf(element, here), syntax, value }];
};

const figure: Make = (element, here) => {
  const captions = children(element, 'figcaption');
  const caption = captions.flatMap((it) => line(it, here));
  const rest = flow(
    element.childNodes.filter((node) => !(tree.isElementNode(node) && captions.includes(node))),
    here,
  );
  const [only] = rest;
  if (only === undefined && caption.length === 0) return torn(element, here);
  if (rest.length === 1 && (only?.kind === 'figure' || only?.kind === 'table')) {
    return [caption.length === 0 ? only : { ...only, caption }];
  }
  return [...rest, ...paragraph(caption, here.session)];
};

const table: Make = (element, here) => {
  const rows = ['thead', 'tbody', 'tfoot'].flatMap((part) =>
    children(element, part).flatMap((group) => children(group, 'tr').map((row) => ({ part, cells: cellsOf(row) }))),
  );
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (width === 0) return torn(element, here);
  if (width * rows.length > 100_000) return tooDeep(here.excerpt, here.session);
  const heads = rows.filter(({ part, cells }) => part === 'thead' || cells.every((cell) => cell.tagName === 'th'));
  const rowOf = ({ cells }: { readonly cells: readonly Dom.Element[] }): Row => {
    const at = cells[0] === undefined ? placeOf(element, here) : placeOf(cells[0], here);
    const read = cells.map((cell): Cell => ({ at: placeOf(cell, here), content: line(cell, here) }));
    return { at, cells: [...read, ...Array<Cell>(width - read.length).fill({ at, content: [] })] };
  };
  // One row of heads at the top is what Markdown can say; another such row is a row like others.
  const [head] = heads[0] === rows[0] ? heads : [];
  return [
    {
      kind: 'table',
      at: placeOf(element, here),
      columns: Array<'none'>(width).fill('none'),
      head: head === undefined ? [] : [rowOf(head)],
      body: rows.filter((row) => row !== head).map(rowOf),
      caption: children(element, 'caption').flatMap((it) => line(it, here)),
    },
  ];
};

const definitions: Make = (element, here) => {
  const entries: { at: Place; terms: (readonly Inline[])[]; meanings: (readonly Block[])[] }[] = [];
  const parts = element.childNodes.flatMap((node) =>
    tree.isElementNode(node) && node.tagName === 'div' ? node.childNodes : [node],
  );
  for (const part of parts) {
    if (!tree.isElementNode(part)) continue;
    const last = entries.at(-1);
    if (part.tagName === 'dt') {
      const term = line(part, here);
      if (last === undefined || last.meanings.length > 0) entries.push({ at: placeOf(part, here), terms: [term], meanings: [] });
      else last.terms.push(term);
    } else if (part.tagName === 'dd') {
      const meaning = flow(part.childNodes, here);
      if (meaning.length > 0) last?.meanings.push(meaning);
    }
  }
  const whole = entries.map(({ at, terms, meanings }): Entry => ({
    at,
    terms: terms.filter((term) => term.length > 0),
    meanings,
  }));
  const sound = whole.length > 0 && whole.every((entry) => entry.terms.length > 0 && entry.meanings.length > 0);
  if (sound) return [{ kind: 'definitions', at: placeOf(element, here), entries: whole }];
  const loose = flow(parts, here);
  return loose.length === 0 ? torn(element, here) : loose;
};

const nothing: Make = (element, here) => {
  tell(here.session, 'html-dropped', element.tagName, placeOf(element, here));
  return [];
};

/** An element whose content stands after a blank line, where it is Markdown again and the element is not known any more. */
function torn(element: Dom.Element, here: Here): readonly Block[] {
  tell(here.session, 'html-reduced', element.tagName, placeOf(element, here));
  return [];
}

/** Elements that are blocks. A paragraph in another language is a paragraph of words in it. */
const blockElements: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['p', (element, here) => paragraph(languageWrapped(element, here), here.session, imageTitle(element))],
  ['h1', heading(1)],
  ['h2', heading(2)],
  ['h3', heading(3)],
  ['h4', heading(4)],
  ['h5', heading(5)],
  ['h6', heading(6)],
  ['ul', list],
  ['ol', list],
  ['menu', list],
  ['blockquote', quote],
  ['pre', preformatted],
  ['listing', preformatted],
  ['hr', (element, here) => [{ kind: 'rule', at: placeOf(element, here) }]],
  ['figure', figure],
  ['table', table],
  ['dl', definitions],
  ...['div', 'section', 'article', 'main', 'header', 'footer', 'center', 'aside', 'nav', 'address', 'details', 'summary'].map(
    (name): [string, Make] => [name, content],
  ),
  ...['li', 'dt', 'dd', 'figcaption', 'hgroup', 'fieldset', 'legend', 'caption', 'search'].map((name): [string, Make] => [
    name,
    content,
  ]),
  ...['tr', 'td', 'th', 'thead', 'tbody', 'tfoot'].map((name): [string, Make] => [name, content]),
  ...['form', 'dialog', 'noscript'].map((name): [string, Make] => [name, nothing]),
]);

function languageWrapped(element: Dom.Element, here: Here): readonly Inline[] {
  const language = languageOf(attributesOf(element).get('lang') ?? '');
  const inner = element.childNodes.flatMap((child) => phrasing(child, here));
  return language === null ? inner : [{ kind: 'foreign', at: placeOf(element, here), language, content: inner }];
}

/** What an image says of itself beside its description. */
function imageTitle(element: Dom.Element): string {
  const [image] = children(element, 'img');
  return image === undefined ? '' : (attributesOf(image).get('title') ?? '').replace(/[ \t\n]+/g, ' ').trim();
}

/** The words of an element in one line. */
function line(element: Dom.Element, here: Here): readonly Inline[] {
  return tidy(element.childNodes.flatMap((child) => phrasing(child, here)));
}

function words(node: Dom.Element): string {
  return node.childNodes
    .map((child) => (tree.isTextNode(child) ? child.value : tree.isElementNode(child) ? words(child) : ''))
    .join('');
}

function cellsOf(row: Dom.Element): readonly Dom.Element[] {
  return row.childNodes.filter(tree.isElementNode).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

function children(element: Dom.Element, name: string): readonly Dom.Element[] {
  return element.childNodes.filter(tree.isElementNode).filter(({ tagName }) => tagName === name);
}

function attributesOf(element: Dom.Element): Attributes {
  return new Map(element.attrs.map(({ name, value }) => [name, value]));
}

function placeOf(node: Dom.ChildNode, { excerpt }: Here): Place {
  return placeAt(excerpt, node.sourceCodeLocation?.startOffset ?? 0);
}

/** Where the first word of a text stands. */
function wordPlace(node: Dom.TextNode, { excerpt }: Here): Place {
  const blank = node.value.search(/\S/);
  return placeAt(excerpt, (node.sourceCodeLocation?.startOffset ?? 0) + Math.max(0, blank));
}
