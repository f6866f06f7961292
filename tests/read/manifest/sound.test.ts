/** What sound manifests say: settings, articles, files in place of values, and drafts. */
import { describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { dumpBlocks } from '../../../src/model/dump.ts';
import { newFile } from '../../../src/publish/facts-file.ts';
import { readManifest, type How } from './shelf.ts';

const full = `
title: The week
subtitle: In the gulf
series: Weekly
issue: 12
date: 2022-01-31
period: 24 to 31 January
prepared-by: [Ada, Bo]
prepared-for: The committee
next-issue: 2022-02-07
authors: Cy
publisher: The desk
contact: desk@example.org
rights: CC BY
language: en_gb
description: What happened.
keywords: rain, sun
scheme: [Open, House, Closed]
marking: house
numbering: paragraphs
contents: false
cover: pixel.png
style: book
size: a5
font: sans
font-size: 11pt
set: [margin.left=30mm]
formats: [pdf, EPUB]
output: out/
single: true
llms: false
attach-sources: true
keep-going: true
feeds: true
feed-title: Briefings
feed-url: https://example.org/briefings
epub: { profile: kobo, cover-page: true, evaluated-by: Ada }
identifier: urn:uuid:01556F1A-6688-84a0-a49a-a1007f15b83c
drafts: true
expand-acronyms: true
handling-page: false
articles: [a.md]
`;

/** The paths of the articles, and where parts begin. */
async function articlesOf(listing: string, how: How = {}): Promise<string> {
  const { manifest, told } = await readManifest(listing, how);
  const titles = new Map(manifest?.parts.map((it) => [it.first, it.title]));
  return (
    told +
    (manifest?.articles.map((it, index) => `${titles.has(index) ? `[${titles.get(index)}] ` : ''}${it.path}`).join(' ') ?? '')
  );
}

describe('settings', () => {
  test('are read, each as what it is', async () => {
    const { manifest, told } = await readManifest(full);
    expect(told).toBe('');
    expect(manifest?.settings).toEqual({
      title: 'The week',
      subtitle: 'In the gulf',
      series: 'Weekly',
      issue: '12',
      date: '2022-01-31',
      period: '24 to 31 January',
      preparedBy: ['Ada', 'Bo'],
      preparedFor: 'The committee',
      nextIssue: '2022-02-07',
      authors: ['Cy'],
      publisher: 'The desk',
      contact: 'desk@example.org',
      rights: 'CC BY',
      language: 'en-GB',
      description: 'What happened.',
      keywords: ['rain', 'sun'],
      scheme: ['Open', 'House', 'Closed'],
      marking: 'House',
      numbering: 'paragraphs',
      contents: false,
      cover: 'pixel.png',
      style: 'book',
      size: 'a5',
      font: 'sans',
      fontSize: '11pt',
      set: ['margin.left=30mm'],
      formats: ['pdf', 'epub'],
      output: ['out/'],
      single: true,
      llms: false,
      attachSources: true,
      keepGoing: true,
      feeds: true,
      feedTitle: 'Briefings',
      feedUrl: 'https://example.org/briefings/',
      profile: 'kobo',
      coverPage: true,
      evaluatedBy: 'Ada',
      expandAcronyms: true,
      identifier: 'urn:uuid:01556f1a-6688-84a0-a49a-a1007f15b83c',
      handlingPage: false,
      drafts: true,
    });
  });

  test('are the same in JSON', async () => {
    const json = JSON.stringify(load(full), null, 2);
    const [yaml, same] = [await readManifest(full), await readManifest(json, { file: 'slugline.json' })];
    expect(same.told).toBe('');
    expect(same.manifest?.settings).toEqual(yaml.manifest?.settings);
  });

  test('with nothing behind their keys are left open', async () => {
    const { manifest, told } = await readManifest('title:\ndate: ~\nsubtitle: null\nissue: "null"\narticles: a.md\n');
    expect(told).toBe('');
    expect(manifest?.settings).toMatchObject({ title: null, date: null, subtitle: null, issue: 'null' });
  });

  test('name files beside the manifest', async () => {
    const { manifest } = await readManifest('cover: map.png\noutput: [x.pdf, ../y.md]\narticles: [../a.md, ./ada.md]\n', {
      file: 'briefing/week.yml',
    });
    expect(manifest?.settings).toMatchObject({ cover: 'briefing/map.png', output: ['briefing/x.pdf', 'y.md'] });
    expect(manifest?.articles.map((it) => it.path)).toEqual(['a.md', 'briefing/ada.md']);
  });
});

describe('articles', () => {
  test('that are not there are left out where that is wanted, with what is wrong with them', async () => {
    const listing = 'articles: [gone.md, a.md]\nparts: [{ title: One, articles: [none/*.md, b.txt] }]\n';
    const { manifest, told } = await readManifest(listing, { keepGoing: true });
    expect(told).toBe('');
    expect(manifest?.articles.map((it) => it.path)).toEqual(['a.md', 'b.txt']);
    expect(manifest?.parts).toEqual([{ title: 'One', first: 1 }]);
    expect(manifest?.lost.map((it) => [it.path, ...it.told.map(({ at, code }) => `${at?.line}:${at?.column} ${code}`)])).toEqual([
      ['gone.md', '1:12 manifest-article'],
      ['none/*.md', '2:34 manifest-article'],
    ]);
  });

  test('of which none is there are errors, whatever is wanted', async () => {
    const { manifest, found } = await readManifest('articles: [gone.md]\nkeep-going: true\n');
    expect([manifest, found.map((it) => it.code)]).toEqual([null, ['manifest-article']]);
  });

  test.each([
    ['articles: [b.txt, a.md]', 'b.txt a.md'],
    ['articles: a.md', 'a.md'],
    ['articles: "stories/*.md"', 'stories/c.md stories/d.md'],
    ['articles: "stories/?.*"', 'stories/c.md stories/d.md'],
    ['articles: "stories/**"', 'stories/c.md stories/d.md stories/deep/e.md'],
    ['articles: ["**/e.md", "**/deep/../c.md"]', 'stories/deep/e.md stories/c.md'],
    ['articles: "**/*.txt"', 'b.txt'],
    ['articles: "stories/.*"', 'stories/.draft.md'],
    ['articles: "*/*/*"', 'stories/deep/e.md'],
    [
      'articles: [b.txt]\nparts: [{ title: One, articles: a.md }, { title: Two, articles: "stories/*" }]',
      'b.txt [One] a.md [Two] stories/c.md stories/d.md',
    ],
    ['output: stories/\narticles: "**/*.md"\n', 'a.md bluf.md briefing/ada.md empty.md'],
  ])('%s', async (listing, paths) => {
    expect(await articlesOf(listing)).toBe(paths);
  });

  test('can be what the manifest says of them', async () => {
    const { manifest, told } = await readManifest(
      'articles:\n  - file: stories/*.md\n    title: Ice, *again*\n    authors: Ada\n    date: 2022-01-03\n    marking: tlp:green\n    source: https://example.org/\n    language: fr\n    publisher: The desk\n    retrieved: 2022-01-04\n    number: 7\n',
    );
    expect(told).toBe('');
    expect(manifest?.articles[1]).toEqual({
      path: 'stories/d.md',
      override: {
        headline: [
          { kind: 'text', at: { file: 'slugline.yml', line: 3, column: 12 }, value: 'Ice, ' },
          {
            kind: 'emphasis',
            at: { file: 'slugline.yml', line: 3, column: 17 },
            content: [{ kind: 'text', at: { file: 'slugline.yml', line: 3, column: 18 }, value: 'again' }],
          },
        ],
        particulars: {
          authors: ['Ada'],
          date: '2022-01-03',
          marking: 'TLP:GREEN',
          source: 'https://example.org/',
          language: 'fr',
          publisher: 'The desk',
          retrieved: '2022-01-04',
        },
        number: 7,
      },
    });
  });

  test('give way to those that the user names, and keep what is said of them', async () => {
    const listing = 'parts: [{ title: One, articles: [{ file: a.md, date: 2022-01-03 }, "x/*.md"] }]\n';
    const { manifest, told } = await readManifest(listing, { instead: ['b.txt', './a.md'] });
    expect(told).toBe('');
    expect(manifest?.parts).toEqual([]);
    expect(manifest?.articles.map((it) => [it.path, it.override.particulars.date])).toEqual([
      ['b.txt', undefined],
      ['./a.md', '2022-01-03'],
    ]);
  });
});

describe('a file in place of a value', () => {
  test('is Markdown, with its own places and with pictures beside it', async () => {
    const { manifest, told } = await readManifest(
      'articles: a.md\nbottom-line: { file: bluf.md }\npeople: { file: briefing/people.json }\n',
    );
    expect(told).toBe('');
    expect(dumpBlocks(manifest?.apparatus.bottomLine ?? [], { places: true })).toBe(
      [
        'paragraph 1:1',
        '  text 1:1 "It will "',
        '  emphasis 1:9',
        '    text 1:10 "rain"',
        '  text 1:15 "."',
        `figure 3:1 ${manifest?.pictures[0]?.hash.slice(0, 12)} "A map"`,
        '',
      ].join('\n'),
    );
    const [ada] = manifest?.apparatus.people ?? [];
    expect(ada?.at).toEqual({ file: 'briefing/people.json', line: 1, column: 2 });
    expect(ada?.content[1]).toMatchObject({
      kind: 'figure',
      at: { file: 'briefing/ada.md', line: 3 },
      picture: manifest?.pictures[0]?.hash,
    });
    // Both are the same bytes, under two names.
    expect(manifest?.pictures.length).toBe(1);
  });

  test('is a list, whose paths start from where it lies', async () => {
    const { manifest, told } = await readManifest('articles: a.md\ntimeline: { file: briefing/events.yml }\n');
    expect(told).toBe('');
    expect(manifest?.apparatus.timeline).toMatchObject([
      {
        at: { file: 'briefing/events.yml', line: 1, column: 3 },
        date: '2020-01-03',
        cites: [{ article: 'a.md', quote: 'It rained.' }],
      },
    ]);
  });
});

test('a file of facts, as it is drafted, stands for each of its parts', async () => {
  const cites = [{ article: 'a.md', paragraph: 1, quote: 'It rained.' }];
  const facts = newFile({
    timeline: [{ date: '2020-01', event: 'It rained', cites }],
    people: [{ name: 'Ada', role: '', cites }],
    places: [{ name: 'Troy', position: { latitude: 39.96, longitude: 26.24 }, cites }],
    glossary: [{ term: 'TRF', expansion: '', cites }],
  });
  const parts = ['timeline', 'people', 'places', 'glossary'].map((it) => `${it}: { file: facts.yml }\n`).join('');
  const how = { more: { 'facts.yml': facts.text } };
  const { manifest, told } = await readManifest(`articles: a.md\n${parts}`, { ...how, drafts: true });
  expect(told).toBe('');
  expect(manifest?.apparatus).toMatchObject({
    timeline: [{ at: { file: 'facts.yml' }, date: '2020-01', cites: [{ article: 'a.md', quote: 'It rained.' }] }],
    people: [{ name: 'Ada', role: [] }],
    places: [{ name: 'Troy', position: { latitude: 39.96, longitude: 26.24 } }],
    glossary: [{ term: 'TRF', expansion: '' }],
  });
  expect((await readManifest(`articles: a.md\n${parts}`, how)).manifest?.apparatus.timeline).toEqual([]);
});

describe('prose', () => {
  test('may be a list of texts', async () => {
    const { manifest } = await readManifest('articles: a.md\ngaps:\n  - Who it was.\n  - "*Why*."\n');
    expect(dumpBlocks(manifest?.apparatus.gaps ?? [])).toBe(
      [
        'list bullets tight',
        '  item',
        '    paragraph',
        '      text "Who it was."',
        '  item',
        '    paragraph',
        '      emphasis',
        '        text "Why"',
        '      text "."',
        '',
      ].join('\n'),
    );
  });

  test('has notes of its own, piece by piece', async () => {
    const noted = 'articles: a.md\nlines: |\n  One.[^1]\n\n  [^1]: First.\ngaps: |\n  Two.[^1]\n\n  [^1]: Second.\n';
    const { manifest, told } = await readManifest(noted);
    expect(told).toBe('');
    expect(dumpBlocks(manifest?.apparatus.gaps ?? [])).toContain('"Second."');
  });
});

describe('what nobody has reviewed', () => {
  const drafted =
    'articles: a.md\npeople:\n  - { name: Ada, reviewed: false }\n  - { name: Bo, reviewed: true }\n  - { name: Cy }\nglossary:\n  - { term: A, reviewed: false }\n  - { term: B, reviewed: false }\n';

  test('is left out, which is noted', async () => {
    const { manifest, told } = await readManifest(drafted);
    expect(manifest?.apparatus.people.map((it) => it.name)).toEqual(['Bo', 'Cy']);
    expect(manifest?.apparatus.glossary).toEqual([]);
    expect(told.split('\n').filter((it) => it.includes(' note '))).toEqual([
      'slugline.yml:3:3 note manifest-drafts: 1 of 3 entries of "people" is left out, as nobody has reviewed it',
      'slugline.yml:7:3 note manifest-drafts: 2 of 2 entries of "glossary" are left out, as nobody has reviewed them',
    ]);
  });

  test.each<[string, How]>([
    [`${drafted}drafts: true\n`, {}],
    [drafted, { drafts: true }],
  ])('is taken in where that is asked for', async (text, how) => {
    const { manifest, told } = await readManifest(text, how);
    expect([manifest?.apparatus.people.length, told]).toEqual([3, '']);
  });

  test('is left out all the same where the user says so', async () => {
    const { manifest } = await readManifest(`${drafted}drafts: true\n`, { drafts: false });
    expect(manifest?.apparatus.people.length).toBe(2);
  });
});

test('a yardstick is PHIA’s where likelihoods are used and none is named, and none where they are not', async () => {
  const judged = (likelihood: string): string => `articles: a.md\njudgements: [{ text: Rain., ${likelihood}confidence: High }]\n`;
  expect((await readManifest(judged('likelihood: Almost certain, '))).manifest?.apparatus).toMatchObject({
    yardstick: 'phia',
    judgements: [{ likelihood: 'almost certain', confidence: 'high' }],
  });
  expect((await readManifest(judged(''))).manifest?.apparatus.yardstick).toBeNull();
});

test('a tree that holds itself many times over is read in no time', async () => {
  const laughs = [
    'a: &a [x]',
    ...'bcdefghi'.split('').map((it, at) => `${it}: &${it} [${Array(20).fill(`*${'abcdefghi'[at]}`).join(', ')}]`),
  ];
  const { told } = await readManifest(`${laughs.join('\n')}\ntimeline: *i\n`);
  expect(told).toContain('must be an event');
});
