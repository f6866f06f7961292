/** Pictures made ready for pages, and as PDF objects. */
import { deflateSync } from 'node:zlib';
import type { Hash, Picture } from '../../model/document.ts';
import { madeOnce } from '../../image/kept.ts';
import type { PictureSize } from './compose/compositor.ts';
import type { Keep } from '../../world/keep.ts';
import type { Dictionary, ObjectFile, Ref } from './objects.ts';
import { greySamples, samples, type Samples } from './samples.ts';

/** A picture in the form that a page takes it. */
export type ReadyPicture = {
  /** At its natural scale, in points. */
  readonly size: PictureSize;
  readonly width: number;
  readonly height: number;
  /** Tells how to read `bytes`: a JPEG, or rows of samples, deflated. */
  readonly entries: Dictionary;
  readonly bytes: Uint8Array;
  /** How much each pixel hides of what is behind it; null when the picture is opaque. */
  readonly alpha: Samples | null;
};

/** The column that pictures stand in, in points, and where those are kept that have been made ready for it. */
export type Room = { readonly width: number; readonly height: number; readonly keep: Keep };

/** Pixels to the inch on paper: more is not seen. */
const resolution = 300;
/** A pixel's size where nothing else is known, in points: that of CSS. */
const pixel = 0.75;

/** Makes every picture ready, once for each column. */
export async function readyPictures(
  pictures: readonly Picture[],
  { width, height, keep }: Room,
): Promise<ReadonlyMap<Hash, ReadyPicture>> {
  const target = { width: Math.round((width / 72) * resolution), height: Math.round((height / 72) * resolution) };
  const ready = new Map<Hash, ReadyPicture>();
  for (const picture of pictures) {
    const how = `page ${target.width} ${target.height}`;
    ready.set(picture.hash, await madeOnce(picture, how, { keep, make: () => makeReady(picture, target) }));
  }
  return ready;
}

async function makeReady(picture: Picture, target: { readonly width: number; readonly height: number }): Promise<ReadyPicture> {
  const { fitPicture } = await import('../../image/fit.ts');
  const { plainJpeg } = await import('../../image/jpeg.ts');
  const size = { width: picture.width * pixel, height: picture.height * pixel };
  if (picture.type === 'jpeg') {
    const fits = picture.width <= target.width && picture.height <= target.height;
    const plain = fits ? await plainJpeg(picture) : null;
    if (plain !== null) {
      const { width, height: tall } = picture;
      return { size, width, height: tall, entries: jpeg(plain.channels), bytes: plain.bytes, alpha: null };
    }
    const { width, height: tall, bytes } = await fitPicture(picture, { ...target, types: ['jpeg'] });
    return { size, width, height: tall, entries: jpeg(3), bytes, alpha: null };
  }
  const { pixels } = await import('../../image/pixels.ts');
  const { width, height: tall, rgb, alpha } = await pixels(picture, target);
  return { size, width, height: tall, ...deflated(samples(rgb, width)), alpha: alpha && deflated(greySamples(alpha, width)) };
}

/** At once, as bare pixels take so much more room until they are written, and where they are kept. */
function deflated({ entries, bytes }: Samples): Samples {
  return { entries: { ...entries, Filter: 'FlateDecode' }, bytes: deflateSync(bytes) };
}

function jpeg(channels: 1 | 3): Dictionary {
  return { ColorSpace: channels === 1 ? 'DeviceGray' : 'DeviceRGB', BitsPerComponent: 8, Filter: 'DCTDecode' };
}

/** Writes a picture as an image object (ISO 32000-1, 8.9.5), with a soft mask where it lets through what is behind it. */
export function writePicture(it: ReadyPicture, file: ObjectFile): Ref {
  const shape = { Type: 'XObject', Subtype: 'Image', Width: it.width, Height: it.height };
  const through = it.alpha === null ? {} : { SMask: file.add({ ...shape, ...it.alpha.entries }, it.alpha.bytes) };
  return file.add({ ...shape, ...it.entries, ...through }, it.bytes);
}
