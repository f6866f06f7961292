/** What claims rest on: an article, and its words. */
import { dirname, join } from 'node:path';
import type { Apparatus, Citation } from '../../model/apparatus.ts';
import type { Place } from '../../model/document.ts';
import { group, listOf, type Ask, type Sort } from './ask.ts';
import { name, number } from './sorts.ts';

const citation: Sort<Citation> = group('a citation', ({ at, need, maybe }) => {
  // A draft says it, for those who look the words up; they are looked for anew, in all of the article.
  maybe('paragraph', number(1, 1e6));
  return { at, article: need('article', name) ?? '', quote: need('quote', name) ?? '' };
});

/** The citations of an entry. */
export function citesOf({ maybe }: Ask): readonly Citation[] {
  return maybe('cites', listOf(citation)) ?? [];
}

/** `apparatus` with the articles that it cites by a path beside the file that cites them named as in `paths`; others as they are. */
export function withPaths(apparatus: Apparatus<Citation>, paths: readonly string[]): Apparatus<Citation> {
  const located = <T extends { readonly at: Place; readonly article: string }>(it: T): T => {
    const path = join(dirname(it.at.file), it.article);
    return it.article !== '' && paths.includes(path) ? { ...it, article: path } : it;
  };
  const cited = <T extends { readonly cites: readonly Citation[] }>(it: T): T => ({ ...it, cites: it.cites.map(located) });
  return {
    ...apparatus,
    judgements: apparatus.judgements.map(cited),
    figures: apparatus.figures.map(cited),
    timeline: apparatus.timeline.map(cited),
    people: apparatus.people.map(cited),
    sources: apparatus.sources.map(located),
  };
}
