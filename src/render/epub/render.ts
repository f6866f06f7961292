/** The EPUB renderer: a pack becomes the files of a book and its cover, and these one container. */
import type { Pack } from '../../model/pack.ts';
import type { Renderer } from '../renderer.ts';
import { bookOf } from './book.ts';
import { container } from './container.ts';
import { drawCover } from './cover/draw.ts';
import { coverWordsOf } from './cover/words.ts';
import { coverOf } from './images.ts';

/** Renders an EPUB 3.3 that readers of EPUB 2 can open too. */
export const renderEpub: Renderer = async (pack, context) => {
  const covering = pack.cover === null ? drawCover(coverWordsOf(pack), context) : coverOf(pack.cover);
  const [cover, files] = await Promise.all([covering, insideOf(pack)]);
  return { bytes: container(new Map([...files, [`OEBPS/${cover.file}`, cover.bytes]])), beside: [] };
};

/** The files between the covers, by path. */
async function insideOf(pack: Pack): Promise<ReadonlyMap<string, Uint8Array>> {
  const book = await bookOf(pack);
  // By the next turn of the event loop another thread is at work on the cover.
  await new Promise((turned) => setImmediate(turned));
  // The library takes a while to load, so only those who want a book wait for it.
  const { filesOf } = await import('./strict.ts');
  return filesOf(book);
}
