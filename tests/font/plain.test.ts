/** Plain words come out as HarfBuzz shapes them, in every font of ours. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openCommon, type Glyphs } from '../../src/font/glyphs.ts';
import { startHarfBuzz } from '../../src/font/harfbuzz.ts';
import { openLibrary } from '../../src/font/library.ts';
import { openPlain } from '../../src/font/plain.ts';
import { openSfnt } from '../../src/font/sfnt.ts';
import { ownFile } from '../own-files.ts';

const common = openCommon();
const harfBuzz = startHarfBuzz(ownFile('harfbuzz.wasm'), common);
const fonts = readdirSync('fonts').filter((name) => name.endsWith('.ttf'));
const settings: readonly (readonly string[])[] = [['onum', 'pnum'], ['c2sc', 'smcp', '-liga'], ['sups'], []];

const between = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, index) => String.fromCharCode(from + index));
const ascii = between(0x20, 0x7f);
const signs = [...ascii, ...between(0xa1, 0x180), ...'–—‘’“”…‹›•†'];
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 8 }),
  // Words where letters are tied together.
  fc.string({ unit: fc.constantFrom('f', 'f', 'i', 'l', 'j', 'ï', 't', 'é', 'T', '·'), minLength: 1, maxLength: 8 }),
);

const written = ({ ids, clusters, advances, dx, dy }: Glyphs): string =>
  [ids, [...clusters], advances, [...dx], [...dy]].map((list) => list.join(' ')).join(' | ');

describe.each(fonts)('%s', (name) => {
  const bytes = ownFile(`fonts/${name}`);
  const handle = harfBuzz.open(bytes);

  test.each(settings.map((features) => [features]))('with %j', (features) => {
    const plain = openPlain(openSfnt(bytes), features, 'en', common);
    const shaped = (text: string): string => written(harfBuzz.shape(handle, text, features, 'en'));
    // Whatever is not plain is HarfBuzz's own; but the words of English are plain.
    expect(plain?.('Waffle,') ?? null).not.toBeNull();
    const same = (text: string): void => {
      const made = plain?.(text) ?? null;
      if (made !== null) expect(`${text}: ${written(made)}`).toBe(`${text}: ${shaped(text)}`);
    };
    for (const first of ascii) same(`${ascii.join(first)}${first}`);
    fc.assert(fc.property(word, same), { numRuns: 300 });
  });
});

test('a font whose tables lead out of themselves is left to HarfBuzz', () => {
  const font = openSfnt(Uint8Array.from(ownFile('fonts/SourceSerif4-Regular.ttf')));
  for (const tag of ['GSUB', 'GPOS', 'GDEF']) for (const at of [4, 6, 8]) font.table(tag).setUint16(at, 0xfff0);
  const library = openLibrary((name) => (name === 'broken.ttf' ? font.bytes : ownFile(name)));
  const face = library.face('broken.ttf');
  expect(library.shape(face, 'office', [], 'en').clusters).toHaveLength(6);
  expect(library.glyph(face, 0x61)).toBeGreaterThan(0);
  font.table('cmap').setUint32(8, 0xfffffff0);
  font.table('cmap').setUint32(16, 0xfffffff0);
  expect(library.glyph(face, 0x62)).toBeGreaterThanOrEqual(0);
});

test('what takes more than that is left to HarfBuzz', () => {
  const font = openSfnt(ownFile('fonts/SourceSerif4-Regular.ttf'));
  const plain = openPlain(font, [], 'en', common);
  expect(['e\u0301', 'co\u00adop', 'слово', 'l·l', '\u{1d400}'].map((text) => plain?.(text))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
  // Turkish has letters that fonts may set otherwise.
  expect(openPlain(font, [], 'tr', common)).toBeNull();
  expect(openPlain(font, ['ss01=2'], 'en', common)).toBeNull();
});
