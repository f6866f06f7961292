/**
 * A colour profile of sRGB (IEC 61966-2-1), of our own making, in the form of ICC.1:2004-10 (version 4.2): a matrix, and the curve
 * of sRGB by its formula. It is what a PDF/A file says its colours mean.
 */

/** Columns of the matrix: the primaries of sRGB adapted from its white, D65, to D50 by the method of Bradford. */
const primaries = {
  rXYZ: [0.43604, 0.22248, 0.01392],
  gXYZ: [0.38511, 0.71691, 0.09707],
  bXYZ: [0.14305, 0.06061, 0.71391],
} as const;

/** D50, the white that all profiles meet in. */
const white = [0.9642, 1, 0.8249] as const;

/** From D65 to D50, by rows. */
const adaptation = [1.047886, 0.022919, -0.050216, 0.029582, 0.990484, -0.017079, -0.009252, 0.015073, 0.751678];

/** ((x + 0.055) / 1.055)^2.4 from 0.04045 on, x / 12.92 below: exponent, a, b, c, d of the parametric curve of type 3. */
const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

/** The file's bytes; always the same. */
export function srgbProfile(): Uint8Array {
  const shared = Buffer.concat([ascii('para\0\0\0\0\0\x03\0\0'), fixed(curve)]);
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', localised('sRGB')],
    ['cprt', localised('No copyright, use freely')],
    ['wtpt', xyz(white)],
    ['chad', Buffer.concat([ascii('sf32\0\0\0\0'), fixed(adaptation)])],
    ['rXYZ', xyz(primaries.rXYZ)],
    ['gXYZ', xyz(primaries.gXYZ)],
    ['bXYZ', xyz(primaries.bXYZ)],
    ['rTRC', shared],
    ['gTRC', shared],
    ['bTRC', shared],
  ];
  const elements = [...new Set(tags.map(([, element]) => element))];
  const start = 128 + 4 + tags.length * 12;
  const places = new Map<Buffer, number>();
  let end = start;
  for (const element of elements) {
    places.set(element, end);
    end += element.length;
  }
  const table = tags.map(([tag, element]) => Buffer.concat([ascii(tag), whole(places.get(element) ?? 0), whole(element.length)]));
  return Buffer.concat([header(end), whole(tags.length), ...table, ...elements]);
}

/** Version 4.2; a display; RGB by way of XYZ; made at no time in particular; seen perceptually. */
function header(size: number): Buffer {
  const made = [2022, 1, 1, 0, 0, 0].map((part) => Buffer.of(part >> 8, part & 255));
  const illuminant = fixed(white);
  const parts = [whole(size), whole(0), whole(0x04200000), ascii('mntrRGB XYZ '), ...made, ascii('acsp')];
  // Platform, flags, maker, model, attributes and intent are left open.
  return Buffer.concat([...parts, Buffer.alloc(28), illuminant, Buffer.alloc(48)]);
}

/** Text in one language, in UTF-16. */
function localised(text: string): Buffer {
  const letters = Buffer.from(text, 'utf16le').swap16();
  return padded(
    Buffer.concat([ascii('mluc\0\0\0\0'), whole(1), whole(12), ascii('enUS'), whole(letters.length), whole(28), letters]),
  );
}

function xyz(values: readonly number[]): Buffer {
  return Buffer.concat([ascii('XYZ \0\0\0\0'), fixed(values)]);
}

/** Numbers of sixteen bits before and sixteen behind the point. */
function fixed(values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => whole(Math.round(value * 65536))));
}

function whole(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Elements start on four-byte boundaries. */
function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}
