/** Outlines that are read from tables are those that HarfBuzz draws, in every font of ours. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { openCommon } from '../../src/font/glyphs.ts';
import { startHarfBuzz } from '../../src/font/harfbuzz.ts';
import { openLibrary } from '../../src/font/library.ts';
import { openOutlines } from '../../src/font/outlines.ts';
import type { Pen } from '../../src/font/pen.ts';
import { openSfnt, readMetrics } from '../../src/font/sfnt.ts';
import { ownFile } from '../own-files.ts';

const harfBuzz = startHarfBuzz(ownFile('harfbuzz.wasm'), openCommon());
const fonts = readdirSync('fonts').filter((name) => name.endsWith('.ttf'));

/** What a pen is told, in words; HarfBuzz counts in floats. */
function traced(draw: (pen: Pen) => void): string {
  const strokes: string[] = [];
  const told =
    (stroke: keyof Pen) =>
    (...numbers: readonly number[]): void =>
      void strokes.push(`${stroke} ${numbers.map((it) => Math.round(it * 100) / 100 + 0).join(' ')}`);
  const [move, line, quadratic, cubic, close] = [told('move'), told('line'), told('quadratic'), told('cubic'), told('close')];
  draw({ move, line, quadratic, cubic, close });
  return strokes.join('\n');
}

describe.each(fonts)('%s', (name) => {
  const bytes = ownFile(`fonts/${name}`);
  const handle = harfBuzz.open(bytes);
  const font = openSfnt(bytes);
  const outlines = openOutlines(font);

  test('every glyph has the same contours and the same edges', () => {
    let own = 0;
    for (let glyph = 0; glyph < readMetrics(font).glyphCount; glyph++) {
      const edges = outlines?.edges(glyph) ?? null;
      if (edges === null) continue;
      own++;
      expect([glyph, edges]).toEqual([glyph, harfBuzz.outline(handle, glyph)]);
      const mine = traced((pen) => outlines?.draw(glyph, pen));
      if (mine !== traced((pen) => harfBuzz.draw(handle, glyph, pen))) {
        expect([glyph, mine]).toEqual([glyph, traced((pen) => harfBuzz.draw(handle, glyph, pen))]);
      }
    }
    expect(own).toBeGreaterThan(0.9 * readMetrics(font).glyphCount);
  });
});

test('a font whose tables lead out of themselves is left to HarfBuzz', () => {
  const font = openSfnt(Uint8Array.from(ownFile('fonts/SourceSerif4-Regular.ttf')));
  const library = openLibrary((name) => (name === 'broken.ttf' ? font.bytes : ownFile(name)));
  const face = library.face('broken.ttf');
  const glyph = library.glyph(face, 0x61);
  const loca = font.table('loca');
  for (let at = 0; at + 4 <= loca.byteLength; at += 4) loca.setUint32(at, 0x10000000 + at);
  expect(traced((pen) => library.draw(face, glyph, pen))).toBe('');
  expect(library.outline(face, glyph).bottom).toBe(0);
});

test('a glyph that is made of itself is left to HarfBuzz', () => {
  const font = openSfnt(Uint8Array.from(ownFile('fonts/NotoSerif-Regular.ttf')));
  const [glyf, loca] = [font.table('glyf'), font.table('loca')];
  const offset = (glyph: number): number =>
    font.table('head').getInt16(50) === 1 ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
  const { glyphCount } = readMetrics(font);
  const made =
    Array.from({ length: glyphCount }, (_, glyph) => glyph).find(
      (glyph) => offset(glyph + 1) > offset(glyph) && glyf.getInt16(offset(glyph)) < 0,
    ) ?? 0;
  glyf.setUint16(offset(made) + 12, made);
  expect(
    openOutlines(font)?.draw(made, { move: () => {}, line: () => {}, quadratic: () => {}, cubic: () => {}, close: () => {} }),
  ).toBe(false);
});
