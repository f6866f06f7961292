/** What a PDF costs the second time: pages are set once, and what stands around them is drawn once for each place that they come to. */
import { expect, test } from '@jest/globals';
import { p } from '../../../src/model/build.ts';
import type { Pack } from '../../../src/model/pack.ts';
import { renderPdf } from '../../../src/render/pdf/render.ts';
import { noKeep, type Keep } from '../../../src/world/keep.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { ownFile } from '../../own-files.ts';
import { styleOf } from '../epub/make.ts';
import { memoryKeep } from '../keep.ts';
import { pack, story } from '../packs.ts';

const words = (number: number): string => `Story ${number} is about the number ${number}, and about nothing else. `.repeat(12);
const stories = Array.from({ length: 12 }, (_, index) => story(`story-${index}`, `Story ${index}`, p(words(index))));
// The contents would be set anew for each page number in them.
const bound = (...all: Pack['stories']): Pack => ({ ...pack(...all), contents: false });
const book = bound(...stories);
const [first, ...others] = stories;
if (first === undefined) throw new Error('no story');
const longer = { ...first, body: Array.from({ length: 14 }, () => p(words(0))) };
const moved = bound(longer, ...others);
const ended = bound(longer, ...others.slice(0, -1), story('story-11', 'Story 11', p('This one ends.')));

async function printed(it: Pack, keep: Keep, setsAhead = false): Promise<Uint8Array> {
  const report = (): void => undefined;
  const context = { world: memoryWorld({}, ownFile), report, style: styleOf('briefing'), stem: 'x', keep, setsAhead };
  return (await renderPdf(it, context)).bytes;
}

test('the same pages are made of nothing but what was kept', async () => {
  const keep = memoryKeep();
  await printed(book, keep);
  expect(keep.news()).toEqual({ missed: stories.length, put: stories.length });
  expect(Buffer.compare(await printed(book, keep), await printed(book, noKeep))).toBe(0);
  expect(keep.news()).toEqual({ missed: 0, put: 0 });
});

test('pages that an edit moves are finished again once, and not by every edit after it', async () => {
  const keep = memoryKeep();
  await printed(book, keep);
  keep.news();
  await printed(moved, keep);
  // One is set, and all behind it get the numbers that their pages have now.
  expect(keep.news()).toEqual({ missed: 1, put: stories.length });
  expect(Buffer.compare(await printed(ended, keep), await printed(ended, noKeep))).toBe(0);
  expect(keep.news()).toEqual({ missed: 1, put: 1 });
  expect(Buffer.compare(await printed(moved, keep), await printed(moved, noKeep))).toBe(0);
  expect(keep.news()).toEqual({ missed: 0, put: 0 });
});

test('pages that were set ahead, for a pack of which they knew nothing, are finished once', async () => {
  const keep = memoryKeep();
  await printed(bound(...others.toReversed()), keep, true);
  expect(keep.news()).toEqual({ missed: others.length, put: others.length });
  expect(Buffer.compare(await printed(book, keep), await printed(book, noKeep))).toBe(0);
  expect(keep.news()).toEqual({ missed: 1, put: stories.length });
  expect(Buffer.compare(await printed(book, keep), await printed(book, noKeep))).toBe(0);
  expect(keep.news()).toEqual({ missed: 0, put: 0 });
});
