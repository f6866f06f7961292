/** Plain text: a headline, what is clearly marked beside it, and paragraphs. No word is ever lost. */
import type { Article, Block, Inline } from '../../model/document.ts';
import type { Draft } from '../draft.ts';
import { apparatus } from './apparatus.ts';
import { paragraphs, type Passage } from './paragraphs.ts';

/** The article that a plain text is: its first paragraph is the headline. */
export function readText({ source, text }: Draft): Article {
  const [headline, ...rest] = paragraphs(text, source.name);
  const { standfirst, particulars, body } = apparatus(rest);
  return {
    kind: 'article',
    at: headline?.at ?? { file: source.name, line: 1, column: 1 },
    headline: headline === undefined ? [] : words(headline),
    standfirst: standfirst === null ? [] : words(standfirst),
    particulars,
    body: body.map((passage): Block => ({ kind: 'paragraph', at: passage.at, content: words(passage) })),
    pictures: [],
  };
}

function words(passage: Passage): readonly Inline[] {
  return [{ kind: 'text', at: passage.at, value: passage.text }];
}
