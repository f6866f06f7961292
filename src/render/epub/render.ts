/** The EPUB renderer: a pack becomes the files of a book, and the files one container. */
import type { Renderer } from '../renderer.ts';
import { bookOf } from './book.ts';
import { container } from './container.ts';

/** Renders an EPUB 3.3 that readers of EPUB 2 can open too. */
export const renderEpub: Renderer = async (pack, context) => {
  const book = await bookOf(pack, context);
  // The library takes a tenth of a second to load, so only those who want a book wait for it.
  const { filesOf } = await import('./strict.ts');
  return { bytes: container(await filesOf(book)), beside: [] };
};
