/** Opening images: what is whole and safe is let in, and everything else is refused with a reason that helps. */
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openPicture } from '../../src/image/open.ts';
import { memoryKeep } from '../render/keep.ts';
import { drawing, grain, quarters } from './make.ts';

async function verdict(bytes: Uint8Array): Promise<string> {
  const opened = await openPicture(bytes, 'x.png');
  return opened.ok ? `${opened.picture.type} ${opened.picture.width}x${opened.picture.height}` : `${opened.code}: ${opened.why}`;
}

describe('what is let in', () => {
  test('every type, by its bytes and not by its name', async () => {
    const image = quarters(40, 20);
    expect(await verdict(await image.clone().jpeg().toBuffer())).toBe('jpeg 40x20');
    expect(await verdict(await image.clone().png().toBuffer())).toBe('png 40x20');
    expect(await verdict(await image.clone().webp().toBuffer())).toBe('webp 40x20');
    expect(await verdict(await image.clone().avif().toBuffer())).toBe('avif 40x20');
    expect(await verdict(await image.clone().gif().toBuffer())).toBe('gif 40x20');
    expect(await verdict(drawing())).toBe('svg 200x100');
    expect(await verdict(Buffer.concat([Buffer.from('\ufeff<?xml version="1.0"?>\n<!-- drawn by hand -->\n'), drawing()]))).toBe(
      'svg 200x100',
    );
  });

  test('sizes are those of the image held upright', async () => {
    expect(await verdict(await quarters(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer())).toBe('jpeg 20x40');
    expect(await verdict(await quarters(40, 20).withMetadata({ orientation: 3 }).jpeg().toBuffer())).toBe('jpeg 40x20');
  });

  test('the colours of print, deep colours, grey and transparency', async () => {
    expect(await verdict(await quarters(40, 20).toColourspace('cmyk').jpeg().toBuffer())).toBe('jpeg 40x20');
    expect(await verdict(await quarters(40, 20).toColourspace('rgb16').png().toBuffer())).toBe('png 40x20');
    expect(await verdict(await quarters(40, 20).toColourspace('b-w').png().toBuffer())).toBe('png 40x20');
    expect(await verdict(await quarters(40, 20, 4).png().toBuffer())).toBe('png 40x20');
  });

  test('the hash is that of the bytes, so equal files are one picture', async () => {
    const bytes = await quarters(8, 8).png().toBuffer();
    const [one, two] = [await openPicture(bytes, 'a.png'), await openPicture(new Uint8Array(bytes), 'b.png')];
    expect(one.ok && two.ok && one.picture.hash === two.picture.hash && /^[0-9a-f]{64}$/.test(one.picture.hash)).toBe(true);
  });
});

test('what was proved whole is let in again without a look, and what is damaged is looked at each time', async () => {
  const keep = memoryKeep();
  const turned = await quarters(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const first = await openPicture(turned, 'a.jpg', { keep });
  expect(keep.news()).toEqual({ missed: 1, put: 1 });
  expect(await openPicture(turned, 'a.jpg', { keep })).toEqual(first);
  expect(keep.news()).toEqual({ missed: 0, put: 0 });
  const cut = (await grain(400, 400).jpeg().toBuffer()).subarray(0, 4000);
  expect(await openPicture(cut, 'cut.jpg', { keep })).toMatchObject({ ok: false, code: 'image-broken' });
  expect(await openPicture(cut, 'cut.jpg', { keep })).toMatchObject({ ok: false, code: 'image-broken' });
  expect(keep.news()).toEqual({ missed: 2, put: 0 });
});

describe('what is not an image', () => {
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['nothing', new Uint8Array(), /^image-broken: the file is empty/],
    ['a web page', Buffer.from('<!doctype html><title>404</title>'), /^image-type: it looks like an HTML page/],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), /^image-type: it looks like a PDF/],
    ['TIFF', Buffer.from('II*\0........'), /TIFF/],
    ['BMP', Buffer.from('BM\x20\0\0\0\0\0\0\0'), /BMP/],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), /a HEIC photo/],
    ['a film', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0mp42avc1'), /a film/],
    ['a Git LFS pointer', Buffer.from('version https://git-lfs.github.com/spec/v1\noid'), /Git LFS pointer/],
    ['a compressed drawing', gzipSync(drawing()), /compressed SVG/],
    ['plain words', Buffer.from('not an image'), /no image that Slugline knows/],
  ];
  test.each(cases)('%s', async (_, bytes, says) => {
    expect(await verdict(bytes)).toMatch(says);
  });
});

describe('what is damaged', () => {
  const cut: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
    ['JPEG', () => grain(96, 96).jpeg().toBuffer()],
    ['progressive JPEG', () => grain(96, 96).jpeg({ progressive: true }).toBuffer()],
    ['PNG', () => grain(96, 96).png().toBuffer()],
    ['WebP', () => grain(96, 96).webp().toBuffer()],
    ['AVIF', () => grain(96, 96).avif().toBuffer()],
    ['GIF', () => grain(96, 96).gif().toBuffer()],
  ];
  test.each(cut)('a %s cut off anywhere', async (_, make) => {
    const bytes = await make();
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.97]) {
      expect(`${share} ${await verdict(bytes.subarray(0, Math.floor(bytes.length * share)))}`).toMatch(/image-broken/);
    }
  });

  test('a PNG whose chunk lies about its length', async () => {
    const bytes = Uint8Array.from(await grain(32, 32).png().toBuffer());
    const at = Buffer.from(bytes).indexOf('IDAT') - 4;
    new DataView(bytes.buffer).setUint32(at, 0x7ffffff0);
    expect(await verdict(bytes)).toMatch(/^image-broken/);
  });

  test('noise after a true beginning is refused or decoded, and never thrown', async () => {
    const whole = await grain(24, 24).png().toBuffer();
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = value;
        expect(await verdict(bytes)).toMatch(/^(png|image-)/);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe('what is too large', () => {
  test('a header that promises a bomb is refused before it is decoded', async () => {
    expect(await verdict(bomb(50_000, 50_000))).toMatch(/^image-too-large/);
    expect(await verdict(bomb(1, 60_000_000))).toMatch(/^image-(too-large|broken)/);
  });
});

describe('drawings that do more than draw', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['a script', '<script>alert(1)</script>'],
    ['a script in another prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>'],
    ['a handler', '<g onload="alert(1)"/>'],
    ['a picture elsewhere', '<image href="https://example.org/a.png"/>'],
    ['a picture on the disk', '<image xlink:href="file:///etc/passwd"/>'],
    ['a picture beside it', "<image href = 'other.png'/>"],
    ['an address in disguise', '<rect fill="ur&#108;(https://example.org/a)"/>'],
    ['an address in CSS', '<style>rect{fill:u\\72l(http://example.org/a)}</style>'],
    ['a style sheet elsewhere', '<style>@import "http://example.org/a.css";</style>'],
    ['HTML', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ['a drawing in a drawing', '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'],
    ['a link that changes', '<a><animate attributeName="href" values="javascript:alert(1)"/></a>'],
  ];
  test.each(hostile)('%s', async (_, inside) => {
    expect(await verdict(drawing(inside))).toMatch(/^image-type: this SVG is not used, because it/);
  });

  test('entities, however few', async () => {
    const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>';
    expect(await verdict(Buffer.concat([Buffer.from(bomb), drawing('<text>&a;</text>')]))).toMatch(/DOCTYPE/);
  });

  test('references inside the drawing are welcome', async () => {
    const fine =
      '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)" width="9" height="9"/>' +
      '<use href="#g"/><image width="1" height="1" href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="/>';
    expect(await verdict(drawing(fine))).toBe('svg 200x100');
  });

  test('what is not well-formed is broken', async () => {
    expect(await verdict(drawing('<g><rect></g>'))).toMatch(/^image-broken/);
  });
});

/** A PNG of `width` by `height` black pixels of one bit that holds no more than its header. */
function bomb(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8 + body.length);
    frame.writeUInt32BE(data.length, 0);
    frame.set(body, 4);
    frame.writeUInt32BE(crc(body), 4 + body.length);
    return frame;
  };
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(64))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
