/** Typed punctuation, set: cases by language in files that read as they are, and laws for everything else. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Piece, punctuator } from '../../src/text/punctuate.ts';

const folder = 'tests/cases/punctuation';

type Case = { readonly language: string; readonly before: string; readonly after: string };

/**
 * The cases of a file: `-` typed and `+` set, or `=` for what stays; `@` changes the language, which is else the file's name.
 * `⍽` is a no-break space, `⌴` a narrow one, `|` the edge of an inline mark, `⟦⟧` something that is no text.
 */
function cases(file: string): readonly Case[] {
  let language = file.replace('.txt', '');
  let before = '';
  return readFileSync(`${folder}/${file}`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const words = line.slice(2);
      if (line.startsWith('@')) language = words;
      if (line.startsWith('-')) before = words;
      if (line.startsWith('+')) return [{ language, before, after: words }];
      return line.startsWith('=') ? [{ language, before: words, after: words }] : [];
    });
}

const spaces: Readonly<Record<string, string>> = { '⍽': '\u00a0', '⌴': '\u202f' };
const shown: Readonly<Record<string, string>> = { '\u00a0': '⍽', '\u202f': '⌴' };

function pieces(words: string): readonly Piece[] {
  const plain = words.replace(/[⍽⌴]/g, (sign) => spaces[sign] ?? sign);
  return plain
    .split(/\||(⟦⟧)/)
    .flatMap((value): readonly Piece[] => (!value ? [] : [value === '⟦⟧' ? { kind: 'opaque' } : { kind: 'text', value }]));
}

const show = (run: readonly Piece[]): string =>
  run
    .map((piece) => (piece.kind === 'opaque' ? '⟦⟧' : piece.value.replace(/[\u00a0\u202f]/g, (space) => shown[space] ?? space)))
    .join('|');

const files = readdirSync(folder);
const all = files.flatMap(cases);

describe.each(files)('%s', (file) => {
  test.each(cases(file).map((one) => [one.before, one] as const))('%s', (_, { language, before, after }) => {
    const set = punctuator(language)(pieces(before));
    expect(show(set)).toBe(show(pieces(after)));
    expect(show(punctuator(language)(set))).toBe(show(set));
  });
});

test('there are cases enough to trust', () => {
  expect(all.length).toBeGreaterThanOrEqual(150);
});

describe('laws', () => {
  const sign = fc.constantFrom(
    '"',
    "'",
    '-',
    '--',
    '...',
    ' ',
    '  ',
    ':',
    '?',
    '!',
    ';',
    '(',
    ')',
    ',',
    '.',
    '°',
    '%',
    '«',
    '»',
    '“',
    '”',
    '’',
    '–',
    '—',
    '\u00a0',
    '\u202f',
    '/',
    '@',
  );
  const atom = fc.oneof(
    { weight: 3, arbitrary: sign },
    { weight: 3, arbitrary: fc.constantFrom('a', 's', 'I', 'don', 'é', '日', 'km', 'J.', 'www.a.org') },
    { weight: 1, arbitrary: fc.nat(2030).map(String) },
  );
  const text = fc.array(atom, { minLength: 1, maxLength: 10 }).map((atoms): Piece => ({ kind: 'text', value: atoms.join('') }));
  const run = fc.array(
    fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: fc.constant<Piece>({ kind: 'opaque' }) }),
    { maxLength: 4 },
  );
  const language = fc.constantFrom('en', 'en-US', 'de', 'fr', 'fr-CA', 'es', 'it', 'nl', 'pl', 'cs', 'sv', 'da', 'tlh');

  test('what is set stays as it is', () => {
    fc.assert(
      fc.property(run, language, (words, tongue) => {
        const once = punctuator(tongue)(words);
        expect(show(punctuator(tongue)(once))).toBe(show(once));
      }),
      { numRuns: 3000, seed: 3 },
    );
  });

  test('letters and digits never change, pieces stay what they were, and none is emptied', () => {
    const letters = (words: readonly Piece[]): readonly string[] =>
      words.map((piece) => (piece.kind === 'opaque' ? '⟦⟧' : piece.value.replace(/[^\p{L}\p{N}]/gu, '')));
    fc.assert(
      fc.property(run, language, (words, tongue) => {
        const set = punctuator(tongue)(words);
        expect(letters(set)).toEqual(letters(words));
        expect(set.every((piece) => piece.kind === 'opaque' || piece.value !== '')).toBe(true);
      }),
      { numRuns: 3000, seed: 4 },
    );
  });

  test('a run that needs nothing is the same object', () => {
    const words = pieces('Nothing to do here');
    expect(punctuator('en')(words)[0]).toBe(words[0]);
  });

  test('a long line takes time in proportion', () => {
    const took = (count: number): number => {
      const words = pieces(`"It's 'so' - a's... `.repeat(count));
      const start = performance.now();
      punctuator('en-GB')(words);
      return performance.now() - start;
    };
    took(200);
    expect(took(4000)).toBeLessThan(1500);
  });
});
