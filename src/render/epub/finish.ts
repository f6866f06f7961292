/** A book around its cover: every other file is written, looked through and packed while that is drawn, and then all go into the container. */
import type { Pack } from '../../model/pack.ts';
import { problem } from '../../model/problem.ts';
import type { RenderContext } from '../renderer.ts';
import { bookOf } from './book.ts';
import { container, packed } from './container.ts';
import { coverFile, type Image } from './images.ts';
import { faultsIn } from './preflight.ts';
import { filesOf } from './strict.ts';

/** The finished container. Reports `book-unsound` rather than hand over a bad file. */
export async function finish(pack: Pack, context: RenderContext, covering: Promise<Image>): Promise<Uint8Array> {
  const files = await filesOf(await bookOf(pack, context, covering));
  const coverPath = `OEBPS/${coverFile.file}`;
  for (const fault of faultsIn(new Map([...files, [coverPath, new Uint8Array()]]))) {
    const hint = 'this is a fault of Slugline’s: please report it';
    context.report(problem('book-unsound', null, `the EPUB would be broken: ${fault}`, hint));
  }
  const inside = packed(files);
  const { bytes } = await covering;
  return container([...inside, ...packed(new Map([[coverPath, bytes]]))]);
}
