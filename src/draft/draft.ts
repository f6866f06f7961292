/** From articles to proposals for a briefing's timeline, who's who, places and glossary. */
import type { Article, Language } from '../model/document.ts';
import { peopleByCapitals } from './capitals.ts';
import { datesIn, type Dated } from './dates.ts';
import type { Facts } from './facts.ts';
import type { Gazetteer } from './gazetteer.ts';
import { glossaryOf } from './glossary.ts';
import { english } from './lexicon.ts';
import { localeDates } from './locales.ts';
import { momentOf } from './moment.ts';
import { folded } from './names.ts';
import { peopleIn } from './people.ts';
import { placesIn } from './places.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { timelineOf } from './timeline.ts';

/** An article with what its words are understood from. */
export type Source = {
  readonly article: Article;
  /** What citations call it. */
  readonly name: string;
  /** ISO 8601: what “yesterday” is the day before; null when nobody knows. */
  readonly date: string | null;
  readonly language: Language;
};

/** What is found in `sources`, each thing once: a person of two articles is one. */
export function draft(sources: readonly Source[], gazetteer: Gazetteer): Facts {
  const read = sources.map((it) => ({ ...it, sentences: sentencesOf(it.article, it.name, !isEnglish(it.language)) }));
  // Roles, places and most words for dates take English; what is left in other languages is in `locales.ts` and `capitals.ts`.
  const inEnglish = read.filter((it) => isEnglish(it.language)).flatMap((it) => it.sentences);
  const { people, named } = peopleIn(inEnglish, gazetteer, english);
  const others = read
    .filter((it) => !isEnglish(it.language))
    .flatMap((it) => peopleByCapitals(it.sentences, gazetteer, english, /^de\b/i.test(it.language)))
    .filter((it, index, all) => [...people, ...all.slice(0, index)].every((one) => folded(one.name) !== folded(it.name)));
  return {
    timeline: timelineOf(read.flatMap(datesOf)),
    people: [...people, ...others],
    places: placesIn(inEnglish, named, gazetteer),
    glossary: glossaryOf(
      read.flatMap((it) => it.sentences),
      named,
    ),
  };
}

/** Whether all can be found in a language: that takes English. */
export function isEnglish(language: Language): boolean {
  return /^en\b/i.test(language);
}

function datesOf({ sentences, date, language }: Source & { readonly sentences: readonly Sentence[] }): readonly Dated[] {
  const today = date === null ? null : momentOf(date);
  return isEnglish(language) ? datesIn(sentences, today) : localeDates(sentences, today, language);
}
