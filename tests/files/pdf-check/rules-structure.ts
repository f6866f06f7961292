/** The structure tree as a tree: ISO 32000-1, 14.7 and 14.8; ISO 19005-2, 6.7; ISO 14289-1, 7. */
import type { Graph, Value } from './graph.ts';
import { flowing, solid, type Opened } from './opened.ts';
import { isLanguage } from './rules-file.ts';
import { labelsOf } from './rules-navigation.ts';
import { below, named, within, type Element } from './tree.ts';

/** All rules of this family. */
export function* structureRules(file: Opened): Iterable<string> {
  const { graph, tree } = file;
  yield* tree.faults;
  if (tree.tops.length !== 1 || tree.tops[0]?.role !== 'Document') yield 'structure: the top is not one Document';
  const root = graph.dictionary(graph.catalog['/StructTreeRoot']);
  if (root['/Type'] !== '/StructTreeRoot') yield 'structure: the root does not say what it is';
  for (const element of tree.all) for (const fault of elementFaults(element, file)) yield `structure: ${named(element)} ${fault}`;
  yield* headings(file);
}

const blocks = [
  'P',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'L',
  'Table',
  'Figure',
  'BlockQuote',
  'Note',
  'Caption',
  'Code',
  'Formula',
];
const inlines = ['Span', 'Link', 'Reference', 'Code', 'Figure', 'Quote', 'Formula'];

/** What may stand right below each role (ISO 32000-1, 14.8.4, as strictly as documents are made here). */
const kids: Readonly<Record<string, readonly string[]>> = {
  Document: ['Art', 'Sect', 'TOC', ...blocks],
  Art: ['Sect', ...blocks],
  Sect: ['Art', 'Sect', 'TOC', ...blocks],
  ...Object.fromEntries(
    ['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl', 'Span', 'Quote', 'Code', 'Link'].map((role) => [role, inlines]),
  ),
  Reference: ['Link', 'Span'],
  BlockQuote: blocks,
  L: ['Caption', 'LI'],
  LI: ['Lbl', 'LBody'],
  LBody: [...blocks, ...inlines],
  Table: ['Caption', 'THead', 'TBody', 'TFoot', 'TR'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
  TH: [...blocks, ...inlines],
  TD: [...blocks, ...inlines],
  Figure: ['Caption'],
  Formula: [],
  Caption: ['P', ...inlines],
  Note: ['Lbl', ...blocks, ...inlines],
  TOC: ['Caption', 'TOC', 'TOCI'],
  TOCI: ['Lbl', 'Reference', 'TOC', 'P'],
};

/** Roles that make no sense by themselves: what each must stand in. */
const homes: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'],
  Lbl: ['LI', 'Note', 'TOCI'],
  LBody: ['LI'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  TOCI: ['TOC'],
};

function* elementFaults(element: Element, file: Opened): Iterable<string> {
  const { graph, tree } = file;
  const { role, dictionary, parent } = element;
  const children = below(element);
  const allowed = kids[role];
  // ISO 14289-1, 7.1: standard roles, or such as are led back to them.
  if (allowed === undefined) yield 'is of no standard role';
  else for (const child of children) if (!allowed.includes(child.role)) yield `has ${named(child)} in it`;
  const home = homes[role];
  if (home !== undefined && !home.includes(parent?.role ?? '')) yield 'stands where it makes no sense';
  if (dictionary['/Type'] !== undefined && dictionary['/Type'] !== '/StructElem') yield 'is none';
  // ISO 32000-1, table 323: the parent is the one whose kid it is.
  if (dictionary['/P'] !== (parent?.ref ?? graph.catalog['/StructTreeRoot'])) yield 'names another as its parent';
  // Every element says something; cells, and what an empty item has, are kept for their places.
  const kept = ['TD', 'TH', 'LBody'].includes(role);
  if (element.kids.length === 0 && !kept) yield 'has nothing in it';
  if (element.kids.length > 0 && !kept && !hasContent(element)) yield 'has no content';
  if (dictionary['/Lang'] !== undefined && !isLanguage(graph.text(dictionary['/Lang']))) yield 'is in no language';
  yield* attributeFaults(element, graph);
  yield* pageFaults(element, file);

  if (role === 'Art' && (graph.text(dictionary['/T']) ?? '') === '') yield 'has no title';
  if (role === 'Art' && !/^H1$/.test(children[0]?.role ?? '')) yield 'does not begin with a headline';
  if (role === 'L') yield* listFaults(element, graph);
  if (role === 'Table') yield* tableFaults(element, graph);
  if (role === 'TH') yield* headerFaults(element, graph);
  if (role === 'Figure') yield* figureFaults(element, file);
  if (role === 'Note') yield* noteFaults(element, file);
  if (role === 'TOCI') yield* entryFaults(element, file);
  // ISO 14289-1, 7.18.5.
  if (role === 'Link' && !element.kids.some((kid) => kid.kind === 'object')) yield 'has no annotation';
  if (role === 'Reference' && !children.some((it) => it.role === 'Link')) yield 'leads nowhere';
  // ISO 14289-1, 7.3.
  if (dictionary['/Alt'] !== undefined && (graph.text(dictionary['/Alt']) ?? '').trim() === '')
    yield 'has nothing as its alternative';
  if (dictionary['/ActualText'] !== undefined && tree.text(element).trim() === '') yield 'has text in place of none';
}

function hasContent(element: Element): boolean {
  return within(element).some((it) => it.kids.some((kid) => kid.kind !== 'element'));
}

/** The attributes of an element that an owner has (ISO 32000-1, 14.7.5). */
function attribute(element: Element, owner: string, key: string, graph: Graph): Value {
  const all = graph.at(element.dictionary['/A']);
  const dictionaries = (Array.isArray(all) ? all : [all]).map((it) => graph.dictionary(it));
  return dictionaries.find((it) => it['/O'] === `/${owner}` && it[`/${key}`] !== undefined)?.[`/${key}`] ?? null;
}

const known: Readonly<Record<string, readonly string[]>> = {
  '/List': ['/ListNumbering'],
  '/Table': ['/Scope', '/Headers', '/RowSpan', '/ColSpan', '/Summary'],
  '/Layout': ['/Placement', '/BBox', '/Width', '/Height', '/WritingMode'],
};

function* attributeFaults(element: Element, graph: Graph): Iterable<string> {
  const all = graph.at(element.dictionary['/A']);
  for (const it of all === null ? [] : Array.isArray(all) ? all : [all]) {
    const dictionary = graph.dictionary(it);
    const keys = known[String(dictionary['/O'])];
    if (keys === undefined) yield 'has attributes of no known owner';
    for (const key of Object.keys(dictionary))
      if (key !== '/O' && keys?.includes(key) === false) yield `has an attribute ${key.slice(1)} that its owner does not know`;
  }
  if (!['L'].includes(element.role) && attribute(element, 'List', 'ListNumbering', graph) !== null)
    yield 'is numbered and no list';
}

/** ISO 32000-1, table 323: the page is one of the file, and content that names no page of its own is on it. */
function* pageFaults(element: Element, { graph, pages }: Opened): Iterable<string> {
  const own = element.dictionary['/Pg'];
  if (own !== undefined && !pages.some((it) => it.ref === own)) yield 'is on a page that is none';
  for (const kid of element.kids) {
    if (kid.kind === 'element') continue;
    const page = pages.find((it) => it.ref === kid.page);
    if (page === undefined) yield `has ${kid.kind === 'content' ? `content ${kid.mcid}` : 'an annotation'} on no page`;
    else if (kid.kind === 'object' && !graph.list(page.dictionary['/Annots']).includes(kid.object))
      yield `has an annotation that is not on page ${page.number}`;
    else if (kid.kind === 'content') {
      const mark = page.marks.find((it) => it.of.kind === 'element' && it.of.mcid === kid.mcid);
      if (mark === undefined) yield `has content ${kid.mcid}, which is not on page ${page.number}`;
      else if (mark.tag !== element.role) yield `has content ${kid.mcid} of page ${page.number}, which calls itself ${mark.tag}`;
    }
  }
}

/** ISO 14289-1, 7.4.2: no level is left out on the way down, and the first is the first. */
function* headings({ tree }: Opened): Iterable<string> {
  let level = 0;
  for (const element of tree.all) {
    const own = Number(/^H([1-6])$/.exec(element.role)?.[1] ?? 0);
    if (own === 0) continue;
    if (own > level + 1) yield `structure: ${named(element)} comes below H${level}: a level is skipped`;
    level = own;
  }
}

/** ISO 14289-1, 7.6; ISO 32000-1, table 347. */
function* listFaults(list: Element, graph: Graph): Iterable<string> {
  const items = below(list).filter((it) => it.role === 'LI');
  if (items.length === 0) yield 'has no item';
  for (const item of items)
    if (below(item).filter((it) => it.role === 'LBody').length !== 1) yield `has ${named(item)}, which has not one body`;
  const numbering = graph.name(attribute(list, 'List', 'ListNumbering', graph));
  const styles = ['None', 'Disc', 'Circle', 'Square', 'Decimal', 'UpperRoman', 'LowerRoman', 'UpperAlpha', 'LowerAlpha'];
  if (items.some((it) => below(it).some((child) => child.role === 'Lbl')) && (numbering === null || !styles.includes(numbering)))
    yield 'does not say how it is numbered';
}

function span(cell: Element, key: string, graph: Graph): number {
  return graph.number(attribute(cell, 'Table', key, graph)) ?? 1;
}

/** ISO 14289-1, 7.5: rows are regular, and every cell that has headers is told by which. */
function* tableFaults(table: Element, graph: Graph): Iterable<string> {
  const parts = below(table);
  if (parts.filter((it) => it.role === 'THead').length > 1) yield 'has two heads';
  const roles = parts.filter((it) => it.role !== 'Caption').map((it) => it.role);
  if (roles.includes('TR') && roles.some((role) => role !== 'TR')) yield 'has rows outside of its parts';
  if (roles.indexOf('THead') > 0) yield 'has its head below its body';
  const rows = within(table).filter((it) => it.role === 'TR');
  if (rows.length === 0) yield 'has no row';
  const widths = new Set<number>();
  let hanging: readonly number[] = [];
  for (const row of rows) {
    const cells = below(row);
    const own = cells.reduce((sum, cell) => sum + span(cell, 'ColSpan', graph), 0);
    widths.add(own + hanging.length);
    hanging = [
      ...hanging.map((left) => left - 1),
      ...cells.flatMap((cell) => Array<number>(span(cell, 'ColSpan', graph)).fill(span(cell, 'RowSpan', graph) - 1)),
    ].filter((left) => left > 0);
  }
  if (widths.size > 1) yield `has rows of ${[...widths].join(' and ')} cells`;
  const cells = within(table).filter((it) => it.role === 'TH' || it.role === 'TD');
  const ids = new Set(cells.filter((it) => it.role === 'TH').map((it) => graph.text(it.dictionary['/ID'])));
  const scoped = cells.some((it) => it.role === 'TH');
  for (const cell of cells) {
    const headers = graph.list(attribute(cell, 'Table', 'Headers', graph)).map((it) => graph.text(it));
    for (const id of headers) if (!ids.has(id)) yield `has ${named(cell)} headed by ${id ?? ''}, which is no heading of it`;
    if (scoped && cell.role === 'TD' && headers.length === 0) yield `has ${named(cell)}, of which no heading tells`;
  }
}

/** ISO 14289-1, 7.5. */
function* headerFaults(cell: Element, graph: Graph): Iterable<string> {
  const scope = graph.name(attribute(cell, 'Table', 'Scope', graph));
  if (scope === null || !['Row', 'Column', 'Both'].includes(scope)) yield 'does not say what it heads';
}

/** ISO 14289-1, 7.3; ISO 32000-1, 14.8.5.4.3. */
function* figureFaults(figure: Element, { graph, pages }: Opened): Iterable<string> {
  if ((graph.text(figure.dictionary['/Alt']) ?? graph.text(figure.dictionary['/ActualText'])) === null)
    yield 'has no alternative';
  const box = graph.list(attribute(figure, 'Layout', 'BBox', graph)).map((side) => graph.number(side) ?? NaN);
  const ref = figure.kids.find((kid) => kid.kind === 'content');
  const page = pages.find((it) => ref?.kind === 'content' && it.ref === ref.page);
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = page?.box ?? [];
  if (box.length !== 4 || !(right > left) || !(top > bottom)) yield 'does not say where it stands';
  else if (page !== undefined && (left < minX - 0.01 || bottom < minY - 0.01 || right > maxX + 0.01 || top > maxY + 0.01))
    yield 'stands outside of its page';
}

/** The language that an element is in: its own or that of what it stands in. */
function languageOf(element: Element, graph: Graph): string | null {
  for (let at: Element | null = element; at !== null; at = at.parent) {
    const own = graph.text(at.dictionary['/Lang']);
    if (own !== null) return own;
  }
  return graph.text(graph.catalog['/Lang']);
}

/** An entry of the contents is a heading and the label of the page that it leads to, in the heading's language (ISO 14289-1, 7.2). */
function* entryFaults(entry: Element, { graph, tree, pages }: Opened): Iterable<string> {
  if (!below(entry).some((it) => it.role === 'Reference')) yield 'refers to nothing';
  const words = solid(tree.text(entry));
  const [ref = ''] = linksIn(entry, graph);
  const label = labelsOf(graph, pages.length)[pages.findIndex((page) => page.ref === ref)];
  const headings = tree.all.filter(
    (it) => /^H[1-6]$/.test(it.role) && solid(tree.title(it)) + (label ?? '') === words && pagesOf(it).has(ref),
  );
  if (headings.length === 0) yield `leads to no heading and page as in “${flowing(tree.text(entry))}”`;
  else if (!headings.some((it) => languageOf(it, graph) === languageOf(entry, graph)))
    yield 'is in another language than its heading';
}

/** The links in an element, each with the page that it leads to. */
function linksIn(element: Element, graph: Graph): readonly string[] {
  return within(element)
    .flatMap((it) => it.kids)
    .flatMap((kid) => (kid.kind === 'object' ? [String(graph.list(graph.dictionary(kid.object)['/Dest'])[0] ?? '')] : []));
}

function pagesOf(element: Element): ReadonlySet<string> {
  return new Set(within(element).flatMap((it) => it.kids.flatMap((kid) => (kid.kind === 'content' ? [kid.page] : []))));
}

/** ISO 14289-1, 7.9: a name of its own; and a way from its mark to it and back. */
function* noteFaults(note: Element, { graph, tree }: Opened): Iterable<string> {
  if ((graph.text(note.dictionary['/ID']) ?? '') === '') yield 'has no ID';
  const label = below(note).find((it) => it.role === 'Lbl');
  if (label === undefined) {
    yield 'has no label';
    return;
  }
  let art: Element = note;
  while (art.parent !== null && art.role !== 'Art') art = art.parent;
  const text = solid(tree.text(label));
  const marks = within(art).filter((it) => it.role === 'Reference' && solid(tree.text(it)) === text);
  const [mark] = marks;
  if (mark === undefined) {
    yield `is cited nowhere as “${flowing(tree.text(label))}”`;
    return;
  }
  if (!marks.some((it) => linksIn(it, graph).some((page) => pagesOf(note).has(page)))) yield 'is not where its mark leads';
  if (!linksIn(label, graph).some((page) => marks.some((it) => pagesOf(it).has(page)))) yield 'does not lead back to its mark';
  if (!marks.some((it) => tree.all.indexOf(it) < tree.all.indexOf(note))) yield 'is read before its mark';
}
