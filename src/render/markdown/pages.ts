/** The files of a folder of Markdown: what they are called, and where in them everything is. */
import { asciiName } from '../../model/ascii.ts';
import type { Paragraph } from '../../model/document.ts';
import { paragraphId } from '../../model/numbers.ts';
import type { Pack, Story } from '../../model/pack.ts';
import { plain } from '../../model/plain.ts';
import { anchorsOf, type Anchors, type Part } from './anchors.ts';
import { titlePart } from './whole.ts';

/** The file that opens the folder: code-hosting sites show it. */
export const indexName = 'README.md';

/** The articles with their files, and where ids lead from each of these. */
export type Pages = {
  /** In their order. */
  readonly articles: readonly { readonly story: Story; readonly name: string }[];
  /** The apparatus, which is in the index. */
  readonly apparatus: readonly Story[];
  /**
   * The anchors for links in the file of this name; for a file that is none of the pages, those of the articles alone. An article does not
   * lead to the apparatus, which is made anew when the folder is read: those anchors are empty.
   */
  readonly anchorsIn: (name: string) => Anchors;
};

/** The pages of `pack`. Articles are numbered, so that they stand in their order in any list, and called after their headlines. */
export function pagesOf(pack: Pack): Pages {
  const stories = pack.stories.filter(({ role }) => role === 'article');
  const width = Math.max(2, String(stories.length).length);
  const articles = stories.map((story, index) => {
    const number = String(index + 1).padStart(width, '0');
    return { story, name: `${[number, asciiName(plain(story.headline))].filter((it) => it !== '').join('-')}.md` };
  });
  const apparatus = pack.stories.filter(({ role }) => role !== 'article');
  const index = anchorsOf([titlePart(pack), ...apparatus]);
  /** What is in articles, by its id: in which file, and where there. */
  const places = new Map<string, { readonly file: string; readonly place: string }>();
  for (const { story, name: file } of articles) {
    for (const [id, place] of placesOf(story, pack.numbers)) places.set(id, { file, place });
    // Its headline is no heading once the file is read again, so that the way to it is the file itself.
    places.set(story.id, { file, place: '' });
  }
  const names = new Set(articles.map(({ name }) => name));
  const anchorsIn = (name: string): Anchors => ({
    get: (id) => {
      const there = places.get(id);
      if (there !== undefined) return there.file === name && there.place !== '' ? there.place : there.file + there.place;
      if (names.has(name)) return index.has(id) ? '' : undefined;
      return name === indexName ? index.get(id) : undefined;
    },
  });
  return { articles, apparatus, anchorsIn };
}

/** Where links lead inside the file of a story. */
function placesOf(story: Story, numbers: ReadonlyMap<Paragraph, string>): ReadonlyMap<string, string> {
  const part: Part = story;
  const places = new Map(anchorsOf([part]));
  for (const block of story.body) {
    const number = block.kind === 'paragraph' ? numbers.get(block) : undefined;
    if (number !== undefined) places.set(paragraphId(number), `#${paragraphId(number)}`);
  }
  return places;
}
