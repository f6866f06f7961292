/** What words stand in directly. A leaf is known by its identity: every renderer of a pack meets the same objects. */
import type { Block, CodeBlock, Figure, Inline, Row } from './document.ts';
import { match, type Table } from './match.ts';
import type { Story } from './pack.ts';

/** A run of inlines that is the whole content of something; a block of code; a figure's picture. */
export type Leaf = readonly Inline[] | CodeBlock | Figure;

/** The leaves of a story in reading order, without those of its notes. */
export function leavesOf(story: Story): readonly Leaf[] {
  return [story.headline, story.standfirst, ...leavesIn(story.body)];
}

/** The leaves of a run of blocks in reading order, without those of notes. */
export function leavesIn(run: readonly Block[]): readonly Leaf[] {
  return run.flatMap(leaves);
}

function leaves(block: Block): readonly Leaf[] {
  return match(table, block);
}

const rows = (all: readonly Row[]): readonly Leaf[] => all.flatMap((row) => row.cells.map((cell) => cell.content));

const table: Table<Block, [], readonly Leaf[]> = {
  paragraph: (it) => [it.content],
  heading: (it) => [it.content],
  list: (it) => it.items.flatMap((item) => leavesIn(item.content)),
  quote: (it) => [...leavesIn(it.content), it.attribution],
  codeBlock: (it) => [it],
  table: (it) => [it.caption, ...rows(it.head), ...rows(it.body)],
  figure: (it) => [it, it.caption],
  definitions: (it) => it.entries.flatMap(({ terms, meanings }) => [...terms, ...meanings.flatMap(leavesIn)]),
  rule: () => [],
  drawing: () => [],
  judgement: (it) => [it.content, it.evidence],
  keyFigures: (it) => it.entries.flatMap((entry) => [entry.label, entry.caveat, entry.evidence]),
};
