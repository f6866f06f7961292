/** Images for tests, made on the spot: no binary file stands in the repository. */
import sharp, { type Sharp } from 'sharp';
import type { Picture } from '../../src/model/document.ts';
import { openPicture } from '../../src/image/open.ts';

/** Four quarters, red, green, blue and white, so that a turned image shows that it was turned. */
export function quarters(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [left, top] = [x < width / 2, y < height / 2];
      const colour = top ? (left ? [255, 0, 0] : [0, 255, 0]) : left ? [0, 0, 255] : [255, 255, 255];
      data.set([...colour, ...(channels === 4 ? [top ? 255 : 0] : [])], (y * width + x) * channels);
    }
  }
  return sharp(data, { raw: { width, height, channels } });
}

/** What a camera sees: light that changes slowly, with grain from a fixed sequence. */
export function grain(width: number, height: number): Sharp {
  const data = new Uint8Array(width * height * 3);
  let state = 12345;
  for (let index = 0; index < data.length; index++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    data[index] = 60 + Math.floor((index * 100) / data.length) + ((state >> 16) % 16);
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** An SVG with a rectangle in it and whatever is given. */
export function drawing(inside = '', attributes = ''): Uint8Array {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100" ${attributes}>` +
      `<rect width="200" height="100" fill="#369"/>${inside}</svg>`,
  );
}

/** The picture in `bytes`, which must be sound. */
export async function picture(bytes: Uint8Array, name = 'picture.png'): Promise<Picture> {
  const opened = await openPicture(bytes, name);
  if (!opened.ok) throw new Error(opened.why);
  return opened.picture;
}

/** The colour of the pixel at a share of the width and height of `bytes`, rounded to 0, 128 or 255. */
export async function colourAt(bytes: Uint8Array, across: number, down: number): Promise<readonly number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height * down) * info.width + Math.floor(info.width * across)) * info.channels;
  return [...data.subarray(at, at + 3)].map((value) => (value < 64 ? 0 : value > 192 ? 255 : 128));
}
