/** Pass: every story has a headline. */
import type { Article } from '../model/document.ts';
import { plain } from '../model/plain.ts';
import { problem, type Report } from '../model/problem.ts';
import { fileName } from './file-name.ts';

/** The same article, or one that is called after its file because its source gives no headline. */
export function withHeadline(article: Article, report: Report): Article {
  if (plain(article.headline).trim() !== '') return article;
  const name = nameOf(article.at.file);
  report(
    problem(
      'headline-missing',
      article.at,
      `the article has no headline and is called "${name}"`,
      'put the headline on the first line, or give one with --title',
    ),
  );
  return { ...article, headline: [{ kind: 'text', at: article.at, value: name }, ...article.headline] };
}

/** `stories/rain_in-march.txt` is called "Rain in march". */
function nameOf(file: string): string {
  const base = fileName(file).replace(/\.[^.]*$/, '');
  const words = base
    .replace(/[-_\s\p{Cc}<>]+/gu, ' ')
    .trim()
    .normalize('NFC');
  return words === '' || file === '<stdin>' ? 'Untitled' : words.charAt(0).toUpperCase() + words.slice(1);
}
