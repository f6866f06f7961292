/** The cover of a pack: the picture that it has for one, or one that is drawn from its words. */
import type { Pack } from '../../../model/pack.ts';
import { noKeep } from '../../../world/keep.ts';
import type { RenderContext } from '../../renderer.ts';
import { coverOf, type Image } from '../images.ts';
import { drawCover } from './draw.ts';
import { coverWordsOf } from './words.ts';

/** Makes the cover, as a JPEG. */
export function coverFor(pack: Pack, context: Omit<RenderContext, 'stem'>): Promise<Image> {
  return pack.cover === null ? drawCover(coverWordsOf(pack), context) : coverOf(pack.cover, context.keep ?? noKeep);
}
