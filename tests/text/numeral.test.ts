/** Numbers in tables: `|` shows where the decimal sign is seen, `]` where the number ends and marks begin. */
import { describe, expect, test } from '@jest/globals';
import { numeral } from '../../src/text/numeral.ts';

function shown(text: string, language: string): string {
  const found = numeral(text, language);
  if (found === null) return 'words';
  return `${text.slice(0, found.point)}|${text.slice(found.point, found.end)}]${text.slice(found.end)}${found.none ? ' none' : ''}`;
}

describe('a number', () => {
  test.each([
    ['en', '7', '7|]'],
    ['en', '3,400.5', '3,400|.5]'],
    ['en', '1,234', '1,234|]'],
    ['en', '.5', '|.5]'],
    ['en', '−0.5 %', '−0|.5 %]'],
    ['en', '+2.25%', '+2|.25%]'],
    ['en', '£1,250', '£1,250|]'],
    ['en', 'US$ 12.50', 'US$ 12|.50]'],
    ['en', 'EUR 7', 'EUR 7|]'],
    ['en', '12 km', '12| km]'],
    ['en', '3½', '3|½]'],
    ['en', '(1,200)', '(1,200|)]'],
    ['en', '5.2 (0.3)', '5|.2 (0.3)]'],
    ['en', '< 0.01', '< 0|.01]'],
    ['en', '10–12', '10–12|]'],
    ['en', '8.5–9.25', '8.5–9|.25]'],
    ['en', '14.5*', '14|.5]*'],
    ['en', '7 %†', '7| %]†'],
    ['de', '1.234,5', '1.234|,5]'],
    ['de', '1.234', '1.234|]'],
    ['de', '12,50 €', '12|,50 €]'],
    ['de-CH', '1’234.50', '1’234|.50]'],
    ['fr', '1\u202f234,5\u202f%', '1\u202f234|,5\u202f%]'],
    // What the language would write otherwise is still a number.
    ['en', '3,5', '3|,5]'],
    ['de', '3.5', '3|.5]'],
  ])('in %s: %s', (language, text, expected) => expect(shown(text, language)).toBe(expected));
});

test.each(['–', '—', '-', '−', '…', 'n/a'])('%s stands for none', (text) => {
  expect(shown(text, 'en')).toBe(`${text}|] none`);
});

test.each(['', 'Hull', '3 January 2020', '1.2.3', '12:30', '2020-01-03', 'K-1', 'x'.repeat(50_000), '1'.repeat(50_000)])(
  'is no number: %p',
  (text) => expect(shown(text, 'en')).toBe('words'),
);
