/** `node read.mjs BOOK.epub...`: what each reader says of each book, as a line of JSON a book. */
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { aceOf } from './ace.mjs';
import { axeOf } from './axe.mjs';
import { openBrowser } from './browser.mjs';
import { foliateOf } from './foliate.mjs';

const browser = await openBrowser();
try {
  for (const path of process.argv.slice(2)) {
    const bytes = readFileSync(path);
    const ace = await aceOf(path, browser);
    const axe = await axeOf(unzipSync(bytes), browser);
    const foliate = await foliateOf(bytes, browser);
    process.stdout.write(`${JSON.stringify({ ace, axe, foliate })}\n`);
  }
} finally {
  await browser.close();
}
