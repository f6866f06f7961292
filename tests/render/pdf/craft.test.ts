/** Fine points of setting, asked through what is drawn. */
import { describe, expect, test } from '@jest/globals';
import { em, h, p } from '../../../src/model/build.ts';
import type { Block } from '../../../src/model/document.ts';
import { collector } from '../../../src/model/problem.ts';
import { upright } from '../../../src/render/pdf/bench.ts';
import { setPages, type SetPack } from '../../../src/render/pdf/render.ts';
import { loadStyle } from '../../../src/style/load.ts';
import type { Span } from '../../../src/typeset/draw.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { ownFile } from '../../own-files.ts';
import { pack, story } from '../packs.ts';

async function setStory(styleName: string, ...body: readonly Block[]): Promise<SetPack> {
  const { report } = collector();
  const style = loadStyle(styleName, { size: null }, ownFile, report);
  if (style === null) throw new Error(`no style ${styleName}`);
  return setPages(pack(story('s', 'A headline', ...body)), { world: memoryWorld({}, ownFile), report, style, stem: 'x' });
}

function spansOf({ pages }: SetPack): readonly Span[] {
  return pages.flatMap(({ parts }) =>
    parts.flatMap(({ draws }) => draws.flatMap((draw) => (draw.kind === 'line' ? draw.spans : []))),
  );
}

describe('acronyms', () => {
  const body = [p('In 1949 the NATO-led MPs met the IOC’s ', em('NATO'), ' and X.'), h(2, 'h', 'The UNESCO heading')];
  /** How tall the first letter of a word is set: its glyph differs from the one that it has by itself. */
  const small = (set: SetPack, word: string): readonly boolean[] =>
    spansOf(set)
      .filter(({ shaped }) => shaped.text === word)
      .map(({ font, shaped }) => shaped.glyphs.ids[0] !== set.bench.glyph(font.cut.face, word[0] ?? ''));

  test('are small capitals of the font where the style says so and the font has them', async () => {
    const set = await setStory('book', p('First.'), ...body);
    // The roman has them, the italic has none.
    expect(small(set, 'NATO')).toEqual([true, false]);
    expect(small(set, 'IOC')).toEqual([true]);
    expect(small(set, 'MPs')).toEqual([false]);
    expect(small(set, 'UNESCO')).toEqual([false]);
  });

  test('are capitals with a little space between them elsewhere', async () => {
    const set = await setStory('briefing', p('First.'), ...body);
    expect(small(set, 'NATO')).toEqual([false, false]);
    const advances = spansOf(set).flatMap(({ shaped }) =>
      shaped.text === 'NATO' || shaped.text === 'X.' ? [[...shaped.glyphs.advances]] : [],
    );
    expect(advances).toHaveLength(3);
    const spaced = spansOf(set).find(({ shaped }) => shaped.text === 'NATO');
    const plain =
      spaced === undefined ? null : set.bench.font(set.bench.style.voices.body, { ...upright }, 'en', true).cut.word('NATO');
    expect((spaced?.shaped.width ?? 0) - (plain?.width ?? 0)).toBe(4 * 40);
  });
});
