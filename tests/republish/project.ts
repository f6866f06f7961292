/** A small project that is published again and again: a pack with articles, a picture, a style of its own, and ways to edit it. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Dice } from '../dice.ts';

/** How large a project is. */
export type Size = { readonly articles: number; readonly words: number };

/** Writes a project into `folder`, which is made. */
export function project(folder: string, { articles, words }: Size): void {
  mkdirSync(join(folder, 'articles'), { recursive: true });
  for (let number = 1; number <= articles; number++) writeFileSync(join(folder, name(number)), article(number, words));
  writeFileSync(join(folder, 'articles/map.png'), png(40, 30, 0x80));
  writeFileSync(join(folder, 'house.yml'), 'extends: briefing\nindent: 12\n');
  writeFileSync(
    join(folder, 'slugline.yml'),
    [
      'title: The weather',
      'subtitle: Number 1',
      'date: 2022-01-03',
      'language: en',
      'numbering: paragraphs',
      'style: house.yml',
      'articles: ["articles/*.md"]',
      'bottom-line: It rained.',
      'glossary: [{ term: RBC, text: A broadcaster., stands-for: Ruritanian Broadcasting Corporation }]',
      '',
    ].join('\n'),
  );
}

const name = (number: number): string => `articles/${String(number).padStart(2, '0')}.md`;

const vocabulary = 'rain wind harbour river morning quiet report city council bridge storm water road field letter'.split(' ');

function article(number: number, words: number): string {
  const sentence = (from: number): string =>
    `The ${Array.from({ length: 11 }, (_, at) => vocabulary[(from * 7 + at * 5 + number) % vocabulary.length]).join(' ')}.`;
  const paragraphs = Array.from({ length: Math.ceil(words / 60) }, (_, at) =>
    [`Report ${number}, paragraph ${at + 1}.`, ...Array.from({ length: 5 }, (_, index) => sentence(at * 5 + index))].join(' '),
  );
  const shown = number % 3 === 0 ? '\n\n![A map of the rain](map.png)' : '';
  const note = number % 4 === 0 ? ' As was said.[^1]\n\n[^1]: By the council.' : '';
  return `---\nauthor: Ada Quill\n---\n\n# Report number ${number}\n\n${paragraphs.join('\n\n')}${shown}${note}\n`;
}

/** A grey PNG, uncompressed but for its form. */
function png(width: number, height: number, grey: number): Buffer {
  const rows = Buffer.concat(
    Array.from({ length: height }, () => Buffer.from([0, ...Array.from({ length: width }, () => grey)])),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** An edit, and the file that `why` must name. */
export type Edit = { readonly what: string; readonly file: string };

/** Edits the project in one of seven ways. */
export function edit(folder: string, roll: Dice, number: number): Edit {
  const articles = readdirSync(join(folder, 'articles'))
    .filter((it) => it.endsWith('.md'))
    .toSorted();
  const any = `articles/${articles[Math.floor(roll() * articles.length)] ?? ''}`;
  const rewrite = (file: string, change: (text: string) => string): string => {
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
    return file;
  };
  const ways: readonly (() => Edit)[] = [
    () => ({ what: 'text', file: rewrite(any, (text) => `${text}\nOne more line, number ${number}, of the RBC.\n`) }),
    () => ({ what: 'text', file: rewrite(any, (text) => text.replace(/^# .*$/m, `# Another headline ${number}`)) }),
    () => {
      writeFileSync(join(folder, 'articles/map.png'), png(40, 30, number % 256));
      return { what: 'image', file: 'articles/map.png' };
    },
    () => ({ what: 'style', file: rewrite('house.yml', (text) => text.replace(/indent: \S+/, `indent: ${12 + number / 100}`)) }),
    () => ({
      what: 'manifest',
      file: rewrite('slugline.yml', (text) => text.replace(/^subtitle: .*$/m, `subtitle: Number ${number}`)),
    }),
    () => ({
      what: 'manifest',
      file: rewrite('slugline.yml', (text) => text.replace(/^title: .*$/m, `title: The weather ${number}`)),
    }),
    () => ({
      what: 'manifest',
      file: rewrite('slugline.yml', (text) =>
        /^formats/m.test(text) ? text.replace(/^formats.*\n/m, '') : `${text}formats: [pdf, md]\n`,
      ),
    }),
    () => {
      const file = `articles/${String(50 + Math.floor(roll() * 40))}-new-${number}.md`;
      writeFileSync(join(folder, file), article(number, 120));
      return { what: 'add', file };
    },
    () => {
      if (articles.length < 3) return { what: 'text', file: rewrite(any, (text) => `${text}\nAnd so on, ${number}.\n`) };
      rmSync(join(folder, any));
      return { what: 'remove', file: any };
    },
    () => {
      const file = `articles/${String(10 + Math.floor(roll() * 80))}-moved-${number}.md`;
      renameSync(join(folder, any), join(folder, file));
      return { what: 'rename', file };
    },
  ];
  const way = ways[Math.floor(roll() * ways.length)];
  if (way === undefined) throw new Error('the dice fell off the table');
  return way();
}

/** All files below a folder with what they hold, in hexadecimal digits where that is no text. */
export function tree(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    names.flatMap((it) =>
      statSync(join(folder, it)).isFile() ? [[it, readFileSync(join(folder, it)).toString('base64')]] : [[it, '']],
    ),
  );
}

/** Names of files that differ between two trees. */
export function differing(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((it) => one[it] !== other[it]).toSorted();
}
