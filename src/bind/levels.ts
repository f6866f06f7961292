/** Pass: headings start at level 2, under the headline, and go down one level at a time. */
import type { Article, Block, Level } from '../model/document.ts';
import { problem, type Report } from '../model/problem.ts';
import { mapSame, rewriteBlocks, walk } from '../model/walk.ts';

const levels: readonly Level[] = [2, 3, 4, 5, 6];

/** The same article, or one whose headings are as deep as they are nested. Reports levels that the source left out. */
export function levelled(article: Article, report: Report): Article {
  const depths = new Map<string, Level>();
  const above: Level[] = [];
  walk(article.body, (node) => {
    if (node.kind !== 'heading') return;
    while (above.length > 0 && (above.at(-1) ?? 0) >= node.level) above.pop();
    const parent = above.at(-1) ?? 1;
    if (node.level > parent + 1) {
      const what = `a heading of level ${node.level} stands right below level ${parent}`;
      report(problem('heading-skipped', node.at, what, `make it level ${parent + 1}`));
    }
    above.push(node.level);
    depths.set(node.id, levels[above.length - 1] ?? 6);
  });
  const blocks = (run: readonly Block[]): readonly Block[] =>
    mapSame(run, (block) => {
      if (block.kind !== 'heading') return block;
      const level = depths.get(block.id) ?? block.level;
      return level === block.level ? block : { ...block, level };
    });
  const body = rewriteBlocks(article.body, { blocks, inlines: (run) => run });
  return body === article.body ? article : { ...article, body };
}
