/** What an EPUB costs the second time: only what changed is made again. */
import { expect, test } from '@jest/globals';
import { p } from '../../../src/model/build.ts';
import type { Pack } from '../../../src/model/pack.ts';
import { renderEpub } from '../../../src/render/epub/render.ts';
import type { Keep } from '../../../src/world/keep.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { grain, picture, quarters } from '../../image/make.ts';
import { ownFile } from '../../own-files.ts';
import { memoryKeep } from '../keep.ts';
import { pack, story } from '../packs.ts';
import { styleOf } from './make.ts';

const words = (number: number): string => `Story ${number} is about the number ${number}, and about nothing else. `.repeat(20);
const stories = Array.from({ length: 400 }, (_, index) => story(`story-${index}`, `Story ${index}`, p(words(index))));
const book = pack(...stories);

async function bound(it: Pack, keep: Keep): Promise<Uint8Array> {
  const report = (): void => undefined;
  const { bytes } = await renderEpub(it, {
    world: memoryWorld({}, ownFile),
    report,
    style: styleOf('briefing'),
    stem: 'x',
    keep,
  });
  return bytes;
}

test('the same book is made of nothing but what was kept', async () => {
  const keep = memoryKeep();
  const first = await bound(book, keep);
  expect(keep.news().put).toBeGreaterThan(10);
  expect(Buffer.compare(await bound(book, keep), first)).toBe(0);
  expect(keep.news()).toEqual({ missed: 0, put: 0 });
});

test('a chapter that changes takes only those along that it is kept with', async () => {
  const keep = memoryKeep();
  await bound(book, keep);
  const all = keep.news().put;
  const changed = stories.map((it, index) => (index === 200 ? { ...it, body: [p(`${words(200)} But now it ends.`)] } : it));
  await bound(pack(...changed), keep);
  const { put } = keep.news();
  expect(put).toBeGreaterThan(0);
  expect(put).toBeLessThan(all / 5);
});

test('a picture is fitted once, and one that may stay as it is stays so', async () => {
  const large = await picture(await grain(2400, 1200).jpeg({ quality: 95 }).toBuffer(), 'large.jpg');
  const small = await picture(await grain(400, 200).jpeg({ quality: 60 }).toBuffer(), 'small.jpg');
  const cover = await picture(await quarters(200, 300, 4).png().toBuffer(), 'cover.png');
  const shown = { ...book, cover, pictures: [large, small] };
  const keep = memoryKeep();
  const first = await bound(shown, keep);
  // The bytes stand for the picture: were it looked at again, this one would not be.
  const blank = { ...large, bytes: new Uint8Array() };
  expect(Buffer.compare(await bound({ ...shown, pictures: [blank, small] }, keep), first)).toBe(0);
});
