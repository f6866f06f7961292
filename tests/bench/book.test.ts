/** The book for measuring has the shapes of a novel, and is the same each time. */
import { expect, test } from '@jest/globals';
import { book } from './book.ts';

test('a book of twenty thousand words', () => {
  const text = book(20_000);
  expect(text).toBe(book(20_000));
  const words = text.match(/[a-z]+(?:'[a-z]+)?/gi) ?? [];
  expect(words.length / 20_000).toBeCloseTo(1, 1);
  const different = new Set(words.map((word) => word.toLowerCase())).size;
  expect(different).toBeGreaterThan(3_000);
  expect(different).toBeLessThan(7_000);
  const paragraphs = text.split('\n\n');
  expect(paragraphs.filter((it) => it.startsWith('## '))).toHaveLength(5);
  const speech = paragraphs.filter((it) => it.startsWith('"')).length / paragraphs.length;
  expect(speech).toBeCloseTo(0.4, 1);
});
