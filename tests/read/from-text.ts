/** Reading a string as if it were a file, for tests: in a world that has a picture under any name that ends like one. */
import { check } from '../../src/model/check.ts';
import type { Article } from '../../src/model/document.ts';
import { collector, type Diagnostic } from '../../src/model/problem.ts';
import { readArticle } from '../../src/read/read.ts';
import type { SourceFormat } from '../../src/read/reader.ts';
import type { World } from '../../src/world/world.ts';

/** A grey PNG of one pixel. */
export const pixel = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64'),
);

/** Any path is a picture, unless its name says that it is missing or outside. */
export const pictureWorld: World = {
  data: () => new Uint8Array(),
  read: (path) => {
    if (path.includes('outside')) return Promise.resolve({ ok: false, why: 'outside' });
    return Promise.resolve(path.includes('missing') ? { ok: false, why: 'missing' } : { ok: true, bytes: pixel });
  },
};

export type Read = { readonly article: Article | null; readonly found: readonly Diagnostic[]; readonly told: readonly string[] };

/** What reading `text` gives: the article, and the problems, also as `line:column code: message`. */
export async function readString(
  text: string | Uint8Array,
  format: SourceFormat = 'markdown',
  encoding: string | null = null,
): Promise<Read> {
  const { report, found } = collector();
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const name = format === 'markdown' ? 'a.md' : 'a.txt';
  const source = { name, bytes, format, encoding, folder: '/work', roots: ['/work'] };
  const article = await readArticle(source, { world: pictureWorld, report });
  const told = found.map(({ code, at, message }) => `${at?.line}:${at?.column} ${code}: ${message}`);
  const broken = article === null ? [] : check(article);
  if (broken.length > 0) throw new Error(`the article is not sound: ${broken.join('; ')}`);
  return { article, found, told };
}
