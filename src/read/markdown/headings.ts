/** The ids of headings: GitHub's, so that links written for it lead somewhere here too. */
import type { Block } from '../../model/document.ts';
import { plain } from '../../model/plain.ts';
import { mapSame, rewriteBlocks, walk, type Node } from '../../model/walk.ts';
import { slug, uniqueNames } from '../../text/slug.ts';

/** `body` with an id for every heading, unique in it. The headline has none: it is no heading of the body. */
export function withHeadingIds(body: readonly Block[]): readonly Block[] {
  const unique = uniqueNames();
  const ids = new Map<Node, string>();
  // Walked first, because a rewrite goes from the leaves up, and numbers go in reading order.
  walk(body, (node) => {
    if (node.kind === 'heading') ids.set(node, unique(slug(plain(node.content))));
  });
  const entitled = (block: Block): Block => (block.kind === 'heading' ? { ...block, id: ids.get(block) ?? '' } : block);
  return rewriteBlocks(body, { inlines: (run) => run, blocks: (run) => mapSame(run, entitled) });
}
