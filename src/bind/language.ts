/** Pass: which language an article is in. */
import type { Article, Language } from '../model/document.ts';
import { plain } from '../model/plain.ts';
import { walk } from '../model/walk.ts';
import { guessLanguage } from '../text/guess.ts';

/** What an article is taken to be written in when nothing tells. */
const fallback: Language = 'en';

/** The language that the caller gives, else the source, else the words themselves. */
export function settledLanguage(article: Article, given: Language | null): Language {
  return given ?? article.particulars.language ?? guessLanguage(wordsOf(article)) ?? fallback;
}

/** As much of the running text as it takes to tell a language. */
const enough = 20_000;

function wordsOf(article: Article): string {
  let words = plain(article.headline);
  walk(article.body, (node) => {
    if (node.kind === 'paragraph' && words.length < enough) words += ` ${plain(node.content)}`;
  });
  return words;
}
