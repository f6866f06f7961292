/** Codes in content: what is written of them is read back, whatever stands around them. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openLibrary } from '../../../src/font/library.ts';
import { codesIn } from '../../../src/render/pdf/codes-in.ts';
import { codeCount, codeDigits, isLetterCode, letterCode, numberedCode } from '../../../src/render/pdf/coding.ts';
import { useFace } from '../../../src/render/pdf/glyphs.ts';
import { openStream } from '../../../src/render/pdf/stream.ts';
import { ownFile } from '../../own-files.ts';

const numbered = fc.integer({ min: 0, max: codeCount - 1 }).map(numberedCode);
const lettered = fc.integer({ min: 0x20, max: 0x7e });

test('each number has a code of two bytes, and none begins as a letter does', () => {
  const codes = Array.from({ length: codeCount }, (_, number) => numberedCode(number));
  expect(new Set(codes).size).toBe(codeCount);
  expect(codes.filter((code) => code < 0x100 || code > 0xffff || isLetterCode(code >> 8))).toEqual([]);
  expect([codeDigits(0x41), codeDigits(numberedCode(0))]).toEqual(['41', '0100']);
  expect(['A', '~', 'é', 'fi', ''].map(letterCode)).toEqual([0x41, 0x7e, null, null, null]);
});

test('one glyph has a code for everything that it stands for, as the box does for all letters of a script that no font has', () => {
  const face = openLibrary(ownFile).face('fonts/SourceSerif4-Regular.ttf');
  const used = useFace(face, 'F1', () => 0);
  const letters = Array.from({ length: 6000 }, (_, at) => String.fromCharCode(0x4e00 + at));
  const codes = new Set(letters.map((letter) => used.character(letter).code));
  expect(codes.size).toBe(letters.length);
  expect([...codes].filter((code) => code < 0x100 || code > 0xfffe || isLetterCode(code >> 8))).toEqual([]);
});

test('codes that are written are read back, each once, in their order', () => {
  const item = fc.oneof(
    fc.record({ code: fc.oneof(lettered, numbered) }),
    fc.record({ move: fc.integer({ min: -500, max: 500 }) }),
  );
  fc.assert(
    fc.property(fc.array(item, { minLength: 1 }), (items) => {
      const stream = openStream();
      stream.text('/F1 10 Tf [');
      for (const it of items) {
        if ('code' in it) stream.code(it.code);
        else {
          stream.apart();
          stream.number(it.move);
        }
      }
      stream.text(']TJ');
      const codes = [...new Set(items.flatMap((it) => ('code' in it ? [it.code] : [])))];
      expect(codesIn(stream.take(), '')).toEqual([['F1', codes]]);
    }),
  );
});

test('numbers are written to the thousandth, without zeros at their end', () => {
  const written = (value: number): string => {
    const stream = openStream();
    stream.number(value);
    return Buffer.from(stream.take()).toString();
  };
  expect([0, 7, -10, 102, 0.5, -0.065, 61.1894, 1000000, 0.0004].map(written)).toEqual([
    '0',
    '7',
    '-10',
    '102',
    '0.5',
    '-0.065',
    '61.189',
    '1000000',
    '0',
  ]);
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (thousandths) => {
      expect(written(thousandths / 1000)).toBe(String(thousandths / 1000));
    }),
  );
});
