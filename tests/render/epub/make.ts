/** The EPUB of a pack, in one word. */
import { readFileSync } from 'node:fs';
import type { Pack } from '../../../src/model/pack.ts';
import { plainBook, type BookWish } from '../../../src/render/book-wish.ts';
import { collector } from '../../../src/model/problem.ts';
import { renderEpub } from '../../../src/render/epub/render.ts';
import { loadStyle, type StyleOverrides } from '../../../src/style/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';

const asItIs: StyleOverrides = { size: null };
const style = loadStyle('briefing', asItIs, (name) => readFileSync(name), collector().report);

/** The bytes of the book of `pack`, made without any file of the world. */
export async function epubOf(pack: Pack, book: BookWish = plainBook): Promise<Uint8Array> {
  if (style === null) throw new Error('no house style');
  const data = (name: string): Uint8Array => {
    throw new Error(`the EPUB renderer asked for ${name}`);
  };
  const { report, found } = collector();
  const { bytes, beside } = await renderEpub(pack, { world: memoryWorld({}, data), report, style, stem: 'book', book });
  if (found.some(({ severity }) => severity !== 'note') || beside.length > 0)
    throw new Error('a book is one file and no problem');
  return bytes;
}
