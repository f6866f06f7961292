/**
 * Thousands of hostile documents, read and made into books: `npm run fuzz`, or `npm run fuzz -- COUNT SEED`.
 *
 * Each is read, or refused with a reason. Those that are read are bound, a hundred to a book; EPUBCheck finds no fault in any book,
 * and nothing in it acts or leads astray. It takes minutes, so it is run nightly and not with each change.
 */
import { bind, noSettings } from '../../src/bind/bind.ts';
import type { Article } from '../../src/model/document.ts';
import { collector } from '../../src/model/problem.ts';
import { epubcheck } from '../files/epubcheck.ts';
import { readString } from '../read/from-text.ts';
import { epubOf } from '../render/epub/make.ts';
import { documents, type Made } from './documents.ts';
import { faultsOf } from './walk.ts';

const [count = 2600, seed = 20_261] = process.argv.slice(2).map(Number);

/** Stories to a book: enough that starting Java is not most of the work. */
const shelf = 100;

const articles: Article[] = [];
const faults: string[] = [];
const refused = new Map<string, number>();
const print = (line: string): void => void process.stdout.write(`${line}\n`);

for (const made of documents(count, seed)) await readOne(made);
print(`${count} documents, seed ${seed}: ${articles.length} read, ${count - articles.length} refused`);
for (const [code, times] of [...refused].sort(([, one], [, two]) => two - one)) print(`  ${times} ${code}`);

const books = await bound();
for (const [name, bytes] of Object.entries(books)) faults.push(...faultsOf(bytes).map((fault) => `${name}: ${fault}`));
const names = Object.keys(books);
// Two at a time: each is a machine of its own.
const halves = [0, 1].map((half) => Object.fromEntries(Object.entries(books).filter((_, at) => at % 2 === half)));
faults.push(...(await Promise.all(halves.map(epubcheck))).flat());

print(`${names.length} books: ${faults.length} faults`);
for (const fault of faults.slice(0, 100)) print(`  ${fault}`);
if (faults.length > 0) process.exitCode = 1;

/** Reads one document; that it can not be read, and nobody says why, is a fault. */
async function readOne({ format, text }: Made): Promise<void> {
  try {
    const { article, found } = await readString(text, format);
    if (article !== null) return void articles.push(article);
    const error = found.find((it) => it.severity === 'error');
    if (error === undefined || error.message === '') faults.push(`refused without a word: ${JSON.stringify(text)}`);
    refused.set(error?.code ?? 'no reason', (refused.get(error?.code ?? 'no reason') ?? 0) + 1);
  } catch (error) {
    faults.push(`the reader threw ${String(error)} at ${JSON.stringify(text)}`);
  }
}

async function bound(): Promise<Readonly<Record<string, Uint8Array>>> {
  const made: Record<string, Uint8Array> = {};
  for (let at = 0; at < articles.length; at += shelf) {
    const name = `book-${String(at / shelf + 1).padStart(3, '0')}`;
    try {
      made[name] = await epubOf(bind(articles.slice(at, at + shelf), noSettings, collector().report));
    } catch (error) {
      faults.push(`${name} was not made: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return made;
}
