/** A pack of a thousand articles that is built cold, with one article changed, and with nothing changed. */
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { book } from './book.ts';
import { clock, print, row } from './print.ts';
import { median, ratio, timed } from './runs.ts';

const articles = 1000;
const rounds = 3;

/** Prints the time of each, in times of the cold one and of bare Node. @param folder for what is made */
export function measureRepublishing(folder: string): void {
  const pack = join(folder, 'pack');
  mkdirSync(join(pack, 'articles'), { recursive: true });
  const paragraphs = book(600_000)
    .split('\n\n')
    .filter((it) => !it.startsWith('#'));
  const each = Math.floor(paragraphs.length / articles);
  const path = (number: number): string => join(pack, 'articles', `${String(number).padStart(4, '0')}.md`);
  for (let number = 0; number < articles; number++) {
    writeFileSync(
      path(number),
      `# Report ${number + 1}\n\n${paragraphs.slice(number * each, (number + 1) * each).join('\n\n')}\n`,
    );
  }
  writeFileSync(join(pack, 'slugline.yml'), 'title: The reports\nlanguage: en\ndate: 2022-01-03\narticles: ["articles/*.md"]\n');
  const cache = join(folder, 'cache');
  const out = `${join(folder, 'out')}/`;
  const build = (): number =>
    timed(['node', '.build/slugline.cjs', '-c', join(pack, 'slugline.yml'), '-o', out, '--cache', cache]);
  const times = { node: [] as number[], cold: [] as number[], changed: [] as number[], same: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    rmSync(cache, { recursive: true, force: true });
    rmSync(out, { recursive: true, force: true });
    times.cold.push(build());
    appendFileSync(path(500 + round), '\nOne more word.\n');
    times.changed.push(build());
    // What was written a moment ago is read once more before it is trusted.
    build();
    times.same.push(build());
    times.node.push(timed(['node', '-e', '0']));
  }
  print('\nA pack of 1,000 articles, 600,000 words, as PDF, EPUB and Markdown');
  row(['', 'time', '× cold', '× node']);
  for (const [name, own] of Object.entries({ cold: times.cold, 'one changed': times.changed, unchanged: times.same })) {
    row([name, clock(median(own)), ratio(own, times.cold).toFixed(2), ratio(own, times.node).toFixed(1)]);
  }
}
