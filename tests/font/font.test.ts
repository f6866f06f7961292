/** Fonts: what the files say, what shaping gives, and what is left of a face in a document. */
import { describe, expect, test } from '@jest/globals';
import { openLibrary } from '../../src/font/library.ts';
import { openSfnt, readMetrics } from '../../src/font/sfnt.ts';
import { subset } from '../../src/font/subset.ts';
import { ownFile } from '../own-files.ts';

const library = openLibrary(ownFile);
const serif = library.face('fonts/SourceSerif4-Regular.ttf');
const none: readonly string[] = [];
const oldStyle = ['onum'];
const smallCaps = ['smcp'];

describe('a face', () => {
  test('says its measures', () => {
    expect(serif.metrics).toMatchObject({
      postScriptName: 'SourceSerif4-Regular',
      unitsPerEm: 1000,
      xHeight: 475,
      capHeight: 670,
      italicAngle: 0,
    });
    expect(library.face('fonts/SourceSerif4-It.ttf').metrics.italicAngle).toBeLessThan(0);
    expect(library.face('fonts/SourceCodePro-Regular.ttf').metrics.fixedPitch).toBe(true);
  });

  test('is opened once', () => expect(library.face('fonts/SourceSerif4-Regular.ttf')).toBe(serif));

  test('that is none is refused', () => {
    expect(() => openSfnt(new TextEncoder().encode('wOF2 and so on and on'))).toThrow(RangeError);
    expect(() => openSfnt(new Uint8Array(3))).toThrow(RangeError);
  });

  test('has Latin, Greek, Cyrillic and Vietnamese letters in every family', () => {
    for (const name of [
      'SourceSerif4-Regular',
      'SourceSerif4-It',
      'SourceSerif4-Bold',
      'SourceSans3-Regular',
      'SourceCodePro-Regular',
    ]) {
      const face = library.face(`fonts/${name}.ttf`);
      const lacking = [...'AZazÉñßœøłžşğőțΑΩαωάЀЯаяіїєґ§ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđƠƯ'].filter(
        (letter) => library.glyph(face, letter.codePointAt(0) ?? 0) === 0,
      );
      expect([name, lacking]).toEqual([name, []]);
    }
  });
});

describe('shaping', () => {
  const shape = (text: string, features: readonly string[] = none): readonly number[] => [
    ...library.shape(serif, text, features, 'en').ids,
  ];

  test('ties letters', () => {
    expect(shape('office')).toHaveLength(4);
    expect([...library.shape(serif, 'office', none, 'en').clusters]).toEqual([0, 1, 4, 5]);
  });

  test('sets old-style figures and true small capitals', () => {
    expect(shape('1923', oldStyle)).not.toEqual(shape('1923'));
    expect(shape('abc', smallCaps)).not.toEqual(shape('abc'));
    expect(shape('abc', smallCaps)).not.toEqual(shape('ABC'));
  });

  test('kerns', () => {
    const width = (text: string): number =>
      library.shape(serif, text, none, 'en').advances.reduce((sum, advance) => sum + advance, 0);
    expect(width('AVA')).toBeLessThan(width('A') * 2 + width('V'));
  });

  test('composes a letter and its accent', () => expect(shape('e\u0301')).toEqual(shape('é')));

  test('holds a word of any length', () => expect(shape('x'.repeat(60000))).toHaveLength(60000));

  test('shows what no glyph has as glyph 0', () => expect(shape('☃')).toEqual([0]));
});

describe('a subset', () => {
  const used = [...library.shape(serif, 'Éclair office', none, 'en').ids];
  const cut = subset(serif.file, used);
  const reopened = openSfnt(cut);

  const outlineLength = (font: typeof reopened, glyph: number): number => {
    const loca = font.table('loca');
    const long = font.table('head').getInt16(50) === 1;
    const at = (index: number): number => (long ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2);
    return at(glyph + 1) - at(glyph);
  };

  test('is a small fraction of the face', () => expect(cut.length).toBeLessThan(serif.file.bytes.length / 8));

  test('keeps the numbers, widths and outlines of the glyphs in use, and of what they are made of', () => {
    for (const glyph of used) {
      expect(outlineLength(reopened, glyph)).toBeGreaterThanOrEqual(outlineLength(serif.file, glyph));
      expect(reopened.table('hmtx').getUint16(glyph * 4)).toBe(serif.file.table('hmtx').getUint16(glyph * 4));
    }
  });

  test('has no outline of any other glyph', () => {
    const full = Array.from({ length: serif.metrics.glyphCount }, (_, glyph) => glyph).filter(
      (glyph) => outlineLength(reopened, glyph) > 0,
    );
    expect(full.length).toBeLessThan(used.length + 6);
  });

  test('says the same of itself as the whole face', () => {
    // The tables that only setting needs are gone from it, and are taken from the whole face.
    expect(
      readMetrics({
        ...reopened,
        table: (tag) => (reopened.table(tag).byteLength > 0 ? reopened.table(tag) : serif.file.table(tag)),
      }),
    ).toEqual(serif.metrics);
  });

  test('adds up: the checksum of the whole file is the one that the format asks for', () => {
    const view = new DataView(cut.buffer, cut.byteOffset, cut.length);
    let sum = 0;
    for (let at = 0; at < cut.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });
});
