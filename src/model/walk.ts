/** The one place that knows where a node's children live: visiting them, and rewriting them. */
import type { Block, Entry, Inline, KeyFigureEntry, ListItem, Row } from './document.ts';
import { match, type Table } from './match.ts';

export type Node = Block | Inline;

/** Calls `visit` for every node below `nodes`, parents first, in reading order; notes are visited where they are cited. */
export function walk(nodes: readonly Node[], visit: (node: Node) => void): void {
  for (const node of nodes) {
    visit(node);
    // Most nodes are words, and a book is walked through many times.
    if (node.kind !== 'text') for (const list of branches(node)) walk(list, visit);
  }
}

/** The lists of children that a node has, in reading order. */
export function branches(node: Node): readonly (readonly Node[])[] {
  return match(children, node);
}

type Lists = readonly (readonly Node[])[];

const nothing: Lists = [];
const none = (): Lists => nothing;
const one = (it: { readonly content: readonly Node[] }): Lists => [it.content];

const children: Table<Node, [], Lists> = {
  text: none,
  code: none,
  image: none,
  break: none,
  reference: none,
  codeBlock: none,
  drawing: none,
  rule: none,
  emphasis: one,
  strong: one,
  strike: one,
  superscript: one,
  subscript: one,
  link: one,
  foreign: one,
  abbreviation: one,
  note: one,
  paragraph: one,
  heading: one,
  list: (it) => it.items.map((item) => item.content),
  quote: (it) => [it.content, it.attribution],
  table: (it) => [it.caption, ...[...it.head, ...it.body].flatMap((row) => row.cells.map((cell) => cell.content))],
  figure: (it) => [it.caption],
  definitions: (it) => it.entries.flatMap((entry) => [...entry.terms, ...entry.meanings]),
  judgement: (it) => [it.content, it.evidence],
  keyFigures: (it) => it.entries.flatMap((entry) => [entry.label, entry.caveat, entry.evidence]),
};

/** What becomes of each list of children; a list given back unchanged leaves its parent the same object. */
export type Rewrite = {
  /** A run of inlines whose own children are already rewritten. */
  readonly inlines: (run: readonly Inline[]) => readonly Inline[];
  /** A run of blocks whose own children are already rewritten. */
  readonly blocks: (run: readonly Block[]) => readonly Block[];
};

/** Rewrites a run of blocks from the leaves up. Gives back the same array when nothing changed. */
export function rewriteBlocks(run: readonly Block[], how: Rewrite): readonly Block[] {
  const inlines: Inlines = (list) => rewriteInlines(list, how);
  const blocks: Blocks = (list) => rewriteBlocks(list, how);
  return how.blocks(mapSame(run, (block) => match(mapped, block, inlines, blocks)));
}

/** Rewrites a run of inlines from the leaves up. Gives back the same array when nothing changed. */
export function rewriteInlines(run: readonly Inline[], how: Rewrite): readonly Inline[] {
  return how.inlines(mapSame(run, (inline) => match(rewritten, inline, how)));
}

const inside = <N extends Inline & { readonly content: readonly Inline[] }>(it: N, how: Rewrite): N =>
  withField(it, 'content', rewriteInlines(it.content, how));

const rewritten: Table<Inline, [Rewrite], Inline> = {
  text: same,
  code: same,
  image: same,
  break: same,
  reference: same,
  emphasis: inside,
  strong: inside,
  strike: inside,
  superscript: inside,
  subscript: inside,
  link: inside,
  foreign: inside,
  abbreviation: inside,
  note: (it, how) => withField(it, 'content', rewriteBlocks(it.content, how)),
};

/** Changes every whole run of inlines that stands in a block of its own: a paragraph, a heading, a cell, a caption; not those in notes. */
export function mapRuns(run: readonly Block[], change: (inlines: readonly Inline[]) => readonly Inline[]): readonly Block[] {
  return mapSame(run, (block) => match(mapped, block, change, (list: readonly Block[]) => mapRuns(list, change)));
}

type Inlines = (run: readonly Inline[]) => readonly Inline[];
type Blocks = (run: readonly Block[]) => readonly Block[];

/** A block with its runs of inlines and of blocks changed. */
const mapped: Table<Block, [Inlines, Blocks], Block> = {
  codeBlock: same,
  drawing: same,
  rule: same,
  paragraph: (it, inlines) => withField(it, 'content', inlines(it.content)),
  heading: (it, inlines) => withField(it, 'content', inlines(it.content)),
  list: (it, _, blocks) =>
    withField(
      it,
      'items',
      mapSame(it.items, (item): ListItem => withField(item, 'content', blocks(item.content))),
    ),
  quote: (it, inlines, blocks) => withField(withField(it, 'content', blocks(it.content)), 'attribution', inlines(it.attribution)),
  table: (it, inlines) => {
    const rows = (part: readonly Row[]): readonly Row[] => mapSame(part, (row) => mapRow(row, inlines));
    return withField(withField(withField(it, 'caption', inlines(it.caption)), 'head', rows(it.head)), 'body', rows(it.body));
  },
  figure: (it, inlines) => withField(it, 'caption', inlines(it.caption)),
  definitions: (it, inlines, blocks) => {
    const entry = (one: Entry): Entry =>
      withField(withField(one, 'terms', mapSame(one.terms, inlines)), 'meanings', mapSame(one.meanings, blocks));
    return withField(it, 'entries', mapSame(it.entries, entry));
  },
  judgement: (it, inlines) => withField(withField(it, 'content', inlines(it.content)), 'evidence', inlines(it.evidence)),
  keyFigures: (it, inlines) => {
    const entry = (one: KeyFigureEntry): KeyFigureEntry =>
      withField(
        withField(withField(one, 'label', inlines(one.label)), 'caveat', inlines(one.caveat)),
        'evidence',
        inlines(one.evidence),
      );
    return withField(it, 'entries', mapSame(it.entries, entry));
  },
};

function mapRow(row: Row, inlines: Inlines): Row {
  return withField(
    row,
    'cells',
    mapSame(row.cells, (cell) => withField(cell, 'content', inlines(cell.content))),
  );
}

function same<N>(node: N): N {
  return node;
}

function withField<N extends object, K extends keyof N>(node: N, key: K, value: N[K]): N {
  return node[key] === value ? node : { ...node, [key]: value };
}

/** Like `map`, but the same array when every element is the same. */
export function mapSame<T>(list: readonly T[], change: (element: T) => T): readonly T[] {
  let copy: T[] | null = null;
  for (const [index, element] of list.entries()) {
    const changed = change(element);
    if (changed !== element && copy === null) copy = list.slice(0, index);
    copy?.push(changed);
  }
  return copy ?? list;
}
