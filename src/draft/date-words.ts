/** The words that English dates are made of, as the pieces of patterns and as numbers. */
import type { Unit } from './moment.ts';

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July'].concat([
  'August',
  'September',
  'October',
  'November',
  'December',
]);
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const small = 'a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(' ');
const tens: Readonly<Record<string, number>> = { an: 1, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60 };

/** Pieces of patterns; each is one group when it has to be read. */
export const month =
  '(January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.|Apr\\.?|Jun\\.|Jul\\.|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)(?![\\p{L}-])';
export const weekday = '(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)';
export const dayNumber = '(\\d{1,2})(?:st|nd|rd|th)?';
export const year = '(1\\d{3}|20\\d\\d)(?![\\d,.]*\\d|s\\b|[%€£$])';
const countWords = ['an', ...small, 'twenty', 'thirty', 'forty', 'fifty', 'sixty'];
export const count = `(${countWords.map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`).join('|')}|\\d{1,3})`;
export const unit = '(day|week|month|year)s?';

/** The month's number, from 1; 0 when there is none of the name. */
export function monthOf(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return monthNames.findIndex((it) => it.toLowerCase().startsWith(start)) + 1;
}

/** The weekday's number, Sunday 0. */
export function dayOfWeek(name: string): number {
  return dayNames.indexOf(name);
}

/** The number that a word or figures say. */
export function countOf(words: string): number {
  const word = words.toLowerCase();
  if (/^\d/.test(word)) return Number(word);
  const one = small.indexOf(word);
  return tens[word] ?? Math.max(one, 1);
}

/** The unit that a word names. */
export function unitOf(word: string): Unit {
  if (/^(?:day|night|morning|afternoon|evening)/.test(word)) return 'day';
  if (word.startsWith('week')) return 'week';
  return word.startsWith('month') ? 'month' : 'year';
}
