/** Which pages a reader sees together. */
import { expect, test } from '@jest/globals';
import { leafOf } from '../../../src/render/pdf/press.ts';

const pages = [1, 2, 3, 4, 5];

test('in a book pages 2 and 3 lie open together, and behind every odd page a leaf is turned', () => {
  expect(pages.filter((page) => leafOf(page, true).faces)).toEqual([3, 5]);
  expect(pages.filter((page) => leafOf(page, true).turns)).toEqual([1, 3, 5]);
});

test('on single pages none lies beside another', () => {
  expect(pages.filter((page) => leafOf(page, false).faces)).toEqual([]);
  expect(pages.filter((page) => leafOf(page, false).turns)).toEqual(pages);
});
