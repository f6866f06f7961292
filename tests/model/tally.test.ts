/** Words are what stands between white space, of any kind. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nowhere } from '../../src/model/build.ts';
import { tally } from '../../src/model/tally.ts';
import { article, p } from '../../src/model/build.ts';

test('are counted as a pattern would', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '\t', '\u00a0', '\u2009', '\u3000', '\ufeff', '—', '漢') }),
      (text) => {
        const { particulars } = article('');
        const story = {
          kind: 'story',
          role: 'article',
          at: nowhere,
          id: 'a',
          language: 'en',
          headline: [],
          standfirst: [],
          particulars,
        } as const;
        const paragraph = {
          ...p('x'),
          kind: 'paragraph',
          at: nowhere,
          content: [{ kind: 'text', at: nowhere, value: text }],
        } as const;
        expect(tally({ ...story, body: [paragraph] }).words).toBe(text.match(/\S+/g)?.length ?? 0);
      },
    ),
  );
});
