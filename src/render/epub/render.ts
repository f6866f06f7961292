/** The EPUB renderer: a pack becomes the files of a book and its cover, and these one container. */
import type { Pack } from '../../model/pack.ts';
import { problem } from '../../model/problem.ts';
import { plainBook } from '../book-wish.ts';
import type { RenderContext, Renderer } from '../renderer.ts';
import { bookOf } from './book.ts';
import { container, packed, type Entry } from './container.ts';
import { drawCover } from './cover/draw.ts';
import { coverWordsOf } from './cover/words.ts';
import { coverFile, coverOf, type Image } from './images.ts';
import { faultsIn } from './preflight.ts';
import { profileOf } from './profile.ts';

/** Renders an EPUB 3.3 that readers of EPUB 2 can open too. Reports `book-unsound` rather than hand over a bad file. */
export const renderEpub: Renderer = async (pack, context) => {
  const { report, book: wish = plainBook } = context;
  const covering = pack.cover === null ? drawCover(coverWordsOf(pack), context) : coverOf(pack.cover);
  const [cover, inside] = await Promise.all([covering, insideOf(pack, context, covering)]);
  for (const change of profileOf(wish.profile).changes) report(problem('book-profile', null, `${wish.profile}: ${change}`, ''));
  return { bytes: container([...inside, ...packed(new Map([[pathOf(cover), cover.bytes]]))]), beside: [] };
};

/** The files between the covers, looked through and packed, while another thread is at work on the cover. */
async function insideOf(pack: Pack, context: RenderContext, covering: Promise<Image>): Promise<readonly Entry[]> {
  // By the next turn of the event loop the other thread has its work.
  await new Promise((turned) => setImmediate(turned));
  const book = await bookOf(pack, context, covering);
  // The library takes a while to load, so only those who want a book wait for it.
  const { filesOf } = await import('./strict.ts');
  const files = await filesOf(book);
  for (const fault of faultsIn(new Map([...files, [pathOf(coverFile), new Uint8Array()]]))) {
    const hint = 'this is a fault of Slugline’s: please report it';
    context.report(problem('book-unsound', null, `the EPUB would be broken: ${fault}`, hint));
  }
  return packed(files);
}

const pathOf = ({ file }: Pick<Image, 'file'>): string => `OEBPS/${file}`;
