/** Pictures made ready for pages, and as PDF objects. */
import type { Hash, Picture } from '../../model/document.ts';
import type { PictureSize } from './compose/compositor.ts';
import type { Dictionary, ObjectFile, Ref } from './objects.ts';
import { greySamples, samples } from './samples.ts';

/** A picture in the form that a page takes it. */
export type ReadyPicture = {
  /** At its natural scale, in points. */
  readonly size: PictureSize;
  readonly width: number;
  readonly height: number;
  /** Tells how to read `bytes`: a JPEG, or rows of samples. */
  readonly entries: Dictionary;
  readonly bytes: Uint8Array;
  /** One byte a pixel; null when the picture is opaque. */
  readonly alpha: Uint8Array | null;
};

/** Pixels to the inch on paper: more is not seen. */
const resolution = 300;
/** A pixel's size where nothing else is known, in points: that of CSS. */
const pixel = 0.75;

/** Makes every picture ready for a column of `measure` by `height` points. */
export async function readyPictures(
  pictures: readonly Picture[],
  measure: number,
  height: number,
): Promise<ReadonlyMap<Hash, ReadyPicture>> {
  const ready = new Map<Hash, ReadyPicture>();
  for (const picture of pictures) ready.set(picture.hash, await makeReady(picture, measure, height));
  return ready;
}

async function makeReady(picture: Picture, measure: number, height: number): Promise<ReadyPicture> {
  const { fitPicture } = await import('../../image/fit.ts');
  const { plainJpeg } = await import('../../image/jpeg.ts');
  const target = { width: Math.round((measure / 72) * resolution), height: Math.round((height / 72) * resolution) };
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
  return { size, width, height: tall, ...samples(rgb, width), alpha };
}

function jpeg(channels: 1 | 3): Dictionary {
  return { ColorSpace: channels === 1 ? 'DeviceGray' : 'DeviceRGB', BitsPerComponent: 8, Filter: 'DCTDecode' };
}

/** Writes a picture as an image object (ISO 32000-1, 8.9.5), with a soft mask where it lets through what is behind it. */
export function writePicture(it: ReadyPicture, file: ObjectFile): Ref {
  const shape = { Type: 'XObject', Subtype: 'Image', Width: it.width, Height: it.height };
  const mask = it.alpha === null ? null : greySamples(it.alpha, it.width);
  const through = mask === null ? {} : { SMask: file.add({ ...shape, ...mask.entries }, mask.bytes) };
  return file.add({ ...shape, ...it.entries, ...through }, it.bytes);
}
