/** A pull quote says what its article says, or the build says that it does not. */
import { expect, test } from '@jest/globals';
import { bind, noSettings } from '../../src/bind/bind.ts';
import { noApparatus } from '../../src/model/apparatus.ts';
import { p } from '../../src/model/build.ts';
import type { Block } from '../../src/model/document.ts';
import { collector } from '../../src/model/problem.ts';
import { readString } from '../read/from-text.ts';

const text = `# The harbour reopens

It was “the *longest* closure since the war”, the master said — nine days, and a night.

- The ferry's owners blame the price of oil.

She added that nobody expects dues to fall. The board met in Leith.[^1]

[^1]: It meets there twice a year.
`;

/** What is told of a pull quote in the article: \`line:column code message | hint\`. */
async function told(...lines: readonly string[]): Promise<readonly string[]> {
  const quote = ['> [!pullquote]', ...lines.map((line) => `> ${line}`)].join('\n');
  const { article, told: read } = await readString(`${text}\n${quote}\n`);
  expect(read).toEqual([]);
  if (article === null) throw new Error('the article can not be read');
  const { report, found } = collector();
  bind([article], noSettings, report);
  return found.map(({ at, code, message, hint }) => `${at?.line}:${at?.column} ${code} ${message} | ${hint}`);
}

test.each([
  ['the longest closure since the war'],
  ['The longest closure since the war.'],
  ['“The longest closure since the war!”'],
  ['Nine days, and a night'],
  ['The ferry’s owners blame the price of oil.'],
  ['Nobody expects dues to fall. The board met in Leith.'],
  ['It was […] nine days.'],
  ['[The board] met in Leith …'],
  ['The longest closure … and a night.'],
])('“%s” is there', async (quote) => {
  expect(await told(quote)).toEqual([]);
});

const left = 'a pull quote repeats the article to the letter; […] stands for what it leaves out';

test.each([
  [
    'The longest closure of the war.',
    'The longest closure of the war',
    'the nearest there is: "the longest closure since the war"',
  ],
  ['Nobody expected dues to fall.', 'Nobody expected dues to fall', 'the nearest there is: "nobody expects dues to fall."'],
  ['Nine days […] and three nights', 'and three nights', 'the nearest there is: "and a night."'],
  ['The sea was calm that night, and no bird sang.', 'The sea was calm that night, and no bird sang', left],
])('“%s” is not', async (quote, missing, hint) => {
  const what = `the article does not say what its pull quote says: "${missing}"`;
  expect(await told(quote)).toEqual([`12:3 quote-not-found ${what} | ${hint}`]);
});

test('nor are words of a named speaker that the article does not have, or has in its own words only', async () => {
  expect(await told('The price of oil is to blame.', '', '— The owners')).toHaveLength(1);
  expect(await told('The longest closure since the war.', '', '— The master')).toEqual([]);
});

test('a pull quote is no ground for another, and each paragraph is looked for', async () => {
  const twice = await told('It will reopen in May.', '', 'It will reopen in May.');
  expect(twice.map((it) => /^\d+/.exec(it)?.[0])).toEqual(['12', '14']);
});

test('those of the apparatus are the authors’ own', () => {
  const { report, found } = collector();
  const pull: Block = { kind: 'quote', at: p('').at, role: 'pull', content: [p('It will rain.')], attribution: [] };
  const article = {
    kind: 'article',
    at: { file: 'a.md', line: 1, column: 1 },
    headline: [{ kind: 'text', at: p('').at, value: 'Rain' }],
    standfirst: [],
    particulars: {
      ...{ authors: [], date: null, language: null, description: '', keywords: [], publisher: '', rights: '', source: '' },
      ...{ marking: '', retrieved: null },
    },
    body: [p('It rained.')],
    pictures: [],
  } as const;
  bind([article], { ...noSettings, apparatus: { ...noApparatus, assessment: [pull] } }, report);
  expect(found).toEqual([]);
});
