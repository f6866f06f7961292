/** A pack as the files of a book, before they are put into a container. */
import type { Pack } from '../../model/pack.ts';
import type { RenderContext } from '../renderer.ts';
import { contentsOf } from './contents.ts';
import { coverOf, type Image, imagesOf } from './images.ts';
import { navDocument, ncx } from './nav.ts';
import { opf } from './opf.ts';
import type { Document } from './page.ts';
import { pageBreaksOf, pageListOf } from './page-breaks.ts';
import { planOf } from './plan.ts';
import { storyDocuments } from './story.ts';
import { stylesheet } from './stylesheet.ts';
import { titlePage } from './titlepage.ts';

export type Book = {
  readonly identifier: string;
  /** In reading order; without the navigation document. */
  readonly documents: readonly Document[];
  /** The cover is the last where there is one. */
  readonly images: readonly Image[];
  readonly style: string;
  readonly opf: string;
  readonly nav: string;
  readonly ncx: string;
};

/** Writes every file of the book of `pack`. */
export async function bookOf(pack: Pack, context: RenderContext): Promise<Book> {
  const plan = planOf(pack);
  const contents = contentsOf(pack, plan);
  const breaks = pageBreaksOf(context.pages ?? null);
  const pageList = pageListOf(breaks, plan);
  const shown = await imagesOf(pack.pictures);
  const cover = pack.cover === null ? null : await coverOf(pack.cover);
  const documents = [titlePage(pack), ...storyDocuments(plan, shown, breaks)];
  const images = [...shown.values()];
  return {
    identifier: pack.identifier,
    documents,
    images: cover === null ? images : [...images, cover],
    style: stylesheet,
    opf: opf(pack, {
      contents,
      documents,
      images,
      cover,
      pageSource: pageList.length === 0 ? null : (context.pages?.source ?? null),
    }),
    nav: navDocument(pack, contents, pageList).xhtml,
    ncx: ncx(pack, contents, pageList),
  };
}
