/** A picture made fit for a page: upright, sRGB, without metadata, no larger than asked, as JPEG or PNG. */
import type { Sharp } from 'sharp';
import type { Picture } from '../model/document.ts';
import { plainJpeg } from './jpeg.ts';
import { decoder } from './library.ts';

export type FitType = 'jpeg' | 'png';

/** The largest size in pixels, and the types that may come out. */
export type FitTarget = { readonly width: number; readonly height: number; readonly types: readonly FitType[] };

export type Fitted = {
  readonly type: FitType;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  /** Whether some pixel is not opaque. */
  readonly alpha: boolean;
};

/** Sources whose makers chose them for photographs. */
const photographic: readonly Picture['type'][] = ['jpeg'];

/** A PNG keeps every pixel; it may cost this much more than the JPEG before the JPEG is taken. */
const worthKeeping = 1.5;

/** A JPEG with more bytes a pixel than this was saved for work on it, not for a screen. */
const forWork = 0.5;

/**
 * Fits `picture` inside `target`, never larger than it is; a drawing is drawn at the size asked. What shows through needs
 * PNG where that is allowed, and stands on white where it is not; a photograph becomes a baseline JPEG, or stays the one it
 * is; of other opaque images it is the PNG unless the JPEG is much smaller.
 */
export async function fitPicture(picture: Picture, target: FitTarget): Promise<Fitted> {
  const already = await fitting(picture, target);
  if (already !== null) return already;
  const alpha = await showsThrough(picture);
  const allowed = (type: FitType): boolean => target.types.includes(type);
  if (alpha && allowed('png')) return png(await scaled(picture, target), true);
  if (!allowed('png') || (allowed('jpeg') && photographic.includes(picture.type))) {
    return jpeg((await scaled(picture, target)).flatten({ background: '#fff' }));
  }
  const exact = await png((await scaled(picture, target)).removeAlpha(), false);
  if (!allowed('jpeg') || picture.type === 'svg') return exact;
  const photo = await jpeg((await scaled(picture, target)).removeAlpha());
  return exact.bytes.length <= photo.bytes.length * worthKeeping ? exact : photo;
}

/** `picture` as it is but for its metadata, where that is all a page wants: to code a photograph again costs time and sharpness. */
async function fitting(picture: Picture, target: FitTarget): Promise<Fitted | null> {
  const { width, height, bytes } = picture;
  const small = width <= target.width && height <= target.height && bytes.length <= width * height * forWork;
  if (!small || !target.types.includes('jpeg')) return null;
  const plain = await plainJpeg(picture);
  return plain?.baseline === true ? { type: 'jpeg', width, height, bytes: plain.bytes, alpha: false } : null;
}

/** `picture` upright, in 8-bit sRGB, inside `target`. */
export async function scaled(picture: Picture, target: { readonly width: number; readonly height: number }): Promise<Sharp> {
  const scale = Math.min(target.width / picture.width, target.height / picture.height);
  const image = await decoder(picture.bytes, picture.type, scale);
  return image
    .autoOrient()
    .resize({
      width: Math.max(1, Math.floor(target.width)),
      height: Math.max(1, Math.floor(target.height)),
      fit: 'inside',
      withoutEnlargement: picture.type !== 'svg',
    })
    .toColourspace('srgb');
}

/** Whether some pixel of `picture` is not opaque, as far as a smaller copy shows. */
export async function showsThrough(picture: Picture): Promise<boolean> {
  const { hasAlpha } = await (await decoder(picture.bytes, picture.type)).metadata();
  if (hasAlpha !== true) return false;
  // Statistics are taken of the input, whatever was asked of the pipeline; so the small copy is made first.
  const small = await (await scaled(picture, { width: 512, height: 512 })).png().toBuffer();
  return !(await (await decoder(small, 'png')).stats()).isOpaque;
}

async function png(image: Sharp, alpha: boolean): Promise<Fitted> {
  const { data, info } = await image.png({ compressionLevel: 9, adaptiveFiltering: false }).toBuffer({ resolveWithObject: true });
  return { type: 'png', width: info.width, height: info.height, bytes: data, alpha };
}

async function jpeg(image: Sharp): Promise<Fitted> {
  const { data, info } = await image.jpeg({ quality: 85, progressive: false }).toBuffer({ resolveWithObject: true });
  return { type: 'jpeg', width: info.width, height: info.height, bytes: data, alpha: false };
}
