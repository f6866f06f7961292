/** Pass: an article that is in the pack twice is told. Agencies send a story under many names. */
import type { Article } from '../model/document.ts';
import { plain } from '../model/plain.ts';
import { problem, type Report } from '../model/problem.ts';
import { walk } from '../model/walk.ts';
import { worded } from './wording.ts';

/** Shorter texts may well be alike. In UTF-16 units. */
const worthTelling = 200;

/** Reports every article whose running text is that of one before it, whatever stands over it. */
export function tellTwice(articles: readonly Article[], report: Report): void {
  const known = new Map<string, Article>();
  for (const article of articles) {
    const text = textOf(article);
    const other = known.get(text);
    if (text.length < worthTelling) continue;
    if (other === undefined) known.set(text, article);
    else report(problem('article-twice', article.at, `the article says the same as ${other.at.file}`, 'leave one of them out'));
  }
}

function textOf({ body }: Article): string {
  const words: string[] = [];
  walk(body, (node) => {
    if (node.kind === 'paragraph') words.push(plain(node.content));
  });
  return worded(words.join(' '));
}
