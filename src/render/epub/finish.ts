/** A book around its cover: every other file is written, looked through and packed while that is drawn, and then all go into the container. */
import type { Pack } from '../../model/pack.ts';
import { problem } from '../../model/problem.ts';
import type { RenderContext } from '../renderer.ts';
import { bookOf } from './book.ts';
import { noKeep } from '../../world/keep.ts';
import { container, packedFile } from './container.ts';
import { coverFile, type Image } from './images.ts';
import { faultsIn } from './preflight.ts';
import { readyFiles } from './quires.ts';
import { filesOf } from './strict.ts';

/** The finished container. Reports `book-unsound` rather than hand over a bad file. */
export async function finish(pack: Pack, context: RenderContext, covering: Promise<Image>): Promise<Uint8Array> {
  const ready = readyFiles(await filesOf(await bookOf(pack, context, covering)), context.keep ?? noKeep);
  const coverPath = `OEBPS/${coverFile.file}`;
  const found = new Map([...ready].map(([path, { survey }]) => [path, survey] as const));
  for (const fault of faultsIn(found.set(coverPath, null))) {
    const hint = 'this is a fault of Slugline’s: please report it';
    context.report(problem('book-unsound', null, `the EPUB would be broken: ${fault}`, hint));
  }
  const { bytes } = await covering;
  return container([...[...ready.values()].map(({ entry }) => entry), packedFile(coverPath, bytes)]);
}
