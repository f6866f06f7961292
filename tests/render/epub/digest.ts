/** A program: makes two books, of which one has its cover drawn, and prints the zone, the locale and the digest of their bytes. */
import { createHash } from 'node:crypto';
import { everything, pack, story } from '../packs.ts';
import { epubOf } from './make.ts';

async function digest(): Promise<string> {
  const books = [await epubOf(await everything()), await epubOf({ ...pack(story('only', 'Only')), date: '2022-01-03' })];
  const hash = createHash('sha256');
  for (const book of books) hash.update(book);
  return hash.digest('hex');
}

void digest().then((sum) => {
  const zone = new Date('2022-01-03T00:00:00Z').getTimezoneOffset();
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  console.log(`${zone} ${locale} ${sum}`);
});
