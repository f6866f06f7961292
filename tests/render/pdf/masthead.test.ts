/** The masthead of a pack, and what may stand below it. */
import { expect, test } from '@jest/globals';
import { h, p, run } from '../../../src/model/build.ts';
import { collector } from '../../../src/model/problem.ts';
import { setPages } from '../../../src/render/pdf/render.ts';
import { loadStyle } from '../../../src/style/load.ts';
import { dumpPages } from '../../../src/typeset/dump.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { ownFile } from '../../own-files.ts';
import { pack, story } from '../packs.ts';

/** The first page of a pack that has a subtitle of so many sentences, on the smallest page. */
async function firstPage(sentences: number): Promise<string> {
  const { report } = collector();
  const style = loadStyle('e-ink', { size: null }, ownFile, report);
  if (style === null) throw new Error('no style e-ink');
  const text = p(...run('It rained, and it will rain again. '.repeat(12)));
  const brief = { ...story('brief', 'In brief', h(2, 'Bottom line'), text), role: 'front' } as const;
  const whole = { ...pack(brief, story('a', 'Rain', text)), subtitle: 'It rains. '.repeat(sentences).trim() };
  const { pages } = await setPages(whole, { world: memoryWorld({}, ownFile), report, style, stem: 'x' });
  return dumpPages(pages.slice(0, 1));
}

test('a heading below a long masthead goes over with its text, and the masthead stands alone', async () => {
  const alone: number[] = [];
  for (let sentences = 5; sentences <= 60; sentences += 5) {
    const text = await firstPage(sentences);
    expect(text).toContain('The Morning Briefing');
    const [begun, said] = [text.includes('In brief'), text.includes('It rained')];
    expect(begun).toBe(said);
    if (!begun) alone.push(sentences);
  }
  expect(alone.length).toBeGreaterThan(1);
  expect(alone.length).toBeLessThan(10);
});
