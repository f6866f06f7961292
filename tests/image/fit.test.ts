/** Pictures made fit for a page, and for a folder beside a Markdown file. */
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { fitPicture } from '../../src/image/fit.ts';
import { pixels } from '../../src/image/pixels.ts';
import { publishable } from '../../src/image/publishable.ts';
import { colourAt, drawing, grain, picture, quarters } from './make.ts';

const both = ['jpeg', 'png'] as const;

describe('a fitted picture', () => {
  test('fits inside the target, keeps its shape and is never enlarged', async () => {
    const wide = await picture(await grain(400, 100).png().toBuffer());
    expect(await fitPicture(wide, { width: 100, height: 100, types: both })).toMatchObject({ width: 100, height: 25 });
    expect(await fitPicture(wide, { width: 4000, height: 20, types: both })).toMatchObject({ width: 80, height: 20 });
    expect(await fitPicture(wide, { width: 4000, height: 4000, types: both })).toMatchObject({ width: 400, height: 100 });
  });

  test('stands upright', async () => {
    // Stored on its side: a quarter turn clockwise brings the lower left, blue, to the upper left.
    const turned = await picture(
      await quarters(64, 32).withMetadata({ orientation: 6 }).jpeg({ chromaSubsampling: '4:4:4' }).toBuffer(),
    );
    const fitted = await fitPicture(turned, { width: 500, height: 500, types: both });
    expect(fitted).toMatchObject({ width: 32, height: 64, type: 'jpeg' });
    expect(await colourAt(fitted.bytes, 0.25, 0.25)).toEqual([0, 0, 255]);
    expect(await colourAt(fitted.bytes, 0.75, 0.25)).toEqual([255, 0, 0]);
  });

  test('tells nothing but the picture, in 8-bit sRGB, baseline', async () => {
    const secret = { IFD0: { Artist: 'Someone', ImageDescription: 'a private place' } };
    for (const space of ['srgb', 'cmyk', 'b-w']) {
      const source = await picture(await quarters(64, 64).toColourspace(space).withExif(secret).jpeg().toBuffer());
      const { bytes } = await fitPicture(source, { width: 64, height: 64, types: both });
      const data = await sharp(bytes).metadata();
      expect([data.space, data.depth, data.exif, data.icc, data.isProgressive]).toEqual([
        // Grey is a part of sRGB.
        space === 'b-w' ? 'b-w' : 'srgb',
        'uchar',
        undefined,
        undefined,
        false,
      ]);
      expect(Buffer.from(bytes).includes('Someone')).toBe(false);
    }
  });

  test('is the JPEG that it was, to the last bit, where only metadata has to go', async () => {
    const plain = await grain(64, 48).jpeg().toBuffer();
    const told = await picture(
      await grain(64, 48)
        .withExif({ IFD3: { GPSLatitude: '51/1' } })
        .jpeg()
        .toBuffer(),
    );
    expect(Buffer.from(told.bytes).equals(plain)).toBe(false);
    const fitted = await fitPicture(told, { width: 64, height: 64, types: both });
    expect(fitted).toMatchObject({ type: 'jpeg', width: 64, height: 48, alpha: false });
    expect(Buffer.from(fitted.bytes).equals(plain)).toBe(true);
  });

  test('is coded again where it is too large, or made for work, or grows finer as it comes', async () => {
    const again = async (bytes: Buffer, width: number): Promise<Uint8Array> => {
      const source = await picture(bytes);
      const fitted = await fitPicture(source, { width, height: 600, types: both });
      expect(Buffer.from(fitted.bytes).equals(bytes)).toBe(false);
      return fitted.bytes;
    };
    const photo = grain(640, 480);
    await again(await photo.jpeg().toBuffer(), 320);
    const heavy = await photo.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
    expect((await again(heavy, 640)).length).toBeLessThan(heavy.length / 2);
    const finer = await again(await photo.jpeg({ progressive: true }).toBuffer(), 640);
    expect((await sharp(finer).metadata()).isProgressive).toBe(false);
  });

  test('keeps what shows through where the target can, and puts white behind where it can not', async () => {
    const through = await picture(await quarters(64, 64, 4).png().toBuffer());
    expect(await fitPicture(through, { width: 64, height: 64, types: both })).toMatchObject({ type: 'png', alpha: true });
    const flat = await fitPicture(through, { width: 64, height: 64, types: ['jpeg'] });
    expect(flat).toMatchObject({ type: 'jpeg', alpha: false });
    expect(await colourAt(flat.bytes, 0.25, 0.75)).toEqual([255, 255, 255]);
  });

  test('is a JPEG for photographs and a PNG for flat colours, whatever file they came in', async () => {
    const photo = await picture(await grain(300, 300).png().toBuffer());
    const chart = await picture(await quarters(300, 300).webp({ lossless: true }).toBuffer());
    const opaque = await picture(await quarters(64, 64).ensureAlpha().png().toBuffer());
    const target = { width: 300, height: 300, types: both };
    expect((await fitPicture(photo, target)).type).toBe('jpeg');
    expect((await fitPicture(chart, target)).type).toBe('png');
    expect(await fitPicture(opaque, target)).toMatchObject({ type: 'png', alpha: false });
    expect((await fitPicture(photo, { ...target, types: ['png'] })).type).toBe('png');
  });

  test('is drawn at the size asked when it is a drawing', async () => {
    const chart = await picture(drawing());
    const fitted = await fitPicture(chart, { width: 1600, height: 1600, types: both });
    expect(fitted).toMatchObject({ type: 'png', width: 1600, height: 800 });
    // Drawn, not enlarged: a stroke has a sharp edge. One column of grey at most lies between the two colours.
    const edge = await picture(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="5" height="10" fill="#000"/><rect x="5" width="5" height="10" fill="#fff"/></svg>',
      ),
    );
    const { rgb, width } = await pixels(edge, { width: 1000, height: 1000 });
    const row = Array.from({ length: width }, (_, x) => rgb[x * 3] ?? 0);
    expect(row.filter((value) => value > 8 && value < 247).length).toBeLessThanOrEqual(4);
  });

  test('is the same bytes each time', async () => {
    for (const source of [await picture(await grain(200, 100).jpeg().toBuffer()), await picture(drawing())]) {
      const target = { width: 90, height: 90, types: both };
      const [one, two] = [await fitPicture(source, target), await fitPicture(source, target)];
      expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
    }
  });
});

describe('bare pixels', () => {
  test('three bytes a pixel, and opacity apart only where there is some', async () => {
    const opaque = await pixels(await picture(await quarters(8, 4).png().toBuffer()), { width: 8, height: 4 });
    expect([opaque.width, opaque.height, opaque.rgb.length, opaque.alpha]).toEqual([8, 4, 96, null]);
    expect([...opaque.rgb.subarray(0, 3)]).toEqual([255, 0, 0]);
    const through = await pixels(await picture(await quarters(8, 4, 4).png().toBuffer()), { width: 8, height: 4 });
    expect([...(through.alpha ?? [])].slice(12, 20)).toEqual([255, 255, 255, 255, 0, 0, 0, 0]);
  });

  test('grey and 16-bit images come out as plain colours', async () => {
    for (const space of ['b-w', 'rgb16', 'cmyk']) {
      const image = space === 'cmyk' ? quarters(8, 4).toColourspace(space).jpeg() : quarters(8, 4).toColourspace(space).png();
      const { rgb } = await pixels(await picture(await image.toBuffer()), { width: 8, height: 4 });
      expect(rgb.length).toBe(96);
    }
  });
});

describe('a picture for a folder', () => {
  test('goes as it is when there is nothing to remove', async () => {
    for (const bytes of [await grain(30, 20).jpeg().toBuffer(), await grain(30, 20).png().toBuffer(), drawing()]) {
      const source = await picture(bytes);
      expect((await publishable(source)).bytes).toBe(source.bytes);
    }
  });

  test('loses its metadata and stands upright', async () => {
    const exif = { IFD0: { Artist: 'Someone' } };
    const source = await picture(
      await quarters(64, 32).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      'IMG 0042.JPEG',
    );
    const out = await publishable(source);
    const data = await sharp(out.bytes).metadata();
    expect([out.name, out.type, data.width, data.height, data.exif, data.orientation]).toEqual([
      'img-0042.jpg',
      'jpeg',
      32,
      64,
      undefined,
      undefined,
    ]);
  });

  test.each([
    ['Ärger in Łódź – Plan (2).PNG', 'arger-in-lodz-plan-2.png'],
    ['../../etc/passwd', 'passwd.png'],
    ['con.png', 'picture-con.png'],
    ['日本.png', 'picture.png'],
  ])('%s is called %s', async (name, called) => {
    expect((await publishable(await picture(await quarters(4, 4).png().toBuffer(), name))).name).toBe(called);
  });
});
