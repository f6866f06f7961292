/** An article on its way into a pack: what the passes of `bind.ts` hand to one another. */
import type { Article, Language } from '../model/document.ts';

/** An article with the language and the name that it will have as a story. */
export type Draft = {
  /** The article, as far as the passes have come. */
  readonly article: Article;
  readonly language: Language;
  /** The story's id; unique in the pack. */
  readonly id: string;
  /** What each heading's id became: from the id in the article to the id in the pack. */
  readonly anchors: ReadonlyMap<string, string>;
};
