/** The file of proposals: what it looks like, and that nothing a person has in it is ever lost. */
import { load } from 'js-yaml';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Facts } from '../../src/draft/facts.ts';
import { mergedFile, newFile } from '../../src/publish/facts-file.ts';
import { plain } from '../../src/model/plain.ts';
import { factsOf } from '../draft/measure.ts';
import { expectGolden } from '../golden.ts';
import { readManifest } from '../read/manifest/shelf.ts';

const cites = (quote: string) => [{ article: 'a.md', paragraph: 1, quote }];
const none: Facts = { timeline: [], people: [], places: [], glossary: [] };
const some: Facts = {
  timeline: [{ date: '2020-01-03', event: 'It rained', cites: cites('It rained on 3 January 2020') }],
  people: [
    { name: 'Ada Quill', role: 'mayor', cites: cites('the mayor, Ada Quill') },
    { name: 'Bo Hart', role: '', cites: cites('Bo Hart left') },
  ],
  places: [{ name: 'Troy', position: { latitude: 39.96, longitude: 26.24 }, cites: cites('rain in Troy') }],
  glossary: [{ term: 'TRF', expansion: 'Troy Rain Fund', cites: cites('Troy Rain Fund (TRF)') }],
};

/** What `facts` make of the file `text`. */
function merged(text: string, facts: Facts): string {
  const result = mergedFile(text, 'facts.yml', facts);
  return 'code' in result ? `${result.code}: ${result.message}` : result.text;
}

test('an article as its file', async () =>
  expectGolden('tests/cases/draft/diplomacy.facts.yml', newFile(await factsOf('diplomacy')).text));

test('is YAML that says what was found, whatever signs are in it', () => {
  const odd = `No: "it's" #1 \\ ${'‘x’'} - {a}`;
  const facts: Facts = { ...some, people: [{ name: odd, role: 'true', cites: cites(odd) }] };
  expect(load(newFile(facts).text)).toMatchObject({
    timeline: [{ date: '2020-01-03', text: 'It rained', reviewed: false, cites: cites('It rained on 3 January 2020') }],
    people: [{ name: odd, role: 'true', reviewed: false, cites: cites(odd) }],
    places: [{ name: 'Troy', at: [39.96, 26.24], reviewed: false }],
    glossary: [{ term: 'TRF', 'stands-for': 'Troy Rain Fund', reviewed: false }],
  });
});

test('is read as the words that were found, whatever Markdown they would be', async () => {
  const sign = fc.constantFrom(
    ...'*_`[]()<>#&|~\\!:-.1+ax\'"^{}@¶$'.split(''),
    ' ',
    'rain',
    '&amp;',
    '](b)',
    '[^1]',
    'https://a.example',
    '1. ',
  );
  const words = fc.array(sign, { minLength: 1, maxLength: 12 }).map((it) => it.join('').replace(/\s+/g, ' ').trim());
  await fc.assert(
    fc.asyncProperty(
      words.filter((it) => it !== ''),
      async (found) => {
        const facts: Facts = {
          ...none,
          timeline: [{ date: '2020', event: found, cites: cites('x') }],
          people: [{ name: 'Ada', role: found, cites: cites('x') }],
        };
        const { text } = newFile(facts);
        const { manifest, told } = await readManifest(`articles: a.md\ndrafts: true\n${text}`);
        expect(told).toBe('');
        expect(plain(manifest?.apparatus.timeline[0]?.content ?? [])).toBe(found);
        expect(plain(manifest?.apparatus.people[0]?.role ?? [])).toBe(found);
      },
    ),
  );
});

describe('drafting again', () => {
  const file = newFile(some).text;

  test('from the same articles gives the same bytes', () => {
    expect(merged(file, some)).toBe(file);
    expect(merged(merged('', some), some)).toBe(file);
  });

  test('leaves what was reviewed, changed by hand, or taken from other articles', () => {
    const mine = file
      .replace('role: mayor\n    reviewed: false', 'role: Lord Mayor # since May\n    reviewed: true')
      .replace("date: '2020-01-03'", "date: '2020-01-04'")
      .replace('name: Troy', 'name: Ilium');
    expect(mine).not.toBe(file);
    expect(merged(mine, some)).toBe(mine);
    expect(merged(mine, none)).toBe(mine);
  });

  test('adds what is new at the end of its part, and only that', () => {
    const more: Facts = {
      ...some,
      people: [...some.people, { name: 'Cy Moor', role: 'clerk', cites: cites('a clerk, Cy Moor') }],
    };
    const added = merged(file, more);
    const at = added.indexOf('  - name: Cy Moor');
    const entry = added.slice(at, added.indexOf('\n\n', at) + 1);
    expect(entry).toContain('reviewed: false');
    expect(added.replace(entry, '')).toBe(file);
    expect(merged(added, more)).toBe(added);
  });

  test('brings back what was deleted', () => {
    const [before = '', after = ''] = file.split(/  - name: Bo Hart[\s\S]*?Bo Hart left\n/);
    expect(merged(before + after, some)).toBe(file);
  });

  test.each([
    ['an empty part', 'people: []\n', 'people:\n  - name: Ada Quill\n'],
    ['a part with nothing', 'people:\n# more to come\nplaces: []\n', 'people:\n  - name: Ada Quill\n'],
    ['a list without indentation', 'people:\n- name: Cy Moor\n', 'people:\n- name: Cy Moor\n- name: Ada Quill\n'],
    [
      'lines that end as on Windows',
      'people:\r\n  - name: Cy Moor\r\n',
      'people:\r\n  - name: Cy Moor\r\n  - name: Ada Quill\r\n',
    ],
    [
      'other keys',
      'title: Mine\npeople:\n  - name: Cy Moor\nend: true\n',
      'title: Mine\npeople:\n  - name: Cy Moor\n  - name: Ada Quill\n',
    ],
    ['a part that is missing', 'people: []\n', '\ntimeline:\n'],
  ])('fits into %s', (_, text, expected) => {
    const result = merged(text, some);
    expect(result).toContain(expected);
    expect(merged(result, some)).toBe(result);
  });

  test.each([
    ['title: Mine\n', 'facts-shape: facts.yml: this is no file of facts'],
    ['- one\n- two\n', 'facts-shape: facts.yml: this is no file of facts'],
    ['people: Ada\n', 'facts-shape: facts.yml: this is no file of facts'],
    ['people: [a\n', 'facts-syntax: this is no YAML: '],
    ['people: [{ name: Cy Moor }]\n', 'facts-shape: facts.yml: its parts are written in a way that nothing can be added to'],
    ['{ people: [] }\n', 'facts-shape: facts.yml: its parts are written in a way that nothing can be added to'],
  ])('refuses %j', (text, expected) => expect(merged(text, some)).toContain(expected));
});
