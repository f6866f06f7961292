/** The EPUB of a pack, in one word. */
import { readFileSync } from 'node:fs';
import type { Pack } from '../../../src/model/pack.ts';
import { plainBook, type BookWish } from '../../../src/render/book-wish.ts';
import { collector } from '../../../src/model/problem.ts';
import { renderEpub } from '../../../src/render/epub/render.ts';
import { loadStyle, type StyleOverrides } from '../../../src/style/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { ownFile } from '../../own-files.ts';

const asItIs: StyleOverrides = { size: null };

/** A house style. */
export function styleOf(name: string): NonNullable<ReturnType<typeof loadStyle>> {
  const style = loadStyle(name, asItIs, (file) => readFileSync(file), collector().report);
  if (style === null) throw new Error('no house style');
  return style;
}

const style = styleOf('briefing');
/** What has been read once is not read again. */
const kept = new Map<string, Uint8Array>();

/** The bytes of the book of `pack`, made with Slugline's own files and without any other. */
export async function epubOf(pack: Pack, book: BookWish = plainBook): Promise<Uint8Array> {
  const data = (name: string): Uint8Array => {
    // A book with a picture for its cover sets nothing.
    if (pack.cover !== null) throw new Error(`the EPUB renderer asked for ${name}`);
    const file = kept.get(name) ?? ownFile(name);
    kept.set(name, file);
    return file;
  };
  const { report, found } = collector();
  const { bytes, beside } = await renderEpub(pack, { world: memoryWorld({}, data), report, style, stem: 'book', book });
  // No font has every sign that a title may have.
  const amiss = found.filter(({ code, severity }) => code !== 'glyph-missing' && severity !== 'note');
  if (amiss.length > 0 || beside.length > 0) throw new Error(`a book is one file and no problem: ${amiss[0]?.message}`);
  return bytes;
}
