/** Pass: an article that is in the pack twice is told. Agencies send a story under many names. */
import type { Article } from '../model/document.ts';
import { plain } from '../model/plain.ts';
import { problem, type Report } from '../model/problem.ts';
import { walk } from '../model/walk.ts';
import { worded } from './wording.ts';

/** Shorter texts may well be alike. In UTF-16 units. */
const worthTelling = 200;

/** Of texts that begin differently the rest is not compared: about so much is read of each, and so much of that is looked at. */
const beginning = { read: 400, sure: 100 } as const;

/** Reports every article whose running text is that of one before it, whatever stands over it. */
export function tellTwice(articles: readonly Article[], report: Report): void {
  const starts = articles.map(startOf);
  const counts = new Map<string, number>();
  for (const start of starts) counts.set(start, (counts.get(start) ?? 0) + 1);
  const known = new Map<string, Article>();
  for (const [index, article] of articles.entries()) {
    if (counts.get(starts[index] ?? '') === 1) continue;
    const text = textOf(article);
    const other = known.get(text);
    if (text.length < worthTelling) continue;
    if (other === undefined) known.set(text, article);
    else report(problem('article-twice', article.at, `the article says the same as ${other.at.file}`, 'leave one of them out'));
  }
}

/** How the running text of an article begins, worded. What was not read could change the end of what was, and only that. */
function startOf(article: Article): string {
  const start = textOf(article, beginning.read);
  return (start.length < 2 * beginning.sure ? textOf(article) : start).slice(0, beginning.sure);
}

/** @param most how much is read of it, about */
function textOf({ body }: Article, most = Infinity): string {
  let words = '';
  walk(body, (node) => {
    if (node.kind === 'paragraph' && words.length < most) words += ` ${plain(node.content)}`;
  });
  return worded(words);
}
