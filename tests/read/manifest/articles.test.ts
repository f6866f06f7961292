/** Which files listings mean, and how often folders are looked into for that. */
import { expect, test } from '@jest/globals';
import { articlesOf, inPlaceOf } from '../../../src/read/manifest/articles.ts';
import { asItIs } from '../../../src/read/manifest/listings.ts';

const names = Array.from({ length: 300 }, (_, index) => `${index}.md`);
const loose = names.map((name, index) => ({
  at: { file: 'slugline.yml', line: index + 1, column: 3 },
  path: `stories/${name}`,
  override: { ...asItIs, number: index },
}));

test('a folder is looked into once, however many articles of it are listed', () => {
  const looked: string[] = [];
  const list = (folder: string) => {
    looked.push(folder);
    return names.map((name) => ({ name, folder: false }));
  };
  const { articles } = articlesOf({ loose, parts: [] }, { list, written: [] }, (it) => expect(it).toBeNull());
  expect(articles.map((it) => it.path)).toEqual(loose.map((it) => it.path));
  expect(looked).toEqual(['stories']);

  const instead = inPlaceOf({ loose, parts: [] }, ['./stories/7.md', 'stories/none.md'], { list, written: [] });
  expect(instead.articles.map((it) => it.override)).toEqual([loose[7]?.override, asItIs]);
  expect(looked).toEqual(['stories', 'stories']);
});
