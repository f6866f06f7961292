/** What a manifest says of an article in place of what the article says: its copy is the one that would be made of such an article. */
import { expect, test } from '@jest/globals';
import { openCopyDesk } from '../../src/bind/copy.ts';
import { article, p, run } from '../../src/model/build.ts';
import type { Article } from '../../src/model/document.ts';
import type { Override } from '../../src/read/manifest/manifest.ts';
import { overridden } from '../../src/publish/briefing.ts';

const written: Article = article('The "rain"', p('"So?" -- "So!"'));

const nothing: Override = { headline: [], particulars: {}, number: null };

test.each<readonly [string, Override]>([
  ['nothing', nothing],
  ['a headline', { ...nothing, headline: run('The "snow"') }],
  ['a language', { ...nothing, particulars: { language: 'fr' } }],
  ['an author', { ...nothing, particulars: { authors: ['Ida Pen'] } }],
  ['all of them', { ...nothing, headline: run('The "snow"'), particulars: { language: 'fr', authors: ['Ida Pen'] } }],
])('%s', (_, override) => {
  const copyOf = openCopyDesk({ language: 'de', mixed: true });
  const { headline, particulars } = override;
  const said: Article = {
    ...written,
    headline: headline.length > 0 ? headline : written.headline,
    particulars: { ...written.particulars, ...particulars },
  };
  expect(overridden(copyOf(written), override, copyOf)).toEqual(copyOf(said));
});
