/** A drawing of our own as a JPEG. */
import { decoder } from './library.ts';

/**
 * Draws `svg` pixel for unit, in sRGB, as a baseline JPEG; one of libuv's threads does the work. Colours are stored at full
 * resolution, as type on a coloured ground has fringes otherwise. Its codes are the standard's own (ITU-T T.81, annex K.3): to find
 * shorter ones takes as long as all else, and saves a quarter.
 */
export async function rasterise(svg: string): Promise<Uint8Array> {
  const image = await decoder(new TextEncoder().encode(svg), 'svg');
  const form = { quality: 75, progressive: false, chromaSubsampling: '4:4:4', optimiseCoding: false } as const;
  return image.removeAlpha().jpeg(form).toBuffer();
}
