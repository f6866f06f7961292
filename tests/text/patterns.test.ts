/** Patterns give the same points whether they are read as TeX writes them or as the build has made them ready. */
import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { openPatterns, packed } from '../../src/text/patterns.ts';
import { ownFile } from '../own-files.ts';

const files = readdirSync('src/text/patterns').filter((name) => name.endsWith('.tex'));

test.each(files)('%s', (name) => {
  const plain = openPatterns(ownFile(`src/text/patterns/${name}`));
  const ready = packed(plain);
  expect(openPatterns(ready)).toEqual(plain);
  // Files that are read need not begin where numbers may.
  const off = new Uint8Array(ready.length + 1);
  off.set(ready, 1);
  expect(openPatterns(off.subarray(1))).toEqual(plain);
  expect(plain.weights.length).toBeGreaterThan(1);
});
