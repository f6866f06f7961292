/** The cover of a book that has no picture for one, drawn from its words. */
import { rasterise } from '../../../image/raster.ts';
import type { RenderContext } from '../../renderer.ts';
import { coverFile, type Image } from '../images.ts';
import { openCase } from './case.ts';
import { composeCover } from './compose.ts';
import { svgOf } from './svg.ts';
import type { CoverWords } from './words.ts';

/** Draws a cover, as a JPEG. All but the drawing itself is done before the first wait, so that it can go on beside other work. */
export async function drawCover(words: CoverWords, { world, style, report }: Omit<RenderContext, 'stem'>): Promise<Image> {
  const from = openCase(style, words.language, world.data, report);
  const cover = composeCover(words, style, from, report);
  const bytes = await rasterise(svgOf(cover, from.draw));
  return { ...coverFile, width: cover.width, height: cover.height, bytes };
}
