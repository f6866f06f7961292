/** The law of what renderers keep: whatever was made before, a file is the one that is made without. */
import { hash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bind, noSettings } from '../../src/bind/bind.ts';
import type { Article } from '../../src/model/document.ts';
import type { Pack } from '../../src/model/pack.ts';
import { collector } from '../../src/model/problem.ts';
import { plainBook } from '../../src/render/book-wish.ts';
import { renderEpub } from '../../src/render/epub/render.ts';
import { renderPdf } from '../../src/render/pdf/render.ts';
import type { Renderer } from '../../src/render/renderer.ts';
import { houseStyles, loadStyle } from '../../src/style/load.ts';
import { noKeep, type Keep } from '../../src/world/keep.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { ownFile } from '../own-files.ts';
import { memoryKeep } from '../render/keep.ts';
import { articles } from './articles.ts';

/** A pack, and what it is made with. */
type State = { readonly all: readonly Article[]; readonly title: string; readonly style: string; readonly kobo: boolean };
type Edit = (state: State) => State;

const place = fc.nat({ max: 100 });
const around = (all: readonly Article[], at: number, ...fresh: readonly Article[]): readonly Article[] => {
  const index = at % (all.length + 1);
  return [...all.slice(0, index), ...fresh, ...all.slice(index)];
};
const without = (all: readonly Article[], at: number): readonly Article[] =>
  all.length < 2 ? all : all.filter((_, index) => index !== at % all.length);

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, articles).map(([at, fresh]): Edit => (it) => ({ ...it, all: around(it.all, at, fresh) })),
  place.map((at): Edit => (it) => ({ ...it, all: without(it.all, at) })),
  fc.tuple(place, articles).map(([at, fresh]): Edit => (it) => ({ ...it, all: around(without(it.all, at), at, fresh) })),
  fc.constantFrom('Today', 'Tomorrow', 'Emoji 🦑 in it').map((title): Edit => (it) => ({ ...it, title })),
  fc.constantFrom(...houseStyles).map((style): Edit => (it) => ({ ...it, style })),
  fc.boolean().map((kobo): Edit => (it) => ({ ...it, kobo })),
);

const courses = fc.record({
  first: fc.array(articles, { minLength: 1, maxLength: 6 }),
  edits: fc.array(edits, { minLength: 1, maxLength: 4 }),
});

async function made(renderer: Renderer, { all, title, style: name, kobo }: State, keep: Keep): Promise<unknown> {
  const style = loadStyle(name, { size: null }, ownFile, () => undefined);
  if (style === null) throw new Error(`no style ${name}`);
  const bound = bind(all, { ...noSettings, title }, () => undefined);
  // A picture for a cover in every other book: to draw one takes longer than all else.
  const pack: Pack = { ...bound, cover: all.length % 2 === 0 ? (bound.pictures[0] ?? null) : null };
  const { report, found } = collector();
  const book = { ...plainBook, profile: kobo ? 'kobo' : 'default' } as const;
  const { bytes } = await renderer(pack, { world: memoryWorld({}, ownFile), report, keep, style, stem: 'x', book });
  return { bytes: hash('sha256', bytes), found };
}

describe.each([
  ['EPUB', renderEpub, 15],
  ['PDF', renderPdf, 30],
])('%s from what was kept', (_, renderer, less) => {
  test('is what it is without, through all that is changed', async () => {
    await fc.assert(
      fc.asyncProperty(courses, async (course) => {
        const keep = memoryKeep();
        let state: State = { all: course.first, title: 'Today', style: 'briefing', kobo: false };
        await made(renderer, state, keep);
        for (const edit of course.edits) {
          state = edit(state);
          expect(await made(renderer, state, keep)).toEqual(await made(renderer, state, noKeep));
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) / less, seed: Number(process.env['PROPERTY_SEED'] ?? 7) },
    );
  }, 300_000);
});
