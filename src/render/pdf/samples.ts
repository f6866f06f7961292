/** Pixels as PDF holds them (ISO 32000-1, 8.9.5), in the smallest form that loses nothing. */
import type { Dictionary, Value } from './objects.ts';
import { filtered } from './predictor.ts';

/** Rows of samples and the entries of the image dictionary that tell how to read them. */
export type Samples = { readonly entries: Dictionary; readonly bytes: Uint8Array };

/** More colours make no palette. */
const most = 256;

/** `rgb` holds three bytes a pixel. Greys become one byte a pixel, and few colours a number each. */
export function samples(rgb: Uint8Array, width: number): Samples {
  if (isGrey(rgb)) return rows(everyThird(rgb), { width, colours: 1, space: 'DeviceGray' });
  const palette = paletteOf(rgb);
  return palette === null ? rows(rgb, { width, colours: 3, space: 'DeviceRGB' }) : numbered(rgb, width, palette);
}

/** One byte a pixel. */
export function greySamples(grey: Uint8Array, width: number): Samples {
  return rows(grey, { width, colours: 1, space: 'DeviceGray' });
}

function rows(
  bytes: Uint8Array,
  { width, colours, space }: { readonly width: number; readonly colours: number; readonly space: Value },
): Samples {
  const parameters = { Predictor: 15, Colors: colours, BitsPerComponent: 8, Columns: width };
  return {
    entries: { ColorSpace: space, BitsPerComponent: 8, DecodeParms: parameters },
    bytes: filtered(bytes, width * colours, colours),
  };
}

function isGrey(rgb: Uint8Array): boolean {
  for (let at = 0; at < rgb.length; at += 3) if (rgb[at] !== rgb[at + 1] || rgb[at] !== rgb[at + 2]) return false;
  return true;
}

function everyThird(rgb: Uint8Array): Uint8Array {
  const grey = new Uint8Array(rgb.length / 3);
  for (let at = 0; at < grey.length; at++) grey[at] = rgb[at * 3] ?? 0;
  return grey;
}

const colourAt = (rgb: Uint8Array, at: number): number => ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);

/** The number of each colour, in the order of their first use; null when there are too many. */
function paletteOf(rgb: Uint8Array): ReadonlyMap<number, number> | null {
  const palette = new Map<number, number>();
  let last = -1;
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = colourAt(rgb, at);
    if (colour === last || palette.has(colour)) continue;
    if (palette.size === most) return null;
    palette.set(colour, palette.size);
    last = colour;
  }
  return palette;
}

/** The numbers of colours, as many to a byte as there is room for; each row starts on a byte. */
function numbered(rgb: Uint8Array, width: number, palette: ReadonlyMap<number, number>): Samples {
  const bits = [1, 2, 4].find((bits) => palette.size <= 2 ** bits) ?? 8;
  const perByte = 8 / bits;
  const stride = Math.ceil(width / perByte);
  const height = rgb.length / 3 / width;
  const bytes = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const number = palette.get(colourAt(rgb, (row * width + column) * 3)) ?? 0;
      const at = row * stride + Math.floor(column / perByte);
      bytes[at] = (bytes[at] ?? 0) | (number << (8 - bits * ((column % perByte) + 1)));
    }
  }
  const table = Uint8Array.from([...palette.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return { entries: { ColorSpace: ['Indexed', 'DeviceRGB', palette.size - 1, table], BitsPerComponent: bits }, bytes };
}
