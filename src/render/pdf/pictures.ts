/** Pictures made ready for pages, and as PDF objects. */
import type { Hash, Picture } from '../../model/document.ts';
import type { PictureSize } from './compose/compositor.ts';
import type { ObjectFile, Ref } from './objects.ts';

/** A picture in the form that a page takes it. */
export type ReadyPicture = {
  /** At its natural scale, in points. */
  readonly size: PictureSize;
  readonly width: number;
  readonly height: number;
  /** A baseline JPEG, or rows of RGB bytes. */
  readonly coding: 'jpeg' | 'rgb';
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
  const target = { width: Math.round((measure / 72) * resolution), height: Math.round((height / 72) * resolution) };
  const size = { width: picture.width * pixel, height: picture.height * pixel };
  if (picture.type === 'jpeg') {
    const { width, height: tall, bytes } = await fitPicture(picture, { ...target, types: ['jpeg'] });
    return { size, width, height: tall, coding: 'jpeg', bytes, alpha: null };
  }
  const { pixels } = await import('../../image/pixels.ts');
  const { width, height: tall, rgb, alpha } = await pixels(picture, target);
  return { size, width, height: tall, coding: 'rgb', bytes: rgb, alpha };
}

/** Writes a picture as an image object (ISO 32000-1, 8.9.5), with a soft mask where it lets through what is behind it. */
export function writePicture(it: ReadyPicture, file: ObjectFile): Ref {
  const shape = { Type: 'XObject', Subtype: 'Image', Width: it.width, Height: it.height, BitsPerComponent: 8 };
  const mask = it.alpha === null ? {} : { SMask: file.add({ ...shape, ColorSpace: 'DeviceGray' }, it.alpha) };
  const filter = it.coding === 'jpeg' ? { Filter: 'DCTDecode' } : {};
  return file.add({ ...shape, ...filter, ...mask, ColorSpace: 'DeviceRGB' }, it.bytes);
}
