/** Opens images with sharp, which takes 10 ms to load, so it waits until asked. */
import type { Sharp } from 'sharp';
import type { ImageType } from '../model/document.ts';
import { mostPixels, mostSeconds } from './limits.ts';

/** The resolution at which librsvg draws one user unit as one pixel, in dots an inch. */
const svgDensity = 72;

/**
 * A decoder for `bytes`: the first frame only, and an error for anything that is amiss in the data.
 * @param scale for an SVG, how many pixels to draw a unit with
 */
export async function decoder(bytes: Uint8Array, type: ImageType, scale = 1): Promise<Sharp> {
  const { sharp } = await import('./sharp.ts');
  const options = { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, animated: false } as const;
  const image = sharp(bytes, type === 'svg' ? { ...options, density: clamp(svgDensity * scale, 1, 100_000) } : options);
  return image.timeout({ seconds: mostSeconds });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
