/** The manifest that `slugline init` writes says nothing wrong, whatever of its comments is let in. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { article } from '../../src/model/build.ts';
import { starter } from '../../src/publish/starter.ts';
import { readManifest } from '../read/manifest/shelf.ts';

test('is a manifest of the articles, in their order', async () => {
  const { manifest, told } = await readManifest(
    starter([
      ['b.txt', article('Sun')],
      ['a.md', article('Rain: "a" tale #1')],
    ]),
  );
  expect(told).toBe('');
  expect(manifest?.articles.map((it) => it.path)).toEqual(['b.txt', 'a.md']);
  expect(manifest?.settings.title).toBe('Briefing');
});

test('is one with all that is commented out, too', async () => {
  const whole = starter([['a.md', article('Rain')]]).replace(/^# /gm, '');
  const { manifest, told } = await readManifest(whole);
  expect(told).toBe('');
  expect(manifest?.settings).toMatchObject({ title: 'Rain', marking: 'TLP:GREEN', date: '2022-01-31' });
  expect(manifest?.apparatus.judgements.length).toBe(1);
});

test('takes any headline', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (headline) => {
      const { manifest, told } = await readManifest(starter([['a.md', article(headline)]]));
      expect([headline, told]).toEqual([headline, '']);
      const words = headline.replace(/[\s\p{C}]+/gu, ' ').trim();
      expect(manifest?.settings.title).toBe(words === '' ? 'Briefing' : words);
    }),
  );
});
