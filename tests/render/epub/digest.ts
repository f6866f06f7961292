/** A program: makes the book of everything and prints the zone, the locale and the digest of the bytes. */
import { createHash } from 'node:crypto';
import { everything } from '../packs.ts';
import { epubOf } from './make.ts';

void everything()
  .then(epubOf)
  .then((book) => {
    const zone = new Date('2022-01-03T00:00:00Z').getTimezoneOffset();
    const { locale } = Intl.DateTimeFormat().resolvedOptions();
    console.log(`${zone} ${locale} ${createHash('sha256').update(book).digest('hex')}`);
  });
