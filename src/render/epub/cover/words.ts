/** What a cover says. */
import type { Language } from '../../../model/document.ts';
import type { Pack } from '../../../model/pack.ts';
import { longDate } from '../../../text/date.ts';
import { seriesLine, wordsOf } from '../../../text/words.ts';
import { clean } from '../../../text/xml.ts';

/** Each on one line, and empty when there is none. */
export type CoverWords = {
  readonly title: string;
  readonly subtitle: string;
  /** The name of the series, and what number of it this is, in words. */
  readonly series: string;
  readonly issue: string;
  /** In words. */
  readonly date: string;
  readonly publisher: string;
  readonly authors: readonly string[];
  /** Who may read it, such as `TLP:AMBER`. */
  readonly marking: string;
  readonly language: Language;
  /** The same cover for the same identifier: colours are chosen by it. */
  readonly identifier: string;
};

/** A longer line is read, not looked at: it has no place on a cover. In characters. */
const longestSubtitle = 100;

/** More authors than this are not all named. */
const mostNamed = 3;

/** The words of the cover of `pack`. */
export function coverWordsOf(pack: Pack): CoverWords {
  const below = oneLine(pack.subtitle) || oneLine(pack.description);
  return {
    title: oneLine(pack.title),
    subtitle: below.length > longestSubtitle ? '' : below,
    series: oneLine(pack.series),
    issue: pack.issue === '' ? '' : seriesLine('', oneLine(pack.issue), pack.language),
    date: pack.date === null ? '' : longDate(pack.date, pack.language),
    publisher: oneLine(pack.publisher),
    authors: pack.authors.map(oneLine).filter((author) => author !== ''),
    marking: oneLine(pack.marking),
    language: pack.language,
    identifier: pack.identifier,
  };
}

/** The lines that name the authors: all of them, or the first and how many more there are, who are never only one. */
export function credits({ authors, language }: Pick<CoverWords, 'authors' | 'language'>): readonly string[] {
  if (authors.length <= mostNamed) return authors;
  const named = authors.slice(0, Math.min(mostNamed, authors.length - 2));
  return [...named, wordsOf(language).others.replace('#', String(authors.length - named.length))];
}

function oneLine(value: string): string {
  return clean(value).replace(/\s+/g, ' ').trim();
}
