import { expect, test } from '@jest/globals';
import { closest } from '../../src/model/closest.ts';

test.each([
  ['biuld', 'build'],
  ['CHECK', 'check'],
  ['inpsect', 'inspect'],
  ['chek', 'check'],
  ['article.md', null],
  ['', null],
])('%s means %s', (word, meant) => {
  expect(closest(word, ['build', 'check', 'inspect'])).toBe(meant);
});

test('of two words as close the one with the same letters is meant', () => {
  expect(closest('sytle', ['title', 'style'])).toBe('style');
});
