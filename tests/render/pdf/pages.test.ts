/** Pages as they are set, read as text: where every line, rule and picture stands, in points from the top left. */
import { describe, test } from '@jest/globals';
import { collector } from '../../../src/model/problem.ts';
import { setPages } from '../../../src/render/pdf/render.ts';
import { houseStyles, loadStyle } from '../../../src/style/load.ts';
import { dumpPages } from '../../../src/typeset/dump.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { expectGolden } from '../../golden.ts';
import { ownFile } from '../../own-files.ts';
import { everything } from '../packs.ts';

describe('one of everything', () => {
  test.each(houseStyles)('in the style %s', async (name) => {
    const { report } = collector();
    const style = loadStyle(name, { size: null }, ownFile, report);
    if (style === null) throw new Error(`no style ${name}`);
    const { pages } = await setPages(await everything(), { world: memoryWorld({}, ownFile), report, style, stem: 'x' });
    expectGolden(`tests/cases/pages/${name}.txt`, dumpPages(pages));
  });
});
