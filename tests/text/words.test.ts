/** What Slugline itself says, in the reader's language. */
import { describe, expect, test } from '@jest/globals';
import { longDate } from '../../src/text/date.ts';
import { directionOf } from '../../src/text/direction.ts';
import { byline, wordsOf } from '../../src/text/words.ts';

describe('words', () => {
  test('follow the language, whatever the region', () => {
    expect(wordsOf('de-AT').contents).toBe('Inhalt');
    expect(wordsOf('pt-BR').contents).toBe('Índice');
    expect(wordsOf('nn').notes).toBe('Noter');
    expect(wordsOf('tlh').contents).toBe('Contents');
  });

  test('name the authors as a sentence would', () => {
    expect(byline([], 'en')).toBe('');
    expect(byline(['Ada'], 'en')).toBe('By Ada');
    expect(byline(['Ada', 'Bo'], 'de')).toBe('Von Ada und Bo');
    expect(byline(['Ada', 'Bo', 'Cy'], 'fr')).toBe('Par Ada, Bo et Cy');
  });
});

describe('dates', () => {
  test.each([
    ['en-GB', '3 January 2022'],
    ['en-US', 'January 3, 2022'],
    ['de', '3. Januar 2022'],
    ['de-AT', '3. Jänner 2022'],
    ['fr', '3 janvier 2022'],
    ['es', '3 de enero de 2022'],
    ['pl', '3 stycznia 2022'],
    ['fi', '3. tammikuuta 2022'],
    ['xx', '2022-01-03'],
  ])('in %s: %s', (language, words) => {
    expect(longDate('2022-01-03', language)).toBe(words);
    expect(longDate('2022-01-03T23:30:00Z', language)).toBe(words);
  });

  test('the first of the month, and what is no date', () => {
    expect(longDate('2022-05-01', 'fr')).toBe('1er mai 2022');
    expect(longDate('2022-13-01', 'en')).toBe('2022-13-01');
    expect(longDate('spring', 'en')).toBe('spring');
  });
});

test('the direction of a language is that of its script', () => {
  expect(['ar', 'he-IL', 'ar-Latn', 'en', 'az-Arab', 'ur'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr', 'ltr', 'rtl', 'rtl']);
});
