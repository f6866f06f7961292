/** The ids of headings: GitHub's, so that links written for it lead somewhere here too. */
import type { Block } from '../../model/document.ts';
import { plain } from '../../model/plain.ts';
import { mapSame, rewriteBlocks } from '../../model/walk.ts';
import { slug, uniqueNames } from '../../text/slug.ts';

/** `body` with an id for every heading, unique in it. The headline has none: it is no heading of the body. */
export function withHeadingIds(body: readonly Block[]): readonly Block[] {
  const unique = uniqueNames();
  const entitled = (block: Block): Block =>
    block.kind === 'heading' ? { ...block, id: unique(slug(plain(block.content))) } : block;
  return rewriteBlocks(body, { inlines: (run) => run, blocks: (run) => mapSame(run, entitled) });
}
