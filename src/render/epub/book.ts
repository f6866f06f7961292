/** A pack as the files of a book, before they are put into a container. */
import type { Pack } from '../../model/pack.ts';
import type { RenderContext } from '../renderer.ts';
import { plainBook } from '../book-wish.ts';
import { noKeep } from '../../world/keep.ts';
import { beginningsOf } from '../../model/parts.ts';
import { contentsOf } from './contents.ts';
import { coverPage } from './coverpage.ts';
import { drawingsOf, type Image, imagesOf } from './images.ts';
import { navDocument, ncx } from './nav.ts';
import { opf } from './opf.ts';
import type { Document } from './page.ts';
import { ownPages } from './own-pages.ts';
import { pageBreaksOf, pageListOf } from './page-breaks.ts';
import { profileOf } from './profile.ts';
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

/** Writes every file of the book of `pack` but its cover, which is waited for only where it is a page as well. */
export async function bookOf(pack: Pack, context: RenderContext, covering: Promise<Image>): Promise<Book> {
  const wish = context.book ?? plainBook;
  const profile = profileOf(wish.profile);
  const plan = planOf(pack, profile);
  const contents = contentsOf(pack, plan, profile);
  const printed = context.pages ?? ownPages(pack);
  const breaks = pageBreaksOf(printed);
  const pages = pageListOf(breaks, plan);
  const shown = await imagesOf(pack.pictures, context.keep ?? noKeep);
  const front = (wish.coverPage ?? profile.coverPage) ? [coverPage(pack, await covering, profile)] : [];
  const documents = [
    ...front,
    titlePage(pack, profile),
    ...storyDocuments(plan, {
      images: shown,
      breaks,
      numbers: pack.numbers,
      marking: pack.marking,
      begins: beginningsOf(pack),
      profile,
      lead: context.style.lead,
    }),
  ];
  const images = [...shown.values(), ...drawingsOf(pack)];
  const nav = navDocument(pack, { contents, pages, cover: front.length > 0 }, profile);
  return {
    identifier: pack.identifier,
    documents,
    images,
    style: stylesheet([...documents, nav], profile),
    opf: opf(pack, {
      contents,
      documents,
      images,
      coverPage: front.length > 0,
      pageSource: printed.source,
      evaluatedBy: wish.evaluatedBy,
    }),
    nav: nav.xhtml,
    ncx: ncx(pack, contents, pages),
  };
}
