/** Which blocks may follow each other on the next line, without a blank one: what makes a list tight, in a file and on a page. */
import type { Block, ListItem } from './document.ts';

/** Blocks whose own mark ends a paragraph before them. */
const interrupts: ReadonlySet<Block['kind']> = new Set(['quote', 'codeBlock', 'heading', 'rule']);
/** Blocks that a line of prose after them can not be taken for a part of. */
const complete: ReadonlySet<Block['kind']> = new Set(['codeBlock', 'heading', 'rule']);

/** Whether `after` may follow `before` with no blank line between. A list must start at 1 to break off a paragraph. */
export function abuts(before: Block, after: Block): boolean {
  // Decoration is written in HTML, which goes on to the next blank line.
  if (before.kind === 'figure' && before.alt === '') return false;
  if (after.kind === 'list') {
    const plain = after.start === null || after.start === 1;
    return before.kind !== 'list' && before.kind !== 'definitions' && plain && after.items[0]?.content.length !== 0;
  }
  if (before.kind === 'definitions' || (before.kind === 'quote' && after.kind === 'quote')) return false;
  return interrupts.has(after.kind) || (complete.has(before.kind) && (after.kind === 'paragraph' || after.kind === 'figure'));
}

/** Whether a list of these items can be tight. */
export function canBeTight(items: readonly ListItem[]): boolean {
  return items.every(({ content }) =>
    content.every((block, index) => {
      const before = content[index - 1];
      return !hasCaptionBelow(block) && (before === undefined || abuts(before, block));
    }),
  );
}

/** Whether a list of these items can be anything but tight: there must be two blocks that space could stand between. */
export function canBeLoose(items: readonly ListItem[]): boolean {
  return items.length > 1 || items.some(({ content }) => content.length > 1 || content.some(hasCaptionBelow));
}

/** The caption of a table is a paragraph of its own. */
function hasCaptionBelow(block: Block): boolean {
  return block.kind === 'table' && block.caption.length > 0;
}
