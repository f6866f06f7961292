/** From the bytes of a file to a picture that is known to be whole, small enough and safe; or to the reason why not. */
import { createHash } from 'node:crypto';
import type { ImageType, Picture } from '../model/document.ts';
import { noKeep, type Keep } from '../world/keep.ts';
import { kindOf } from './kind.ts';
import { decoder } from './library.ts';
import { mostBytes, mostPixels, mostSvgBytes } from './limits.ts';
import { vetSvg } from './vet.ts';

/** What comes of opening an image: `why` is one clause, `hint` what to do about it. */
export type Opened =
  | { readonly ok: true; readonly picture: Picture }
  | {
      readonly ok: false;
      readonly code: 'image-broken' | 'image-type' | 'image-too-large';
      readonly why: string;
      readonly hint: string;
    };

type Refused = Extract<Opened, { readonly ok: false }>;

/**
 * Opens the image in `bytes`, which came from a file called `name` (without folders). Decodes all of it once, as a proof; what has been
 * proved before is not decoded again.
 */
export async function openPicture(
  bytes: Uint8Array,
  name: string,
  { keep = noKeep }: { readonly keep?: Keep } = {},
): Promise<Opened> {
  if (bytes.length === 0) return broken('the file is empty');
  const kind = kindOf(bytes);
  if (!kind.ok) return foreign(kind.looksLike);
  const most = kind.type === 'svg' ? mostSvgBytes : mostBytes;
  if (bytes.length > most) return tooLarge(`it has ${mebi(bytes.length)} MiB, and ${mebi(most)} are allowed`);
  const fault = kind.type === 'svg' ? vetSvg(bytes) : null;
  if (fault !== null) return unsafe(fault);
  try {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const proved = keep.get('picture', `proof ${hash}`);
    if (proved !== null)
      return {
        ok: true,
        picture: { hash, name, type: kind.type, ...(JSON.parse(Buffer.from(proved).toString()) as Size), bytes },
      };
    const size = await measure(bytes, kind.type);
    if (size.width * size.height > mostPixels) return tooManyPixels(`${size.width} × ${size.height} pixels`);
    await prove(bytes, kind.type, size);
    keep.put('picture', `proof ${hash}`, Buffer.from(JSON.stringify(size)));
    return { ok: true, picture: { hash, name, type: kind.type, ...size, bytes } };
  } catch (error) {
    return because(error instanceof Error ? error.message : String(error), kind.type);
  }
}

type Size = { readonly width: number; readonly height: number };

/** The size that the header gives, upright. */
async function measure(bytes: Uint8Array, type: ImageType): Promise<Size> {
  const { autoOrient } = await (await decoder(bytes, type)).metadata();
  return { width: autoOrient.width, height: autoOrient.height };
}

/** Decodes every line. A drawing is drawn no larger than a screen, since only its source is in doubt. */
async function prove(bytes: Uint8Array, type: ImageType, size: Size): Promise<void> {
  const scale = type === 'svg' ? Math.min(1, 1000 / Math.max(size.width, size.height)) : 1;
  const image = await decoder(bytes, type, scale);
  // Averaging down to a thumbnail reads every pixel and keeps none.
  await image.resize({ width: 32, height: 32, fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer();
}

function because(message: string, type: ImageType): Refused {
  if (/pixel limit|exceeds|too large|dimensions/i.test(message)) return tooManyPixels('more pixels than can be decoded');
  const name = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', avif: 'AVIF', gif: 'GIF', svg: 'SVG' }[type];
  const what = /timeout/i.test(message) ? 'takes too long to decode' : 'is cut off or damaged';
  const detail = (message.split('\n')[0] ?? '').replace(/\.$/, '');
  return broken(`it starts as a ${name} but ${what} (${detail})`);
}

function broken(why: string): Refused {
  return { ok: false, code: 'image-broken', why, hint: 'open it in an image program and save it again, or copy it anew' };
}

function foreign(looksLike: string): Refused {
  const why = looksLike === '' ? 'it is no image that Slugline knows' : `it looks like ${looksLike}`;
  return { ok: false, code: 'image-type', why, hint: 'convert it to JPEG, PNG, WebP, AVIF, GIF or SVG' };
}

function unsafe(why: string): Refused {
  return {
    ok: false,
    code: 'image-type',
    why: `this SVG is not used, because ${why}`,
    hint: 'save it as a plain SVG or as a PNG',
  };
}

function tooLarge(why: string): Refused {
  return { ok: false, code: 'image-too-large', why, hint: 'make it smaller' };
}

function tooManyPixels(what: string): Refused {
  return tooLarge(`it has ${what}, and ${mostPixels / 1e6} million pixels are allowed`);
}

function mebi(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '');
}
