/** The EPUB renderer: a pack becomes the files of a book, and the files one container. */
import type { Renderer } from '../renderer.ts';
import { bookOf } from './book.ts';
import { container } from './container.ts';

/** Renders an EPUB 3.3 that readers of EPUB 2 can open too. */
export const renderEpub: Renderer = async (pack, context) => {
  // The library takes a tenth of a second to load, so only those who want a book wait for it; its cover is drawn meanwhile.
  const [book, { filesOf }] = await Promise.all([bookOf(pack, context), import('./strict.ts')]);
  return { bytes: container(await filesOf(book)), beside: [] };
};
