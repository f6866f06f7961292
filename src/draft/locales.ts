/** Dates in other languages than English, from chrono. The only place that knows the library. */
import { de, es, fi, fr, it, ja, nl, pt, ru, sv, uk, vi, zh } from 'chrono-node';
import type { Language } from '../model/document.ts';
import type { Dated } from './dates.ts';
import type { Moment } from './moment.ts';
import type { Sentence } from './sentences.ts';

const locales = { de, es, fi, fr, it, ja, nl, pt, ru, sv, uk, vi, zh } as const;
const isLocale = (name: string): name is keyof typeof locales => Object.hasOwn(locales, name);

/** Whether dates are understood in `language`. */
export function hasDates(language: Language): boolean {
  return isLocale(primary(language));
}

/**
 * The dates in `sentences`, when their year is told: a weekday or a month alone needs the tense of its sentence, which is not
 * understood in these languages.
 */
export function localeDates(sentences: readonly Sentence[], today: Moment | null, language: Language): readonly Dated[] {
  const name = primary(language);
  if (!isLocale(name)) return [];
  const locale = locales[name];
  // Noon in Greenwich: the same day wherever the program runs.
  const instant = today === null ? new Date(0) : new Date(Date.UTC(today.year, (today.month ?? 1) - 1, today.day ?? 1, 12));
  return sentences.flatMap((sentence) =>
    locale.parse(sentence.text, { instant, timezone: 0 }).flatMap((found): readonly Dated[] => {
      const { start, index, text } = found;
      const told = /\d{4}/.test(text);
      if (!start.isCertain('year') || (today === null && !told)) return [];
      const moment = {
        year: start.get('year') ?? 0,
        month: start.isCertain('month') ? start.get('month') : null,
        day: start.isCertain('day') ? start.get('day') : null,
      };
      return [{ sentence, start: index, end: index + text.length, moment, ofAnniversary: false }];
    }),
  );
}

function primary(language: Language): string {
  return (language.split('-')[0] ?? '').toLowerCase();
}
