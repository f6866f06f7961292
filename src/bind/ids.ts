/** Pass: every story and every heading has an id that is its own in the whole pack. */
import type { Article, Block, Inline } from '../model/document.ts';
import { plain } from '../model/plain.ts';
import { mapSame, rewriteBlocks, walk } from '../model/walk.ts';
import { claim, slug } from './slug.ts';

export type Named = { readonly article: Article; readonly id: string; readonly anchors: ReadonlyMap<string, string> };

/** An article, and the headline that it has its name from: as it was typed. */
export type Called = { readonly article: Article; readonly typed: readonly Inline[] };

/** Ids for all stories first, so that a story is called after its headline whatever the headings say. */
export function named(all: readonly Called[]): readonly Named[] {
  const taken = new Set<string>();
  const [only] = all;
  // The headings of a lone article keep their ids: addresses that people have noted stay good.
  if (only !== undefined && all.length === 1) for (const id of headingIds(only.article)) taken.add(id);
  const ids = all.map(({ typed }) => claim(slug(plain(typed)), taken));
  return all.map(({ article }, index) => {
    const id = ids[index] ?? '';
    const prefix = all.length > 1 ? `${id}-` : null;
    const anchors = new Map(headingIds(article).map((old) => [old, prefix === null ? old : claim(prefix + old, taken)]));
    return { article: renamed(article, anchors), id, anchors };
  });
}

function headingIds(article: Article): readonly string[] {
  const found: string[] = [];
  walk(article.body, (node) => {
    if (node.kind === 'heading') found.push(node.id);
  });
  return found;
}

function renamed(article: Article, anchors: ReadonlyMap<string, string>): Article {
  const blocks = (run: readonly Block[]): readonly Block[] =>
    mapSame(run, (block) => {
      if (block.kind !== 'heading') return block;
      const id = anchors.get(block.id) ?? block.id;
      return id === block.id ? block : { ...block, id };
    });
  const body = rewriteBlocks(article.body, { blocks, inlines: (run) => run });
  return body === article.body ? article : { ...article, body };
}
