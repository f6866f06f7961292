/** Pass: which language an article is in. */
import type { Article, Language } from '../model/document.ts';

/** What an article is taken to be written in when nothing tells. */
const fallback: Language = 'en';

/** The language that the caller gives, else the source, else the words themselves. */
export function settledLanguage(article: Article, given: Language | null): Language {
  return given ?? article.particulars.language ?? fallback;
}
