/** Addresses that a book may lead to. */
import { expect, test } from '@jest/globals';
import { outside } from '../../src/text/address.ts';

test.each([
  ['https://example.org/a?b=[c]#d', 'https://example.org/a?b=%5Bc%5D#d'],
  ['http://example.org./', 'http://example.org./'],
  ['HTTP://EXAMPLE.ORG', 'http://example.org/'],
  ['mailto:desk@example.org', 'mailto:desk@example.org'],
])('%s is one', (url, written) => expect(outside(url)).toBe(written));

test.each([
  'http://a..b/',
  'https://../',
  'https://.example.org/',
  'javascript:alert(1)',
  'data:,x',
  'file:///x',
  '//a.b',
  'a.md',
])('%s is none', (url) => expect(outside(url)).toBeNull());
