/** The law of the Markdown writer: what it writes reads as what was written. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readString } from '../read/from-text.ts';
import { said, write } from '../render/markdown/written.ts';
import { articles } from './articles.ts';

describe('Markdown that Slugline writes', () => {
  test('reads as the article that it was made of', async () => {
    await fc.assert(
      fc.asyncProperty(articles, async (article) => {
        const written = write(article);
        const { article: again, told } = await readString(written);
        expect({ told, said: said(again), written }).toEqual({ told: [], said: said(article), written });
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300), seed: Number(process.env['PROPERTY_SEED'] ?? 7) },
    );
  }, 300_000);
});
