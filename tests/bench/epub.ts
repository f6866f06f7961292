/** EPUBs beside those of pandoc: one article, and a book of a thousand chapters with two hundred photographs. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { grain } from '../image/make.ts';
import { book } from './book.ts';
import { clock, print, row } from './print.ts';
import { inTurn, median, peak, ratio, type Command } from './runs.ts';

const chapters = 1000;
const photographs = 200;

/** Prints time and memory of both. @param folder for what is made */
export async function measureEpub(article: string, folder: string): Promise<void> {
  measure('A sample article as EPUB', [article], folder, 11);
  measure(
    'A generated book of 1,000 chapters with 200 photographs as EPUB',
    await chapterFiles(join(folder, 'chapters')),
    folder,
    3,
  );
}

function measure(title: string, sources: readonly string[], folder: string, rounds: number): void {
  const ours: Command = ['node', '.build/slugline.cjs', 'build', ...sources, '-t', 'A Book', '-o', join(folder, 'ours.epub')];
  const theirs: Command = ['pandoc', ...sources, '--metadata', 'title=A Book', '-o', join(folder, 'theirs.epub')];
  const peer = spawnSync('pandoc', ['--version']).status === 0;
  const times = inTurn<string>({ ours, bare: ['node', '-e', '0'], ...(peer ? { theirs } : {}) }, rounds);
  const own = times('ours');
  print(`\n${title}`);
  row(['', 'time', '× node', '× pandoc', 'peak RSS']);
  const beside = peer ? ratio(own, times('theirs')).toFixed(2) : 'not there';
  row(['Slugline', clock(median(own)), ratio(own, times('bare')).toFixed(2), beside, `${peak(ours).toFixed(0)} MB`]);
  if (peer) row(['pandoc', clock(median(times('theirs'))), ratio(times('theirs'), times('bare')).toFixed(2)]);
}

/** Writes the chapters, every fifth with a photograph of its own, and gives their paths. */
async function chapterFiles(folder: string): Promise<readonly string[]> {
  mkdirSync(folder);
  const paragraphs = book(600_000)
    .split('\n\n')
    .filter((it) => !/^(?:#|---)/.test(it));
  const share = paragraphs.length / chapters;
  const scene = await grain(1200, 1000).png().toBuffer();
  const { default: sharp } = await import('sharp');
  const photograph = (number: number): Promise<unknown> =>
    sharp(scene)
      .extract({ left: number, top: number, width: 1000, height: 700 })
      .jpeg({ quality: 93 })
      .toFile(join(folder, `${number}.jpg`));
  const paths: string[] = [];
  for (let number = 0; number < chapters; number++) {
    const own = paragraphs.slice(Math.round(number * share), Math.round((number + 1) * share));
    const shown = number % (chapters / photographs) === 0 ? number / (chapters / photographs) : null;
    const figure = shown === null ? [] : [`![What a camera saw](${shown}.jpg)`];
    if (shown !== null) await photograph(shown);
    const path = join(folder, `${String(number).padStart(4, '0')}.md`);
    writeFileSync(path, [`# Chapter ${number + 1}`, ...figure, ...own].join('\n\n'));
    paths.push(path);
  }
  return paths;
}
