/**
 * Dates in words, by language. The months stand here rather than in the platform's own tables, which change from one version
 * to the next, so that a book is the same wherever it is made.
 */
import type { Language } from '../model/document.ts';

type Calendar = {
  readonly months: readonly string[];
  /** `D` is the day, `M` the month's name, `Y` the year. */
  readonly pattern: string;
};

const calendar = (pattern: string, months: string): Calendar => ({ pattern, months: months.split(' ') });

const english = 'January February March April May June July August September October November December';

const calendars: Readonly<Record<string, Calendar>> = {
  en: calendar('D M Y', english),
  'en-us': calendar('M D, Y', english),
  de: calendar('D. M Y', 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
  'de-at': calendar('D. M Y', 'Jänner Februar März April Mai Juni Juli August September Oktober November Dezember'),
  fr: calendar('D M Y', 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
  es: calendar('D de M de Y', 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
  it: calendar('D M Y', 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
  nl: calendar('D M Y', 'januari februari maart april mei juni juli augustus september oktober november december'),
  pt: calendar('D de M de Y', 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'),
  pl: calendar('D M Y', 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'),
  sv: calendar('D M Y', 'januari februari mars april maj juni juli augusti september oktober november december'),
  da: calendar('D. M Y', 'januar februar marts april maj juni juli august september oktober november december'),
  nb: calendar('D. M Y', 'januar februar mars april mai juni juli august september oktober november desember'),
  fi: calendar(
    'D. M Y',
    'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  ),
};

/** The first of a month is `1er` in French. */
const firsts: Readonly<Record<string, string>> = { fr: '1er', it: '1º' };

/** The months in `language` as they stand in a date; none where the language is unknown. */
export function monthsOf(language: Language): readonly string[] {
  return calendarOf(language)?.months ?? [];
}

function calendarOf(language: Language): Calendar | undefined {
  const tag = language.toLowerCase();
  const primary = tag.split('-')[0] ?? '';
  return calendars[tag] ?? calendars[primary === 'no' || primary === 'nn' ? 'nb' : primary];
}

function monthAndYear(iso: string, language: Language): string {
  const found = calendarOf(language);
  const month = found?.months[Number(iso.slice(5)) - 1];
  const year = iso.slice(0, 4);
  if (found === undefined || month === undefined) return iso;
  return `${month}${found.pattern.includes(' de ') ? ' de' : ''} ${year}`;
}

/** The day, or the month, of an ISO 8601 date in words, “3 January 2022”; the date as it stands where the language or the form is unknown. */
export function longDate(iso: string, language: Language): string {
  if (/^\d{4}-\d{2}$/.test(iso)) return monthAndYear(iso, language);
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  const primary = (language.split('-')[0] ?? '').toLowerCase();
  const found = calendarOf(language);
  const month = found?.months[Number(parts?.[2]) - 1];
  if (!parts || !found || !month) return parts?.[0] ?? iso;
  const day = parts[3] === '01' ? (firsts[primary] ?? '1') : String(Number(parts[3]));
  const values: Readonly<Record<string, string>> = { D: day, M: month, Y: parts[1] ?? '' };
  return found.pattern.replace(/[DMY]/g, (letter) => values[letter] ?? '');
}
