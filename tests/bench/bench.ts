/**
 * `npm run bench`: how fast the built program is, and how much memory it takes.
 *
 * All that counts is a ratio: to bare Node, to a peer, or to the program itself on half as much, each within the same minute on the
 * same machine. Nothing here is a test, as no machine is like another; only growth that is grossly more than linear is an error.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { book, longWord } from './book.ts';
import { measureEpub } from './epub.ts';
import { clock, count, print, row } from './print.ts';
import { measureRepublishing } from './republish.ts';
import { inTurn, median, peak, ratio, type Command } from './runs.ts';
import { stageShares } from './stages.ts';

/** What twice the text may take, in times of the text; and what no noise of a machine explains. */
const linear = 2.1;
const broken = 2.6;

const peerPackage = '@myriaddreamin/typst-ts-node-compiler';
const article = 'seeds/airport-road.md';

const folder = mkdtempSync(join(tmpdir(), 'slugline-bench-'));

async function bench(): Promise<boolean> {
  const peer = peerThere();
  print(
    `Node ${process.version}, ${process.platform} ${process.arch}. Whole processes in turn, medians; × is a ratio within one round.`,
  );
  if (!peer) print(`Typst is left out. To have it as a peer: npm install --no-save ${peerPackage}`);
  measure({ title: 'The sample article', source: article, style: 'briefing', paper: 'a4', rounds: 11, peer });
  const sizes = [125_000, 250_000, 500_000];
  for (const size of sizes) writeFileSync(join(folder, `${size}.md`), book(size));
  measure({ title: 'A generated book', source: join(folder, '500000.md'), style: 'book', paper: 'a5', rounds: 3, peer });
  await measureEpub('seeds/baghdad-airport.txt', folder);
  measureRepublishing(folder);
  print('\nGrowth: the time of twice as much, in times of the time');
  const books = growth('words', sizes);
  const letters = [250_000, 500_000, 1_000_000];
  for (const size of letters) writeFileSync(join(folder, `${size}.md`), longWord(size));
  const bombs = growth('letters without a space', letters);
  return books && bombs;
}

type Job = {
  readonly title: string;
  readonly source: string;
  readonly style: string;
  readonly paper: string;
  readonly rounds: number;
  readonly peer: boolean;
};

/** Prints time, memory and stages of one source, beside bare Node and the peer. */
function measure({ title, source, style, paper, rounds, peer }: Job): void {
  const pdf = join(folder, 'ours.pdf');
  const ours: Command = ['node', '.build/slugline.cjs', source, '--style', style, '-o', pdf];
  const bare: Command = ['node', '-e', '0'];
  const theirs: Command = ['node', 'tests/bench/peer.cjs', source, join(folder, 'theirs.pdf'), paper];
  const commands = { bare, ours, ...(peer ? { theirs } : {}) };
  const times = inTurn<string>(commands, rounds);
  const words = readFileSync(source, 'utf8').match(/\S+/g)?.length ?? 0;
  const seconds = median(times('ours')) / 1000;
  const pages = pagesOf(ours);
  print(`\n${title}: ${count(words)} words, ${count(pages)} pages, style ${style}`);
  row(['', 'time', '× node', ...(peer ? ['× Typst'] : []), 'peak RSS']);
  for (const [name, label] of [['bare', 'node -e 0'], ['ours', 'Slugline'], ...(peer ? [['theirs', 'Typst']] : [])]) {
    const own = times(name ?? '');
    const command = Object.entries(commands).find(([key]) => key === name)?.[1] ?? bare;
    const beside = peer ? [ratio(own, times('theirs')).toFixed(2)] : [];
    row([label ?? '', clock(median(own)), ratio(own, times('bare')).toFixed(2), ...beside, `${peak(command).toFixed(0)} MB`]);
  }
  print(`  ${count(words / seconds)} words/s, ${count(pages / seconds)} pages/s`);
  const shares = stageShares(ours.slice(1), folder).filter(([, share]) => share >= 0.005);
  print(`  ${shares.map(([stage, share]) => `${stage} ${(share * 100).toFixed(0)} %`).join(', ')}`);
}

/** Prints how the time grows from each size to the next; false where it is grossly more than linear. */
function growth(what: string, sizes: readonly number[]): boolean {
  const command = (size: number): Command => [
    'node',
    '.build/slugline.cjs',
    join(folder, `${size}.md`),
    '--style',
    'book',
    '-o',
    join(folder, 'growth.pdf'),
  ];
  const times = inTurn(Object.fromEntries(sizes.map((size) => [String(size), command(size)])), 3);
  return sizes
    .slice(1)
    .map((size, index) => {
      const half = sizes[index] ?? 0;
      const grown = ratio(times(String(size)), times(String(half)));
      const verdict =
        grown <= linear ? `at most ${linear}` : grown <= broken ? `MORE than ${linear}` : `BROKEN: more than ${broken}`;
      print(`  ${grown.toFixed(2)}  ${count(half)} to ${count(size)} ${what}: ${verdict}`);
      return grown <= broken;
    })
    .every((sound) => sound);
}

function peerThere(): boolean {
  try {
    createRequire(join(process.cwd(), 'package.json')).resolve(peerPackage);
    return true;
  } catch {
    return false;
  }
}

/** How many pages a run of the program makes, by what it says itself. */
function pagesOf([program, ...words]: Command): number {
  const { stdout } = spawnSync(program, [...words, '--report', 'json'], { encoding: 'utf8' });
  const { outputs } = JSON.parse(stdout) as { readonly outputs: readonly { readonly pages: number }[] };
  return outputs[0]?.pages ?? 0;
}

try {
  process.exitCode = (await bench()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
