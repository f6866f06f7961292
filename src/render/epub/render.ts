/** The EPUB renderer: a pack becomes the files of a book, and the files one container. */
import { problem } from '../../model/problem.ts';
import { plainBook } from '../book-wish.ts';
import type { Renderer } from '../renderer.ts';
import { bookOf } from './book.ts';
import { container } from './container.ts';
import { faultsIn } from './preflight.ts';
import { profileOf } from './profile.ts';

/** Renders an EPUB 3.3 that readers of EPUB 2 can open too. Reports `book-unsound` rather than hand over a bad file. */
export const renderEpub: Renderer = async (pack, context) => {
  const { report, book: wish = plainBook } = context;
  const book = await bookOf(pack, context);
  // The library takes a tenth of a second to load, so only those who want a book wait for it.
  const { filesOf } = await import('./strict.ts');
  const files = await filesOf(book);
  for (const fault of faultsIn(files)) {
    report(
      problem('book-unsound', null, `the EPUB would be broken: ${fault}`, 'this is a fault of Slugline’s: please report it'),
    );
  }
  for (const change of profileOf(wish.profile).changes) report(problem('book-profile', null, `${wish.profile}: ${change}`, ''));
  return { bytes: container(files), beside: [] };
};
