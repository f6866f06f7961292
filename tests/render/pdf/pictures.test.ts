/** Pictures in finished files: each once, in the coding that it came in or the smallest that loses nothing. */
import { describe, expect, test } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { inflateSync } from 'node:zlib';
import type { Picture } from '../../../src/model/document.ts';
import { plainJpeg } from '../../../src/image/jpeg.ts';
import { renderPdf } from '../../../src/render/pdf/render.ts';
import { loadStyle } from '../../../src/style/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { heardIn } from '../../files/pack-text.ts';
import { checkPdf } from '../../files/pdf-check.ts';
import { grain, picture, quarters } from '../../image/make.ts';
import { objectsOf } from '../../files/pdf-objects.ts';
import { ownFile } from '../../own-files.ts';
import { figure, pack, story } from '../packs.ts';

type Held = { readonly entries: string; readonly bytes: Buffer };

/** A file with `shown` in it, each twice. */
async function made(...shown: readonly Picture[]): Promise<Uint8Array> {
  const style = loadStyle('briefing', { size: null }, ownFile, () => undefined);
  if (style === null) throw new Error('no style');
  const twice = [...shown, ...shown].map((it) => figure(it, 'It'));
  const it = { ...pack(story('s', 'Pictures', ...twice)), pictures: shown };
  const { bytes } = await renderPdf(it, { world: memoryWorld({}, ownFile), report: () => undefined, style, stem: 'x' });
  expect(await checkPdf(bytes, heardIn(it))).toEqual([]);
  return bytes;
}

/** The image objects of a file, their bytes as they stand in it. */
function imagesIn(file: Uint8Array): readonly Held[] {
  const bytes = Buffer.from(file);
  return [...bytes.toString('latin1').matchAll(/ 0 obj\n(<<\n\/Type \/XObject\n[\s\S]*?\n>>)\nstream\n/g)].map((found) => {
    const start = found.index + found[0].length;
    const entries = (found[1] ?? '').replace(/\s+/g, ' ');
    return { entries, bytes: bytes.subarray(start, start + Number(/\/Length (\d+)/.exec(entries)?.[1])) };
  });
}

const number = (entries: string, key: string): number => Number(new RegExp(`/${key} (\\d+)`).exec(entries)?.[1]);

/** The samples of an image, its filters undone by a PNG decoder. */
async function samplesOf({ entries, bytes }: Held): Promise<Buffer> {
  const [width, height, colours] = ['Width', 'Height', 'Colors'].map((key) => number(entries, key));
  if (width === undefined || height === undefined) throw new Error('no size');
  const chunk = (name: string, data: Buffer): Buffer => {
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(name), data]);
    let sum = 0xffffffff;
    for (const byte of body)
      for (let bit = 0, mixed = (sum ^= byte); bit < 8; bit++) sum = mixed = (mixed >>> 1) ^ (mixed & 1 ? 0xedb88320 : 0);
    check.writeUInt32BE(~sum >>> 0);
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colours === 3 ? 2 : 0], 8);
  const png = [
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', bytes),
    chunk('IEND', Buffer.of()),
  ];
  const raw = sharp(Buffer.concat(png)).toColourspace(colours === 3 ? 'srgb' : 'b-w');
  return raw.raw().toBuffer();
}

const jpegOf = async (image: Sharp, name = 'a.jpg'): Promise<Picture> => picture(await image.jpeg().toBuffer(), name);

describe('a JPEG', () => {
  test('that fits goes in bit for bit, in colours or in grey, and once', async () => {
    const [colours, grey] = [await jpegOf(grain(60, 40)), await jpegOf(grain(60, 40).toColourspace('b-w'))];
    const [first, second, ...more] = imagesIn(await made(colours, grey));
    expect(more).toEqual([]);
    expect(first?.bytes.equals(colours.bytes)).toBe(true);
    expect(second?.bytes.equals(grey.bytes)).toBe(true);
    expect(first?.entries).toContain('/Filter /DCTDecode');
    expect([first, second].map((it) => /\/ColorSpace \/(\w+)/.exec(it?.entries ?? '')?.[1])).toEqual(['DeviceRGB', 'DeviceGray']);
  });

  test('loses what cameras write beside it, and nothing else', async () => {
    const bare = await jpegOf(grain(60, 40));
    const told = await picture(
      await grain(60, 40)
        .jpeg()
        .withExif({ IFD0: { Artist: 'Ada', Copyright: 'Somewhere' } })
        .withXmp('<x/>')
        .toBuffer(),
      'a.jpg',
    );
    expect(Buffer.from(told.bytes).includes('Ada')).toBe(true);
    const [only] = imagesIn(await made(told));
    expect(only?.bytes.includes('Ada')).toBe(false);
    expect(only?.bytes.includes('<x/>')).toBe(false);
    expect(await sharp(only?.bytes).raw().toBuffer()).toEqual(await sharp(bare.bytes).raw().toBuffer());
  });

  test('that goes on line by line stays so', async () => {
    const it = await picture(await grain(60, 40).jpeg({ progressive: true }).toBuffer(), 'a.jpg');
    expect(imagesIn(await made(it))[0]?.bytes.equals(it.bytes)).toBe(true);
  });

  test('is written anew when it is turned, too large, in four colours or in colours of its own', async () => {
    const turned = await picture(await quarters(60, 40).jpeg().withMetadata({ orientation: 6 }).toBuffer(), 'turned.jpg');
    const large = await jpegOf(quarters(4000, 200), 'large.jpg');
    const inks = await picture(await quarters(60, 40).toColourspace('cmyk').jpeg().toBuffer(), 'inks.jpg');
    const wide = await picture(await quarters(60, 40).withIccProfile('p3').jpeg().toBuffer(), 'wide.jpg');
    const held = imagesIn(await made(turned, large, inks, wide));
    expect(held).toHaveLength(4);
    for (const { entries } of held) expect(entries).toContain('/ColorSpace /DeviceRGB');
    expect([number(held[0]?.entries ?? '', 'Width'), number(held[0]?.entries ?? '', 'Height')]).toEqual([40, 60]);
    expect(number(held[1]?.entries ?? '', 'Width')).toBeLessThan(4000);
    for (const it of held) expect((await sharp(it.bytes).metadata()).channels).toBe(3);
  });

  test('that is cut short, or goes on behind its end, is handed on only as far as it is one', async () => {
    const whole = await jpegOf(grain(60, 40));
    const longer = { ...whole, bytes: Buffer.concat([whole.bytes, Buffer.from('a film behind it')]) };
    expect(Buffer.from((await plainJpeg(longer))?.bytes ?? []).equals(whole.bytes)).toBe(true);
    expect(await plainJpeg({ ...whole, bytes: whole.bytes.subarray(0, whole.bytes.length - 2) })).toBeNull();
  });
});

describe('pixels', () => {
  const pngOf = async (image: Sharp): Promise<Picture> => picture(await image.png().toBuffer());

  test('in grey take a byte each', async () => {
    const it = await pngOf(grain(60, 40).greyscale());
    const [only] = imagesIn(await made(it));
    expect(only?.entries).toContain('/ColorSpace /DeviceGray');
    if (only === undefined) throw new Error('no image');
    expect(await samplesOf(only)).toEqual(await sharp(it.bytes).toColourspace('b-w').raw().toBuffer());
  });

  test('in few colours take a number each, in as few bits as are needed', async () => {
    const it = await pngOf(quarters(30, 20));
    const [only] = imagesIn(await made(it));
    expect(only?.entries).toMatch(/\/ColorSpace \[\/Indexed \/DeviceRGB 3 <ff000000ff000000ffffffff>\]/);
    expect(number(only?.entries ?? '', 'BitsPerComponent')).toBe(2);
    const rows = inflateSync(only?.bytes ?? Buffer.of());
    // Thirty numbers of two bits a row, the first half red, the second green, and the row filled up to whole bytes.
    expect(rows.subarray(0, 8).toString('hex')).toBe('0000000155555550');
    expect(rows).toHaveLength(8 * 20);
  });

  test('in many colours are kept to the last bit', async () => {
    const it = await pngOf(grain(60, 40));
    const [only] = imagesIn(await made(it));
    if (only === undefined) throw new Error('no image');
    expect(only.entries).toContain('/ColorSpace /DeviceRGB');
    expect(await samplesOf(only)).toEqual(await sharp(it.bytes).raw().toBuffer());
  });

  test('that let through have a mask, and their page a space to blend in; other pages have none', async () => {
    const spaces = (file: Uint8Array): number =>
      objectsOf(file).split('/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>').length - 1;
    const file = await made(await pngOf(quarters(30, 20, 4)));
    expect([spaces(file), spaces(await made(await pngOf(quarters(30, 20))))]).toEqual([1, 0]);
    const through = imagesIn(file);
    expect(through).toHaveLength(2);
    expect(through[0]?.entries).toContain('/ColorSpace /DeviceGray');
    expect(through[1]?.entries).toMatch(/\/SMask \d+ 0 R/);
  });
});
