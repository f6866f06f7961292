/** The ids of headings: GitHub's, so that links written for it lead somewhere here too. */
import type { Block } from '../../model/document.ts';
import { plain } from '../../model/plain.ts';
import { mapSame, rewriteBlocks } from '../../model/walk.ts';

/** `body` with an id for every heading, unique in it. The headline has none: it is no heading of the body. */
export function withHeadingIds(body: readonly Block[]): readonly Block[] {
  const taken = new Set<string>();
  const unique = (words: string): string => {
    const id = anchor(slug(words));
    let free = id;
    for (let count = 1; taken.has(free); count += 1) free = `${id}-${count}`;
    taken.add(free);
    return free;
  };
  const entitled = (block: Block): Block => (block.kind === 'heading' ? { ...block, id: unique(plain(block.content)) } : block);
  return rewriteBlocks(body, { inlines: (run) => run, blocks: (run) => mapSame(run, entitled) });
}

/** Lower case, spaces to hyphens, and no other punctuation. */
function slug(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replace(/ /g, '-');
}

/** An id, or the id that a fragment of a link means: never empty, and starting with a letter, as XML wants it. */
export function anchor(fragment: string): string {
  if (fragment === '') return 'section';
  return /^\p{L}/u.test(fragment) ? fragment : `section-${fragment.replace(/^-+/, '')}`;
}
