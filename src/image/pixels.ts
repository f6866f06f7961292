/** The bare pixels of a picture, for formats that hold pixels rather than files. */
import type { Picture } from '../model/document.ts';
import { scaled, showsThrough } from './fit.ts';

/** Rows from the top; `rgb` has three bytes a pixel, `alpha` one (255 is opaque), or is null when every pixel is opaque. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
  readonly alpha: Uint8Array | null;
};

/** The pixels of `picture`, upright and in sRGB, fitted inside `target` without enlarging anything but a drawing. */
export async function pixels(picture: Picture, target: { readonly width: number; readonly height: number }): Promise<Pixels> {
  const through = await showsThrough(picture);
  const image = await scaled(picture, target);
  const { data, info } = await (through ? image.ensureAlpha() : image.removeAlpha()).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (!through && channels === 3) return { width, height, rgb: data, alpha: null };
  const count = width * height;
  const rgb = new Uint8Array(count * 3);
  const alpha = new Uint8Array(count);
  for (let pixel = 0; pixel < count; pixel++) {
    rgb.set(data.subarray(pixel * channels, pixel * channels + 3), pixel * 3);
    alpha[pixel] = data[pixel * channels + 3] ?? 255;
  }
  return { width, height, rgb, alpha: alpha.some((value) => value < 255) ? alpha : null };
}
