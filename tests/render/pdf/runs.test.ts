/** Runs: which font each character comes from, and what becomes of one that has none. */
import { describe, expect, test } from '@jest/globals';
import { nowhere } from '../../../src/model/build.ts';
import { collector } from '../../../src/model/problem.ts';
import { openBench, upright, type Variant } from '../../../src/render/pdf/bench.ts';
import { covered, reportMissed } from '../../../src/render/pdf/compose/coverage.ts';
import { loadStyle } from '../../../src/style/load.ts';
import type { Voice } from '../../../src/style/style.ts';
import { ownFile } from '../../own-files.ts';

const style = loadStyle('briefing', { size: null }, ownFile, collector().report);
if (style === null) throw new Error('no style');
const { body, byline, code } = style.voices;

const faces: readonly (readonly [string, Voice, Partial<Variant>])[] = [
  ['roman', body, {}],
  ['italic', body, { italic: true }],
  ['bold', body, { bold: true }],
  ['bold italic', body, { bold: true, italic: true }],
  ['sans', byline, {}],
  ['sans bold italic', byline, { bold: true, italic: true }],
  ['mono', code, {}],
];

/** `text` as runs: `[Source Serif text][Noto Serif text]`, by the first word of the font's name. */
function itemised(text: string, voice: Voice = body, change: Partial<Variant> = {}) {
  const { report, found } = collector();
  const bench = openBench(style ?? never(), ownFile, report);
  const runs = covered(text, { voice, language: 'en' }, { ...upright, ...change }, { ...nowhere, line: 3, column: 5 }, { bench });
  const fontOf = (variant: Variant): string =>
    bench.font(voice, variant, 'en', false).cut.face.name.replace(/^fonts\/|-.*$/g, '');
  const glyphs = runs.map((run) => [...bench.font(voice, run.variant, 'en', false).cut.word(run.text).glyphs.ids]);
  return {
    shown: runs.map((run) => `[${fontOf(run.variant)} ${run.script} ${run.text}]`).join(''),
    joined: runs.map((run) => run.text).join(''),
    missed: [...bench.missed.keys()],
    boxes: glyphs.flat().filter((glyph) => glyph === 0).length,
    told: async () => {
      await reportMissed(bench, report);
      return found.map(({ at, message }) => `${at?.line}:${at?.column} ${message}`);
    },
  };
}

function never(): never {
  throw new Error('no style');
}

/** The assigned characters of a script between two code points. */
function charactersOf(script: RegExp, first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).filter((it) => script.test(it));
}

const latin = charactersOf(/\p{Script=Latin}/u, 0x41, 0x024f);
const vietnamese = charactersOf(/\p{Script=Latin}/u, 0x1e00, 0x1eff);
const greek = charactersOf(/\p{Script=Greek}/u, 0x0370, 0x03ff);
const polytonic = charactersOf(/\p{Script=Greek}/u, 0x1f00, 0x1fff);
const cyrillic = charactersOf(/\p{Script=Cyrillic}/u, 0x0400, 0x052f);
const marks = charactersOf(/\p{M}/u, 0x0300, 0x036f);

describe.each(faces)('in %s', (_, voice, variant) => {
  test.each([
    ['Latin', latin],
    ['Vietnamese, and the rest of Latin Extended Additional', vietnamese],
    ['Greek', greek],
    ['polytonic Greek', polytonic],
    ['Cyrillic', cyrillic],
  ])('%s is complete, composed and decomposed', (_name, characters) => {
    expect(characters.length).toBeGreaterThan(100);
    for (const text of [characters.join(' '), characters.join(' ').normalize('NFD')]) {
      const { missed, boxes, joined } = itemised(text, voice, variant);
      expect([missed, boxes]).toEqual([[], 0]);
      expect(joined).toBe(text);
    }
  });

  test('every combining mark stands with a letter of each script', () => {
    for (const base of ['e', 'α', 'и']) {
      const { missed, boxes } = itemised(marks.map((mark) => base + mark).join(' '), voice, variant);
      expect([missed, boxes]).toEqual([[], 0]);
    }
  });
});

describe('a run', () => {
  test('is of one script', () => {
    expect(itemised('Москва and Αθήνα, 1923').shown).toBe(
      '[SourceSerif4 Cyrl Москва ][SourceSerif4 Latn and ][SourceSerif4 Grek Αθήνα, 1923]',
    );
  });

  test('of another script is of one font, as far as one has all its letters', () => {
    expect(itemised('say μῆνιν ἄειδε, θεά').shown).toBe('[SourceSerif4 Latn say ][NotoSerif Grek μῆνιν ἄειδε, θεά]');
  });

  test('of Latin changes its font for a word, not for a sentence', () => {
    expect(itemised('the ǂkhoe of the north').shown).toBe(
      '[SourceSerif4 Latn the ][NotoSerif Latn ǂkhoe ][SourceSerif4 Latn of the north]',
    );
  });

  test('is not changed by signs', () => expect(itemised('one → two').shown).toMatch(/^\[\w+ Latn one → two\]$/));

  test('keeps marks with their letter', () => {
    // Source Serif has the letter and not the mark.
    expect(itemised('ab\u035bc').shown).toBe('[NotoSerif Latn ab\u035bc]');
  });

  test('that stands in is as high as the letters around it', () => {
    const bench = openBench(style, ownFile, collector().report);
    const [own, other] = [null, 1].map((standIn) => bench.font(body, { ...upright, standIn }, 'en', false));
    const height = (font: typeof own): number =>
      font === undefined ? 0 : (font.size * font.cut.face.metrics.xHeight) / font.cut.face.metrics.unitsPerEm;
    expect(height(other)).toBeCloseTo(height(own));
    expect(other?.size).toBeLessThan(own?.size ?? 0);
  });

  test('from right to left says so', () => {
    const { bench } = { bench: openBench(style, ownFile, collector().report) };
    const levels = covered('שלום abc', { voice: body, language: 'he' }, upright, nowhere, { bench }).map((run) => [
      run.script,
      run.level,
    ]);
    expect(levels).toContainEqual(['Hebr', 1]);
    expect(levels.at(-1)).toEqual(['Latn', 0]);
  });
});

describe('a character that no font has', () => {
  test('is told by its name, once, and stands as a box', async () => {
    const it = itemised('snow☃man and ☃');
    expect(it.boxes).toBe(2);
    expect(it.joined).toBe('snow☃man and ☃');
    expect(await it.told()).toEqual(['3:9 no font has “☃” (U+2603 SNOWMAN), in “snow☃man”']);
  });

  test('is placed with the text that it is in, where what was read may have been written otherwise', async () => {
    expect(await itemised('A “snow☃man”').told()).toEqual(['3:5 no font has “☃” (U+2603 SNOWMAN), in “snow☃man”']);
  });

  test('is told apart from the letter that it stands on', async () => {
    const it = itemised('x\u20e3');
    expect(it.boxes).toBe(1);
    expect(await it.told()).toEqual(['3:6 no font has U+20E3 COMBINING ENCLOSING KEYCAP, in “x\u20e3”']);
  });

  test('may be far out, and is whole', async () => {
    expect(await itemised('\u{1f980}').told()).toEqual(['3:5 no font has “🦀” (U+1F980 CRAB)']);
    expect(await itemised('漢').told()).toEqual(['3:5 no font has “漢” (U+6F22 CJK UNIFIED IDEOGRAPH-6F22)']);
  });

  test('is nothing that draws nothing', () => expect(itemised('a\u200b\ufe0f\u2060b\u00ad').missed).toEqual([]));
});
