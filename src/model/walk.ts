/** The one place that knows where a node's children live: visiting them, and rewriting them. */
import type { Block, Entry, Inline, ListItem, Row } from './document.ts';
import { match } from './match.ts';

export type Node = Block | Inline;

/** Calls `visit` for every node below `nodes`, parents first, in reading order; notes are visited where they are cited. */
export function walk(nodes: readonly Node[], visit: (node: Node) => void): void {
  for (const node of nodes) {
    visit(node);
    for (const children of branches(node)) walk(children, visit);
  }
}

/** The lists of children that a node has, in reading order. */
export function branches(node: Node): readonly (readonly Node[])[] {
  return match<Node, [], readonly (readonly Node[])[]>(
    {
      text: none,
      code: none,
      image: none,
      break: none,
      codeBlock: none,
      rule: none,
      emphasis: (it) => [it.content],
      strong: (it) => [it.content],
      strike: (it) => [it.content],
      superscript: (it) => [it.content],
      subscript: (it) => [it.content],
      link: (it) => [it.content],
      foreign: (it) => [it.content],
      note: (it) => [it.content],
      paragraph: (it) => [it.content],
      heading: (it) => [it.content],
      list: (it) => it.items.map((item) => item.content),
      quote: (it) => [it.content, it.attribution],
      table: (it) => [it.caption, ...[...it.head, ...it.body].flatMap((row) => row.cells.map((cell) => cell.content))],
      figure: (it) => [it.caption],
      definitions: (it) => it.entries.flatMap((entry) => [...entry.terms, ...entry.meanings]),
    },
    node,
  );
}

const none = (): readonly (readonly Node[])[] => [];

/** What becomes of each list of children; a list given back unchanged leaves its parent the same object. */
export type Rewrite = {
  /** A run of inlines whose own children are already rewritten. */
  readonly inlines: (run: readonly Inline[]) => readonly Inline[];
  /** A run of blocks whose own children are already rewritten. */
  readonly blocks: (run: readonly Block[]) => readonly Block[];
};

/** Rewrites a run of blocks from the leaves up. Gives back the same array when nothing changed. */
export function rewriteBlocks(run: readonly Block[], how: Rewrite): readonly Block[] {
  const inlines = (inside: readonly Inline[]): readonly Inline[] => rewriteInlines(inside, how);
  const blocks = (inside: readonly Block[]): readonly Block[] => rewriteBlocks(inside, how);
  return how.blocks(mapSame(run, (block) => mapBlock(block, inlines, blocks)));
}

/** Rewrites a run of inlines from the leaves up. Gives back the same array when nothing changed. */
export function rewriteInlines(run: readonly Inline[], how: Rewrite): readonly Inline[] {
  return how.inlines(mapSame(run, (inline) => rewriteInline(inline, how)));
}

function rewriteInline(inline: Inline, how: Rewrite): Inline {
  const inside = <N extends Inline & { readonly content: readonly Inline[] }>(it: N): N =>
    withField(it, 'content', rewriteInlines(it.content, how));
  return match<Inline, [], Inline>(
    {
      text: same,
      code: same,
      image: same,
      break: same,
      emphasis: inside,
      strong: inside,
      strike: inside,
      superscript: inside,
      subscript: inside,
      link: inside,
      foreign: inside,
      note: (it) => withField(it, 'content', rewriteBlocks(it.content, how)),
    },
    inline,
  );
}

/** Changes every whole run of inlines that stands in a block of its own: a paragraph, a heading, a cell, a caption; not those in notes. */
export function mapRuns(run: readonly Block[], change: (inlines: readonly Inline[]) => readonly Inline[]): readonly Block[] {
  return mapSame(run, (block) => mapBlock(block, change, (inside) => mapRuns(inside, change)));
}

/** A block with its runs of inlines and of blocks changed. */
function mapBlock(
  block: Block,
  inlines: (run: readonly Inline[]) => readonly Inline[],
  blocks: (run: readonly Block[]) => readonly Block[],
): Block {
  const row = (it: Row): Row =>
    withField(
      it,
      'cells',
      mapSame(it.cells, (cell) => withField(cell, 'content', inlines(cell.content))),
    );
  return match<Block, [], Block>(
    {
      codeBlock: same,
      rule: same,
      paragraph: (it) => withField(it, 'content', inlines(it.content)),
      heading: (it) => withField(it, 'content', inlines(it.content)),
      list: (it) =>
        withField(
          it,
          'items',
          mapSame(it.items, (item): ListItem => withField(item, 'content', blocks(item.content))),
        ),
      quote: (it) => withField(withField(it, 'content', blocks(it.content)), 'attribution', inlines(it.attribution)),
      table: (it) =>
        withField(
          withField(withField(it, 'caption', inlines(it.caption)), 'head', mapSame(it.head, row)),
          'body',
          mapSame(it.body, row),
        ),
      figure: (it) => withField(it, 'caption', inlines(it.caption)),
      definitions: (it) =>
        withField(
          it,
          'entries',
          mapSame(it.entries, (entry): Entry =>
            withField(withField(entry, 'terms', mapSame(entry.terms, inlines)), 'meanings', mapSame(entry.meanings, blocks)),
          ),
        ),
    },
    block,
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
