/** What an image's first bytes say it is. File names and declared types are not asked. */
import type { ImageType } from '../model/document.ts';

/** The type of `bytes`, or in plain words what they look like instead; empty words when they look like nothing known. */
export type Kind = { readonly ok: true; readonly type: ImageType } | { readonly ok: false; readonly looksLike: string };

type Sign = { readonly at: number; readonly text: string };

const sign = (text: string, at = 0): Sign => ({ at, text });

/** Signs in Latin-1; every sign of a row must be there. */
const known: readonly { readonly type: ImageType; readonly signs: readonly Sign[] }[] = [
  { type: 'jpeg', signs: [sign('\xff\xd8\xff')] },
  { type: 'png', signs: [sign('\x89PNG\r\n\x1a\n')] },
  { type: 'webp', signs: [sign('RIFF'), sign('WEBP', 8)] },
  { type: 'gif', signs: [sign('GIF87a')] },
  { type: 'gif', signs: [sign('GIF89a')] },
];

/** What people put where an image should be. */
const others: readonly { readonly looksLike: string; readonly signs: readonly Sign[] }[] = [
  { looksLike: 'a TIFF image', signs: [sign('II*\0')] },
  { looksLike: 'a TIFF image', signs: [sign('MM\0*')] },
  { looksLike: 'a BMP image', signs: [sign('BM'), sign('\0\0\0\0', 6)] },
  { looksLike: 'a Windows icon', signs: [sign('\0\0\x01\0')] },
  { looksLike: 'a Photoshop file', signs: [sign('8BPS')] },
  { looksLike: 'a JPEG 2000 image', signs: [sign('\0\0\0\x0cjP  ')] },
  { looksLike: 'a JPEG XL image', signs: [sign('\xff\x0a')] },
  { looksLike: 'a JPEG XL image', signs: [sign('\0\0\0\x0cJXL ')] },
  { looksLike: 'a PDF', signs: [sign('%PDF-')] },
  { looksLike: 'a PostScript file', signs: [sign('%!PS')] },
  { looksLike: 'a compressed SVG (gzip)', signs: [sign('\x1f\x8b')] },
  { looksLike: 'a ZIP archive', signs: [sign('PK\x03\x04')] },
  { looksLike: 'a Git LFS pointer, not the image itself', signs: [sign('version https://git-lfs')] },
];

/** Says what `bytes` are. */
export function kindOf(bytes: Uint8Array): Kind {
  const has = (one: Sign): boolean => latin(bytes, one.at, one.at + one.text.length) === one.text;
  const hit = known.find((row) => row.signs.every(has));
  if (hit) return { ok: true, type: hit.type };
  if (has(sign('ftyp', 4))) return brand(bytes);
  const other = others.find((row) => row.signs.every(has));
  if (other) return { ok: false, looksLike: other.looksLike };
  const start = latin(bytes, 0, 1024);
  if (/^(?:\xff\xfe|\xfe\xff)/.test(start)) return { ok: false, looksLike: 'text in UTF-16' };
  const head = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^<!doctype\s+html|^<html|^<head|^<body/i.test(head)) return { ok: false, looksLike: 'an HTML page' };
  const root = head.replace(/^(?:<\?[^>]*\?>|<!--[\s\S]*?(?:-->|$)|<!DOCTYPE(?:[^>[]|\[[^\]]*(?:\]|$))*>?|\s+)+/i, '');
  // A prologue may be longer than what is looked at; the decoder then has the last word.
  if (/^<(?:\w+:)?svg[\s>/]/.test(root) || (root === '' && /^<\?xml|^<!--/.test(head))) return { ok: true, type: 'svg' };
  return { ok: false, looksLike: '' };
}

/** ISO base media files name what they hold: the same box wraps AVIF, HEIC and films. */
function brand(bytes: Uint8Array): Kind {
  const end = Math.min(new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0), 256, bytes.length);
  const brands = latin(bytes, 8, end);
  if (/avi[fs]/.test(brands)) return { ok: true, type: 'avif' };
  return { ok: false, looksLike: /hei|hev|mif1|msf1/.test(brands) ? 'a HEIC photo' : 'a film' };
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
