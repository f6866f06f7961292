/** The law of the PDF writer: whatever the article, the file is in order and says all that was written. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bind, noSettings } from '../../src/bind/bind.ts';
import { collector } from '../../src/model/problem.ts';
import { renderPdf } from '../../src/render/pdf/render.ts';
import { houseStyles, loadStyle } from '../../src/style/load.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { heardIn } from '../files/pack-text.ts';
import { checkPdf } from '../files/pdf-check.ts';
import { ownFile } from '../own-files.ts';
import { articles } from './articles.ts';

const beyond = /reaches out of the page|outside of its page|lands (beside|above)|pdf\.js reads other text/;

describe('a PDF that Slugline writes', () => {
  test('has no fault and leaves nothing out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(articles, { minLength: 1, maxLength: 2 }), fc.constantFrom(...houseStyles), async (all, name) => {
        const style = loadStyle(name, { size: null }, ownFile, () => undefined);
        if (style === null) throw new Error(`no style ${name}`);
        const pack = bind(all, { ...noSettings, title: 'By chance' }, () => undefined);
        const { report, found } = collector();
        const { bytes } = await renderPdf(pack, { world: memoryWorld({}, ownFile), report, style, stem: 'x' });
        const faults = await checkPdf(bytes, heardIn(pack));
        // What nothing could make fit may stand out of the page, and has been told.
        const told = found.some(({ code }) => code === 'line-overfull' || code === 'box-too-tall');
        expect(faults.filter((fault) => !told || !beyond.test(fault))).toEqual([]);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) / 10, seed: Number(process.env['PROPERTY_SEED'] ?? 7) },
    );
  }, 300_000);
});
