/** A plain text keeps every word, in its order, however it is broken into lines. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plain } from '../../src/model/plain.ts';
import { readString } from '../read/from-text.ts';

const word = fc.constantFrom(
  'the',
  'By',
  'Ann',
  'Lee',
  'and',
  'Date:',
  'bridge.',
  '“So',
  'Standfirst:',
  '2022',
  'Von',
  'railway',
  '—',
  'an',
  '#',
  '*',
);
const source = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', '  ', '\t', '\n', '\n\n', '\r\n')), {
  minLength: 1,
  maxLength: 60,
});

test('no word of a plain text is lost, unless it is the mark or the value of a byline, a date or a standfirst', async () => {
  await fc.assert(
    fc.asyncProperty(source, async (pairs) => {
      const text = pairs.flat().join('');
      const { article } = await readString(text, 'text');
      const { headline = [], standfirst = [], body = [], particulars } = article ?? {};
      const kept = [...headline, ...standfirst, ...body.flatMap((block) => (block.kind === 'paragraph' ? block.content : []))];
      const words = plain(kept.flatMap((inline) => [inline, { ...inline, kind: 'text', value: ' ' } as const]))
        .trim()
        .split(/\s+/);
      const wanted = text.trim().split(/\s+/);
      const marked = particulars?.authors.length !== 0 || standfirst.length > 0;
      if (!marked) expect(words).toEqual(wanted);
      // What is left out was marked, and the rest is in order.
      let from = 0;
      for (const one of words) from = wanted.indexOf(one, from) + 1 || Number.NaN;
      expect(from).not.toBeNaN();
    }),
    { numRuns: 300, seed: 5 },
  );
});
