/**
 * Pass: an article becomes copy, in its language and with that language's punctuation. It takes most of the time of binding, and follows
 * from the article and what is wished of languages alone: whoever keeps articles may keep it with them.
 */
import type { Article, Language } from '../model/document.ts';
import { withHeadline } from './headline.ts';
import { settledLanguage, type LanguageWish } from './language.ts';
import { openPunctuation } from './punctuation.ts';

export type Copy = {
  /** As it was read: names are made of its words. */
  readonly article: Article;
  readonly language: Language;
  /** With a headline, and quotes, dashes and spaces as the language has them. */
  readonly set: Article;
};

/** Begins to make copy. */
export function openCopyDesk(wish: LanguageWish): (article: Article) => Copy {
  const punctuated = openPunctuation();
  return (article) => {
    const headed = withHeadline(article, () => undefined);
    const language = settledLanguage(headed, wish);
    return { article, language, set: punctuated(headed, language) };
  };
}
