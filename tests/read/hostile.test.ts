/** Sources made to keep a reader busy for ever: each is read, or refused with a reason, in a time that nobody notices. */
import { describe, expect, jest, test } from '@jest/globals';
import { write } from '../render/markdown/written.ts';
import { readString } from './from-text.ts';

const row = (cell: string, count: number): string => `|${`${cell}|`.repeat(count)}\n`;

/** What is refused, and how. */
const refused: readonly (readonly [name: string, source: string, code: string])[] = [
  ['two thousand quotes in each other', '>'.repeat(2000) + ' a', 'source-too-deep'],
  ['two thousand lists in each other on a line', '- '.repeat(2000) + 'a', 'source-too-deep'],
  [
    'lists in each other on lines of their own',
    Array.from({ length: 1400 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
    'source-too-deep',
  ],
  ['16,000 underscores in words', 'a_'.repeat(16_000), 'source-too-deep'],
  ['emphasis in emphasis', '*a _b '.repeat(900) + '_ *'.repeat(900), 'source-too-deep'],
  ['50,000 brackets', '['.repeat(50_000), 'source-too-deep'],
  ['a word that might end as an address', `${'a.'.repeat(200_000)}@`, 'source-too-deep'],
  ['addresses without end', 'www.a.b '.repeat(100_000), 'source-too-deep'],
  ['a small table with a billion cells', row('a', 5000) + row('-', 5000) + '|\n'.repeat(5000), 'source-too-large'],
  ['the same with rows that look like rules', row('a', 5000) + row('-', 5000) + '|-|\n'.repeat(5000), 'source-too-large'],
  ['rules of tables that are none', 'a\n-\n'.repeat(50_000), 'source-too-deep'],
  ['a list item of 30,000 lines', `- ${'a\n'.repeat(30_000)}`, 'source-too-deep'],
  [
    'HTML marks that stay open in a block',
    `<div>\n${Array.from({ length: 3000 }, (_, size) => `<font size=${size}>`).join('')}${'<p>'.repeat(300)}`,
    'source-too-deep',
  ],
  ['HTML blocks in each other', '<div>'.repeat(20_000), 'source-too-deep'],
  ['front matter of brackets', `---\ntitle: ${'['.repeat(5000)}\n---\nx`, 'front-matter-syntax'],
  ['front matter of aliases', `---\na: &a [x, x]\nb: &b [*a, *a]\nc: ${'*b '.repeat(99)}\n---\nx`, 'front-matter-syntax'],
  ['too many bytes', 'a '.repeat(3_000_000), 'source-too-large'],
];

/** What is read. */
const read: readonly (readonly [name: string, source: string])[] = [
  ['four megabytes of words in a line', 'word '.repeat(800_000)],
  ['a megabyte without a space', 'é'.repeat(500_000)],
  ['a million letters without a space', 'a'.repeat(1_000_000)],
  ['a word of 300,000 dashes', `${'-'.repeat(300_000)}a`],
  ['50,000 paragraphs', 'Some words here.\n\n'.repeat(50_000)],
  ['50,000 lines of a paragraph', 'some words on a line\n'.repeat(50_000)],
  ['20,000 items', '- item\n'.repeat(20_000)],
  ['30,000 lines that go on with a quote', `> a\n${'a\n'.repeat(30_000)}`],
  ['30,000 headings of the same words', '## a\n\n'.repeat(30_000)],
  ['one long address, used over and over', `[a]: http://x.org/${'b'.repeat(8000)}\n\n${'[a] '.repeat(1900)}`],
  ['definitions of links', Array.from({ length: 20_000 }, (_, index) => `[a${index}]: b`).join('\n') + '\n\na'],
  ['10,000 notes', Array.from({ length: 10_000 }, (_, index) => `x[^${index}]\n\n[^${index}]: note`).join('\n\n')],
  ['definition lists', 'a\n\n: b\n\n'.repeat(10_000)],
  ['terms that have no meaning', 'a\nb\nc\nd\n\n'.repeat(20_000)],
  ['comments that never end', '<!-- '.repeat(100_000) + '\n\na'],
  ['a million spaces', `${' '.repeat(1_000_000)}a`],
  ['a long line of bars', `${'|-'.repeat(50_000)}a`],
  ['references', '&amp;'.repeat(800)],
];

// On a slow machine; without the limits many of these take minutes.
jest.setTimeout(30_000);

describe('hostile Markdown', () => {
  test.each(refused)('%s', async (_, source, code) => {
    const { article, found } = await readString(source);
    expect(article).toBeNull();
    expect(found.map((problem) => problem.code)).toContain(code);
    expect(found[0]?.at?.file).toBe('a.md');
  });

  test.each(read)('%s', async (_, source) => {
    const { article, told } = await readString(source);
    expect({ told, empty: article === null }).toEqual({ told: [], empty: false });
    if (article !== null) expect(write(article).length).toBeGreaterThan(0);
  });

  test('notes that copy notes that copy notes are stopped', async () => {
    const tree = Array.from({ length: 30 }, (_, level) => `[^${level}]: x[^${level + 1}] y[^${level + 1}]`).join('\n\n');
    const { article, found } = await readString(`a[^0]\n\n${tree}\n\n[^30]: end`);
    expect(article).toBeNull();
    expect(found[0]?.code).toBe('note-cyclic');
  });
});
