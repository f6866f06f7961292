/** The cover of a book that has no picture for one, drawn from its words. */
import { hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { rasterise } from '../../../image/raster.ts';
import { overhearing, type Diagnostic } from '../../../model/problem.ts';
import { noKeep } from '../../../world/keep.ts';
import type { RenderContext } from '../../renderer.ts';
import { coverFile, type Image } from '../images.ts';
import { openCase } from './case.ts';
import { composeCover } from './compose.ts';
import { svgOf } from './svg.ts';
import type { CoverWords } from './words.ts';

/** A cover, and what was told of it. */
type Kept = { readonly cover: Pick<Image, 'width' | 'height' | 'bytes'>; readonly told: readonly Diagnostic[] };

/** Draws a cover, as a JPEG, once. All but the drawing itself is done before the first wait, so that it can go on beside other work. */
export async function drawCover(words: CoverWords, context: Omit<RenderContext, 'stem'>): Promise<Image> {
  const { world, style, keep = noKeep } = context;
  const key = !keep.keeps ? '' : keyOf(words, style);
  const before = keep.get('picture', key);
  if (before !== null) {
    const { cover, told } = deserialize(before) as Kept;
    told.forEach(context.report);
    return { ...coverFile, ...cover };
  }
  const { report, found } = overhearing(context.report);
  const from = openCase(style, words.language, world.data, report);
  const sheet = composeCover(words, style, from, report);
  const cover = { width: sheet.width, height: sheet.height, bytes: await rasterise(svgOf(sheet, from.draw)) };
  if (keep.keeps) keep.put('picture', key, serialize({ cover, told: found } satisfies Kept));
  return { ...coverFile, ...cover };
}

/** All that a cover is made from. */
function keyOf(words: CoverWords, style: RenderContext['style']): string {
  const fonts = [...style.fonts].map(([name, bytes]) => [name, hash('sha256', bytes)]);
  return JSON.stringify(['cover', words, { ...style, fonts }]);
}
