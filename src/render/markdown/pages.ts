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
  const index: Anchors = anchorsOf([titlePart(pack), ...apparatus]);
  const own = new Map(articles.map(({ story, name }) => [name, { ...placesOf(story, pack.numbers), story }]));
  const anchorsIn = (name: string): Anchors => {
    const anchors = new Map(own.has(name) ? [...index.keys()].map((id) => [id, '']) : name === indexName ? index : []);
    for (const [file, { story, headings, paragraphs }] of own) {
      for (const [id, place] of [...headings, ...paragraphs]) anchors.set(id, file === name ? place : file + place);
      // Its headline is no heading once the file is read again, so that the way to it is the file itself.
      anchors.set(story.id, file);
    }
    return anchors;
  };
  return { articles, apparatus, anchorsIn };
}

type Places = { readonly headings: Anchors; readonly paragraphs: Anchors };

/** Where links lead inside the file of a story. */
function placesOf(story: Story, numbers: ReadonlyMap<Paragraph, string>): Places {
  const part: Part = story;
  const paragraphs = new Map<string, string>();
  for (const block of story.body) {
    const number = block.kind === 'paragraph' ? numbers.get(block) : undefined;
    if (number !== undefined) paragraphs.set(paragraphId(number), `#${paragraphId(number)}`);
  }
  return { headings: anchorsOf([part]), paragraphs };
}
