/** Pass: which language an article is in. */
import type { Article, Language } from '../model/document.ts';
import { plain } from '../model/plain.ts';
import { walk } from '../model/walk.ts';
import { guessLanguage, guessPrimary } from '../text/guess.ts';

/** What an article is taken to be written in when nothing tells. */
const fallback: Language = 'en';

/** What the caller says of languages: one for all articles, or, where they may be `mixed`, that of the pack around them. */
export type LanguageWish = { readonly language: Language | null; readonly mixed: boolean };

/** The language that the caller gives, else the source, else the words themselves. In a mixed pack the caller's is the last resort. */
export function settledLanguage(article: Article, { language, mixed }: LanguageWish): Language {
  if (language !== null && !mixed) return language;
  const own = article.particulars.language;
  if (own !== null) return own;
  // Most articles are in the language of their pack, and show it soon.
  if (language !== null && guessPrimary(wordsOf(article, beginning).slice(0, beginning)) === primary(language)) return language;
  const guessed = guessLanguage(wordsOf(article, enough));
  // British and American English look alike: the pack knows which it is.
  if (guessed === null || (language !== null && primary(guessed) === primary(language))) return language ?? guessed ?? fallback;
  return guessed;
}

const primary = (language: Language): string => language.split('-')[0]?.toLowerCase() ?? '';

/** As much of the running text as it takes to tell a language, and as it takes as a rule to see that it is the expected one. */
const enough = 20_000;
const beginning = 800;

/** @param most how much is read, about */
function wordsOf(article: Article, most: number): string {
  let words = plain(article.headline);
  walk(article.body, (node) => {
    if (node.kind === 'paragraph' && words.length < most) words += ` ${plain(node.content)}`;
  });
  return words;
}
