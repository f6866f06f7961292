/** A cover at the size of a list. */
import { decoder } from './library.ts';

/** The longer side of a thumbnail, in pixels: what lists show of it at twice the resolution of old screens. */
const side = 480;

/** A JPEG of ours again, small. */
export async function thumbnail(
  bytes: Uint8Array,
): Promise<{ readonly width: number; readonly height: number; readonly bytes: Uint8Array }> {
  const image = await decoder(bytes, 'jpeg');
  const small = image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await small.jpeg({ quality: 80, progressive: false }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data };
}
