/** Fonts: what the files say, what shaping gives, and what is left of a face in a document. */
import { describe, expect, test } from '@jest/globals';
import { openCff, subsetCff } from '../../src/font/cff.ts';
import { featuresIn } from '../../src/font/features.ts';
import { openLibrary } from '../../src/font/library.ts';
import { openSfnt, readMetrics } from '../../src/font/sfnt.ts';
import { subset } from '../../src/font/subset.ts';
import { vetFont } from '../../src/font/vet.ts';
import { ownFile } from '../own-files.ts';
import { boxesInCff, renamed, withBoxes } from './make.ts';

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

  test('has a name that can stand in a file, whatever it calls itself', () => {
    const bytes = new Uint8Array(ownFile('fonts/SourceSerif4-Regular.ttf'));
    const text = Buffer.from(bytes).toString('latin1');
    const wide = (name: string): string => [...name].map((letter) => `\0${letter}`).join('');
    const odd = Buffer.from(text.replaceAll(wide('SourceSerif4-Regular'), wide('Source/(Rf4 <Regular')), 'latin1');
    expect(readMetrics(openSfnt(odd)).postScriptName).toMatch(/^[\w.+-]+$/);
    expect(readMetrics(openSfnt(odd)).postScriptName).not.toBe('SourceSerif4-Regular');
  });

  test('is drawn stroke by stroke, whichever way its curves are kept', () => {
    const drawn = (name: string, letter: string): readonly string[] => {
      const face = library.face(name);
      const found: string[] = [];
      const says =
        (stroke: string) =>
        (...at: readonly number[]) =>
          void found.push([stroke, ...at].join(' '));
      library.draw(face, library.glyph(face, letter.codePointAt(0) ?? 0), {
        move: says('M'),
        line: says('L'),
        quadratic: says('Q'),
        cubic: says('C'),
        close: says('Z'),
      });
      return found;
    };
    expect(drawn(serif.name, '|')).toEqual(['M 116 -250', 'L 116 750', 'L 175 750', 'L 175 -250', 'L 116 -250', 'Z']);
    const o = drawn(serif.name, 'o');
    expect(o.filter((it) => it === 'Z')).toHaveLength(2);
    expect(new Set(o.map((it) => it.charAt(0)))).toEqual(new Set(['M', 'Q', 'Z']));
    expect(drawn(serif.name, ' ')).toEqual([]);
  });

  test('is opened once', () => expect(library.face('fonts/SourceSerif4-Regular.ttf')).toBe(serif));

  test('that is none is refused', () => {
    expect(() => openSfnt(new TextEncoder().encode('wOF2 and so on and on'))).toThrow(RangeError);
    expect(() => openSfnt(new Uint8Array(3))).toThrow(RangeError);
  });

  test('says what it can do', () => {
    for (const feature of ['smcp', 'c2sc', 'onum', 'tnum', 'sups']) expect(serif.features.has(feature)).toBe(true);
    expect(featuresIn(openSfnt(renamed(ownFile('fonts/SourceSerif4-Regular.ttf'), 'GSUB', 'GSUX'))).size).toBe(0);
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

  test('may have a copy of glyph 0 behind its last glyph, of the same width and outline', () => {
    const mono = library.face('fonts/SourceCodePro-Regular.ttf');
    for (const face of [serif, mono]) {
      const boxed = openSfnt(subset(face.file, [5], { box: true }));
      const copy = face.metrics.glyphCount;
      const advance = (font: typeof boxed, glyph: number): number =>
        font.table('hmtx').getUint16(Math.min(glyph, font.table('hhea').getUint16(34) - 1) * 4);
      expect(boxed.table('maxp').getUint16(4)).toBe(copy + 1);
      expect(outlineLength(boxed, copy)).toBe(outlineLength(boxed, 0));
      expect(outlineLength(boxed, copy)).toBeGreaterThan(0);
      expect([advance(boxed, copy), advance(boxed, 5)]).toEqual([advance(face.file, 0), advance(face.file, 5)]);
    }
  });

  test('adds up: the checksum of the whole file is the one that the format asks for', () => {
    const view = new DataView(cut.buffer, cut.byteOffset, cut.length);
    let sum = 0;
    for (let at = 0; at < cut.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });
});

describe('outlines in CFF', () => {
  const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const drawn = (table: Uint8Array): readonly number[] =>
    openCff(view(table)).outlines.items.flatMap((outline, glyph) => (outline.length > 1 ? [glyph] : []));

  test.each([
    ['by name', false],
    ['by CID', true],
  ])('keyed %s keep what is in use, under its number, and further codes behind the last', (_, keyed) => {
    const whole = boxesInCff(300, keyed);
    expect(drawn(whole)).toHaveLength(300);
    const cut = subsetCff(
      openCff(view(whole)),
      new Map([
        [7, 7],
        [299, 299],
        [300, 7],
        [303, 12],
      ]),
    );
    expect(drawn(cut)).toEqual([0, 7, 299, 300, 303]);
    const [before, after] = [openCff(view(whole)), openCff(view(cut))];
    for (const [code, glyph] of [
      [7, 7],
      [300, 7],
      [303, 12],
    ] as const) {
      expect(after.outlines.items[code]).toEqual(before.outlines.items[glyph]);
    }
    expect([...after.partOf]).toEqual(keyed ? Array.from({ length: 304 }, () => 0) : []);
  });

  test('that are in use twice over change nothing more', () => {
    const once = subsetCff(openCff(view(boxesInCff(300, true))), new Map([[7, 7]]));
    expect(drawn(subsetCff(openCff(view(once)), new Map([[7, 7]])))).toEqual([0, 7]);
  });

  test('that are cut short are refused, wherever the cut is', () => {
    const whole = boxesInCff(20, true);
    for (let length = 0; length < whole.length - 20; length += 7) {
      expect(() => openCff(view(whole.slice(0, length)))).toThrow(RangeError);
    }
  });

  test('make a font that can be used', () => {
    for (const keyed of [false, true]) expect(vetFont(withBoxes(ownFile('fonts/SourceCodePro-Regular.ttf'), keyed))).toBeNull();
  });
});

test('a font that is cut short anywhere is refused, and never breaks the check', () => {
  const whole = ownFile('fonts/SourceCodePro-Regular.ttf');
  for (let length = 0; length < whole.length; length += 4999) expect(vetFont(whole.slice(0, length))).not.toBeNull();
  expect(vetFont(whole)).toBeNull();
});
