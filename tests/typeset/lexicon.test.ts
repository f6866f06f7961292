/** Words found by their letters where they stand: a lexicon knows what a plain map of strings would. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { longest, openLexicon } from '../../src/typeset/lexicon.ts';

/** Short words of few letters, so that many come again; some with letters of other alphabets, some as long as can be kept. */
const word = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.array(fc.constantFrom('a', 'b', 'é', '’', '字'), { minLength: 1, maxLength: 5 }).map((it) => it.join('')),
  },
  { weight: 1, arbitrary: fc.integer({ min: longest - 1, max: longest + 1 }).map((length) => 'x'.repeat(length)) },
);

test('finds every word that was added, up to the next space, and no other', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.constantFrom(' ', '\u00a0')), { maxLength: 2000 }), (words) => {
      const text = words.map(([letters, space]) => letters + space).join('');
      const lexicon = openLexicon<number>();
      const known = new Map<string, number>();
      let at = 0;
      for (const [index, [letters]] of words.entries()) {
        expect(lexicon.find(text, at)).toBe(known.get(letters));
        at += letters.length + 1;
        if (known.has(letters) || letters.length > longest) continue;
        lexicon.add(letters, index);
        known.set(letters, index);
      }
    }),
  );
});

test('keeps as many words as a library has', () => {
  const lexicon = openLexicon<number>();
  const words = Array.from({ length: 50000 }, (_, index) => `w${index.toString(36)}`);
  for (const [index, letters] of words.entries()) lexicon.add(letters, index);
  expect(words.map((letters) => lexicon.find(letters, 0))).toEqual(words.map((_, index) => index));
});
