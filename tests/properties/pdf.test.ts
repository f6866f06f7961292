/** The law of the PDF writer: whatever the article, the file is in order and says all that was written. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bind, noSettings } from '../../src/bind/bind.ts';
import { renderPdf } from '../../src/render/pdf/render.ts';
import { houseStyles, loadStyle } from '../../src/style/load.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { heardIn } from '../files/pack-text.ts';
import { checkPdf } from '../files/pdf-check.ts';
import { ownFile } from '../own-files.ts';
import { articles } from './articles.ts';

describe('a PDF that Slugline writes', () => {
  test('has no fault and leaves nothing out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(articles, { minLength: 1, maxLength: 2 }), fc.constantFrom(...houseStyles), async (all, name) => {
        const style = loadStyle(name, { size: null }, ownFile, () => undefined);
        if (style === null) throw new Error(`no style ${name}`);
        const pack = bind(all, { ...noSettings, title: 'By chance' }, () => undefined);
        const { bytes } = await renderPdf(pack, { world: memoryWorld({}, ownFile), report: () => undefined, style, stem: 'x' });
        expect(await checkPdf(bytes, heardIn(pack))).toEqual([]);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) / 10, seed: Number(process.env['PROPERTY_SEED'] ?? 7) },
    );
  }, 300_000);
});
