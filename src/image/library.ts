/** sharp, set up for images from strangers: the only place that loads it. It takes 30 ms to load, so it waits until asked. */
import type { Sharp } from 'sharp';
import type { ImageType } from '../model/document.ts';
import { mostPixels, mostSeconds } from './limits.ts';

/** What sharp may open. The types are sniffed before, so that an SVG reaches its loader only when it has been vetted. */
const loaders = ['JpegBuffer', 'PngBuffer', 'WebpBuffer', 'NsgifBuffer', 'HeifBuffer', 'SvgBuffer'].map(
  (name) => `VipsForeignLoad${name}`,
);

/** The resolution at which librsvg draws one user unit as one pixel, in dots an inch. */
const svgDensity = 72;

/**
 * A decoder for `bytes`: the first frame only, and an error for anything that is amiss in the data.
 * @param scale for an SVG, how many pixels to draw a unit with
 */
export async function decoder(bytes: Uint8Array, type: ImageType, scale = 1): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  // Settings are the library's own, for the whole process; making them again changes nothing.
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: loaders });
  const options = { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, animated: false } as const;
  const image = sharp(bytes, type === 'svg' ? { ...options, density: clamp(svgDensity * scale, 1, 100_000) } : options);
  return image.timeout({ seconds: mostSeconds });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
