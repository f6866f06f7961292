/** Scripts: where one ends and another begins, and what belongs to a letter. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clustersOf, scriptRuns } from '../../src/text/scripts.ts';

const runs = (text: string): string =>
  scriptRuns(text)
    .map((it) => `[${it.script} ${it.text}]`)
    .join('');

describe('runs', () => {
  test.each([
    ['one', '[Latn one]'],
    ['one, два; τρία!', '[Latn one, ][Cyrl два; ][Grek τρία!]'],
    ['“Ἀθῆναι”', '[Grek “Ἀθῆναι”]'],
    ['1923: год', '[Cyrl 1923: год]'],
    ['42', '[Zyyy 42]'],
    ['e\u0301 и\u0306', '[Latn e\u0301 ][Cyrl и\u0306]'],
    ['日本 の', '[Hani 日本 ][Hira の]'],
    ['', ''],
  ])('of “%s”', (text, expected) => expect(runs(text)).toBe(expected));

  test('go from right to left where their script does', () => {
    expect(scriptRuns('a שלום سلام').map((it) => it.level)).toEqual([0, 1, 1]);
  });
});

test.each([
  ['ae\u0301\u0323b', ['a', 'e\u0301\u0323', 'b']],
  ['\u0301a', ['\u0301', 'a']],
  ['👩\u200d🔬!', ['👩\u200d🔬', '!']],
  ['☃\ufe0f.', ['☃\ufe0f', '.']],
])('letters and their marks in “%s”', (text, expected) => expect(clustersOf(text)).toEqual(expected));

test('nothing is lost, and nothing is empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aéαи1 .\u0301\u200d\u05e9漢\u{1f469}') }), (text) => {
      expect(clustersOf(text).join('')).toBe(text);
      expect(
        scriptRuns(text)
          .map((it) => it.text)
          .join(''),
      ).toBe(text);
      expect(scriptRuns(text).filter((it) => it.text === '')).toEqual([]);
    }),
  );
});
