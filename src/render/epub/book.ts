/** A pack as the files of a book, before they are put into a container. */
import type { Pack } from '../../model/pack.ts';
import type { RenderContext } from '../renderer.ts';
import { contentsOf } from './contents.ts';
import { drawCover } from './cover/draw.ts';
import { coverWordsOf } from './cover/words.ts';
import { coverOf, type Image, imagesOf } from './images.ts';
import { navDocument, ncx } from './nav.ts';
import { opf, type Stock } from './opf.ts';
import type { Document } from './page.ts';
import { planOf } from './plan.ts';
import { storyDocuments } from './story.ts';
import { stylesheet } from './stylesheet.ts';
import { titlePage } from './titlepage.ts';

export type Book = {
  readonly identifier: string;
  /** In reading order; without the navigation document. */
  readonly documents: readonly Document[];
  /** The cover is the last. */
  readonly images: readonly Image[];
  readonly style: string;
  readonly opf: string;
  readonly nav: string;
  readonly ncx: string;
};

/** Writes every file of the book of `pack`. */
export async function bookOf(pack: Pack, context: RenderContext): Promise<Book> {
  const covering = pack.cover === null ? drawCover(coverWordsOf(pack), context) : coverOf(pack.cover);
  // A cover is drawn by another thread, and the stories are written meanwhile.
  const [cover, { documents, images, contents }] = await Promise.all([covering, insideOf(pack)]);
  return {
    identifier: pack.identifier,
    documents,
    images: [...images, cover],
    style: stylesheet,
    opf: opf(pack, { contents, documents, images, cover }),
    nav: navDocument(pack, contents).xhtml,
    ncx: ncx(pack, contents),
  };
}

/** What is between the covers. */
async function insideOf(pack: Pack): Promise<Omit<Stock, 'cover'>> {
  const plan = planOf(pack);
  const shown = await imagesOf(pack.pictures);
  const documents = [titlePage(pack), ...storyDocuments(plan, shown)];
  return { documents, images: [...shown.values()], contents: contentsOf(pack, plan) };
}
