/** A picture as a file for others: its metadata removed, otherwise as near to the original as it can be. */
import { asciiName } from '../model/ascii.ts';
import type { Metadata, Sharp } from 'sharp';
import type { ImageType, Picture } from '../model/document.ts';
import { decoder } from './library.ts';

export type Publishable = { readonly name: string; readonly type: ImageType; readonly bytes: Uint8Array };

/** How each type is written again when something must be removed; null for types that are handed on as they are. */
const rewrite: Readonly<Record<ImageType, ((image: Sharp) => Sharp) | null>> = {
  jpeg: (image) => image.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }),
  png: (image) => image.png({ compressionLevel: 9 }),
  webp: (image) => image.webp({ quality: 92 }),
  avif: (image) => image.avif({ quality: 80 }),
  // A GIF may move, and carries no place or camera; an SVG has been vetted.
  gif: null,
  svg: null,
};

const endings: Readonly<Record<ImageType, string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  gif: 'gif',
  svg: 'svg',
};

/** Bytes of `picture` that tell nothing but the picture, and a file name that is safe anywhere. */
export async function publishable(picture: Picture): Promise<Publishable> {
  const name = `${stem(picture.name)}.${endings[picture.type]}`;
  const again = rewrite[picture.type];
  if (again === null) return { name, type: picture.type, bytes: picture.bytes };
  const image = await decoder(picture.bytes, picture.type);
  if (!tells(await image.metadata())) return { name, type: picture.type, bytes: picture.bytes };
  // The colour profile is part of what the picture looks like, so it stays.
  return { name, type: picture.type, bytes: await again(image.autoOrient().keepIccProfile()).toBuffer() };
}

/** Whether there is more in the file than the picture. */
function tells(data: Metadata): boolean {
  const blocks = [data.exif, data.iptc, data.xmp, data.tifftagPhotoshop, data.comments];
  return blocks.some((block) => block !== undefined) || (data.orientation ?? 1) > 1;
}

/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A name fit for a file, from the picture's own. */
function stem(name: string): string {
  const words = asciiName(name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, ''));
  return words === '' || reserved.test(words) ? `picture${words && `-${words}`}` : words;
}
