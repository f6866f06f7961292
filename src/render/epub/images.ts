/** The pictures of a pack as files of the book: sized for a screen, named by what they hold. */
import type { Drawing, Hash, Picture } from '../../model/document.ts';
import type { Pack } from '../../model/pack.ts';
import { drawingsIn, svgOf } from '../svg.ts';
import { type Fitted, fitPicture, type FitTarget } from '../../image/fit.ts';
import { madeOnce } from '../../image/kept.ts';
import type { Keep } from '../../world/keep.ts';

/** A file of the book that is an image. */
export type Image = {
  /** Relative to the package. */
  readonly file: string;
  readonly id: string;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/svg+xml';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
};

/** No screen shows a column wider than this in pixels, and Apple Books takes no more than 4 million of them. */
const widest = 1600;
const mostPixels = 4_000_000;

/** How the package calls its cover, which is a JPEG because every shelf can show that. */
export const coverFile = { file: 'cover.jpg', id: 'cover', mediaType: 'image/jpeg' } as const;

/** The short side of a cover. Shops ask for 1400 at least. */
const coverSide = 1600;

/** Every picture once, by hash, in the order given. */
export async function imagesOf(pictures: readonly Picture[], keep: Keep): Promise<ReadonlyMap<Hash, Image>> {
  const images = new Map<Hash, Image>();
  // One after another: each may hold a large photograph in memory while it is fitted.
  for (const picture of pictures) {
    const { width, height } = picture;
    const scale = Math.min(widest / width, Math.sqrt(mostPixels / (width * height)));
    const fitted = await fittedOnce(picture, { width: width * scale, height: height * scale, types: ['jpeg', 'png'] }, { keep });
    const name = picture.hash.slice(0, 16);
    images.set(picture.hash, imageFile(`images/${name}`, `image_${name}`, fitted));
  }
  return images;
}

/** A picture as the cover. */
export async function coverOf(picture: Picture, keep: Keep): Promise<Image> {
  const { width, height } = picture;
  const scale = Math.min(coverSide / Math.min(width, height), Math.sqrt(mostPixels / (width * height)));
  const fitted = await fittedOnce(picture, { width: width * scale, height: height * scale, types: ['jpeg'] }, { keep });
  return { ...coverFile, width: fitted.width, height: fitted.height, bytes: fitted.bytes };
}

function fittedOnce(picture: Picture, target: FitTarget, { keep }: { readonly keep: Keep }): Promise<Fitted> {
  const how = ['fit', target.width, target.height, ...target.types].join(' ');
  return madeOnce(picture, how, { keep, make: () => fitPicture(picture, target) });
}

function imageFile(stem: string, id: string, { type, width, height, bytes }: Fitted): Image {
  return { file: `${stem}.${type === 'jpeg' ? 'jpg' : 'png'}`, id, mediaType: `image/${type}`, width, height, bytes };
}

/** The drawings of a pack as files of the book. */
export function drawingsOf(pack: Pack): readonly Image[] {
  return drawingsIn(pack).map((it) => ({
    file: drawingFile(it),
    id: `drawing_${it.name}`,
    mediaType: 'image/svg+xml',
    width: it.width,
    height: it.height,
    bytes: new TextEncoder().encode(svgOf(it)),
  }));
}

/** The file of a drawing, relative to the package. */
export function drawingFile({ name }: Drawing): string {
  return `images/${name}.svg`;
}
