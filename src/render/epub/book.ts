/** A pack as the files of a book, before they are put into a container. */
import type { Pack } from '../../model/pack.ts';
import { contentsOf } from './contents.ts';
import { type Image, imagesOf } from './images.ts';
import { navDocument, ncx } from './nav.ts';
import { opf } from './opf.ts';
import type { Document } from './page.ts';
import { planOf } from './plan.ts';
import { storyDocuments } from './story.ts';
import { stylesheet } from './stylesheet.ts';
import { titlePage } from './titlepage.ts';

export type Book = {
  readonly identifier: string;
  /** In reading order; without the navigation document. */
  readonly documents: readonly Document[];
  readonly images: readonly Image[];
  readonly style: string;
  readonly opf: string;
  readonly nav: string;
  readonly ncx: string;
};

/** Writes every file of the book of `pack` but its cover. */
export async function bookOf(pack: Pack): Promise<Book> {
  const plan = planOf(pack);
  const contents = contentsOf(pack, plan);
  const shown = await imagesOf(pack.pictures);
  const documents = [titlePage(pack), ...storyDocuments(plan, shown)];
  const images = [...shown.values()];
  return {
    identifier: pack.identifier,
    documents,
    images,
    style: stylesheet,
    opf: opf(pack, { contents, documents, images }),
    nav: navDocument(pack, contents).xhtml,
    ncx: ncx(pack, contents),
  };
}
