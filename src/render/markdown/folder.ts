/** A pack as a folder: an index with the apparatus, a file an article, and the manifest that makes the same pack of them again. */
import type { Pack, Story } from '../../model/pack.ts';
import { articleMatter, writeStory } from './article.ts';
import { openDesk, type Desk } from './desk.ts';
import { writeIndex } from './index-page.ts';
import { writeLlms } from './llms.ts';
import { writeManifest } from './manifest.ts';
import { indexName, pagesOf } from './pages.ts';

/** What pictures are called, and the folder of drawings; and whether a list for language models is wanted. */
export type Furnishing = Pick<Desk, 'pictures'> & { readonly images: string; readonly llms: boolean };

export type Folder = {
  readonly index: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
};

/** The texts of the folder. */
export function writeFolder(pack: Pack, { pictures, images, llms }: Furnishing): Folder {
  const pages = pagesOf(pack);
  // Notes are counted anew in each file.
  const deskIn = (name: string): Desk => openDesk({ pictures, anchors: pages.anchorsIn(name), numbers: pack.numbers }, images);
  const articles = pages.articles.map(({ story, name }) => ({ path: name, text: writePage(story, deskIn(name)) }));
  const manifest = { path: 'slugline.yml', text: writeManifest(pack, pages, () => deskIn('slugline.yml')) };
  const list = llms ? [{ path: 'llms.txt', text: writeLlms(pack, pages, deskIn('llms.txt')) }] : [];
  return { index: writeIndex(pack, pages, deskIn(indexName)), files: [...articles, manifest, ...list] };
}

/** An article with all that it says of itself; its language, too, which somebody else may have settled. */
function writePage(story: Story, desk: Desk): string {
  const particulars = { ...story.particulars, language: story.language };
  return articleMatter({ ...story, particulars }) + writeStory(story, desk);
}
