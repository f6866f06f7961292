/** Dates as people write them in English, and as ISO 8601 has them. */
import { isRealDate } from '../calendar.ts';

const months = ['january', 'february', 'march', 'april', 'may', 'june'].concat([
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]);

/** The ISO date in `words` (`2022-01-03`, `3 January 2022`, `January 3, 2022`); null when they are anything else. */
export function dateIn(words: string): string | null {
  if (isRealDate(words)) return words;
  const [, day = '', name = '', year = ''] = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(words) ?? swapped(words);
  const month = months.indexOf(name.toLowerCase()) + 1;
  const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return month > 0 && isRealDate(iso) ? iso : null;
}

function swapped(words: string): readonly string[] {
  const [all = '', name = '', day = '', year = ''] = /^(\p{L}+) (\d{1,2}), (\d{4})$/u.exec(words) ?? [];
  return [all, day, name, year];
}
