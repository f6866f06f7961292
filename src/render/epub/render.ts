/** The EPUB renderer: a pack becomes the files of a book and its cover, and these one container. */
import { problem } from '../../model/problem.ts';
import { plainBook } from '../book-wish.ts';
import { noKeep } from '../../world/keep.ts';
import type { Renderer } from '../renderer.ts';
import { drawCover } from './cover/draw.ts';
import { coverWordsOf } from './cover/words.ts';
import { coverOf } from './images.ts';
import { profileOf } from './profile.ts';

/** Renders an EPUB 3.3 that readers of EPUB 2 can open too. */
export const renderEpub: Renderer = async (pack, context) => {
  const covering = pack.cover === null ? drawCover(coverWordsOf(pack), context) : coverOf(pack.cover, context.keep ?? noKeep);
  const finishing = async (): Promise<Uint8Array> => {
    // By the next turn of the event loop another thread is at work on the cover. Only then what all else needs is loaded.
    await new Promise((turned) => setImmediate(turned));
    return (await import('./finish.ts')).finish(pack, context, covering);
  };
  const [, bytes] = await Promise.all([covering, finishing()]);
  const { profile } = context.book ?? plainBook;
  for (const change of profileOf(profile).changes) context.report(problem('book-profile', null, `${profile}: ${change}`, ''));
  return { bytes, beside: [] };
};
