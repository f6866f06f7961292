/** Where an article says what an acronym stands for, and where its words are left alone. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bind, noSettings } from '../../src/bind/bind.ts';
import { noApparatus, type Term } from '../../src/model/apparatus.ts';
import { article, h, nowhere, p, run } from '../../src/model/build.ts';
import type { Article, Inline } from '../../src/model/document.ts';
import { leavesIn } from '../../src/model/leaves.ts';
import type { Pack, Story } from '../../src/model/pack.ts';
import { plain } from '../../src/model/plain.ts';
import { collector } from '../../src/model/problem.ts';
import { walk } from '../../src/model/walk.ts';
import { cite } from '../render/briefing.ts';
import { readString } from '../read/from-text.ts';

const term = (short: string, expansion: string): Term => ({ at: nowhere, term: short, expansion, content: [] });
const glossary = [
  term('RBC', 'Ruritanian Broadcasting Corporation'),
  term('MP', 'member of parliament'),
  term('EU', 'European Union'),
  term('C-RAM', 'counter-rocket, artillery and mortar'),
  term('Coalition', ''),
];

function bound(it: Article, language = 'en', terms: readonly Term[] = glossary): Pack {
  const { report, found } = collector();
  const apparatus = { ...noApparatus, glossary: terms };
  const pack = bind([it], { ...noSettings, language, mixed: true, numbered: true, apparatus, expandAcronyms: true }, report);
  expect(found.filter((problem) => problem.severity === 'error')).toEqual([]);
  return pack;
}

const storyOf = (pack: Pack): Story => pack.stories.find(({ role }) => role === 'article')!;

/** The article in Markdown, its paragraphs and other runs one a line. */
async function expanded(markdown: string, language = 'en'): Promise<string> {
  const { article: read } = await readString(`# Title\n\n${markdown}\n`);
  if (read === null) throw new Error('it can not be read');
  const { body } = storyOf(bound(read, language));
  return leavesIn(body)
    .flatMap((leaf) => ('kind' in leaf ? [] : [plain(leaf)]))
    .filter((it) => it !== '')
    .join('\n');
}

test.each([
  ['The RBC said so. The RBC was wrong.', 'The Ruritanian Broadcasting Corporation (RBC) said so. The RBC was wrong.'],
  ['No MP spoke. An EU law: the EU has it.', 'No member of parliament (MP) spoke. An EU law: the European Union (EU) has it.'],
  ['A **RBC** man.', 'A Ruritanian Broadcasting Corporation (RBC) man.'],
  ['C-RAM guns fired.', 'Counter-rocket, artillery and mortar (C-RAM) guns fired.'],
  ['It rained. “Stop!” C-RAM guns fired.', 'It rained. “Stop!” Counter-rocket, artillery and mortar (C-RAM) guns fired.'],
  ['- one\n- the RBC', 'one\nthe Ruritanian Broadcasting Corporation (RBC)'],
])('%s', async (markdown, after) => {
  expect(await expanded(markdown)).toBe(after);
});

/** All words of a story's body, whatever they are marked as. */
const wordsOf = ({ body }: Story): string => {
  let words = '';
  walk(body, (node) => {
    if (node.kind === 'text') words += node.value;
  });
  return words;
};

test('is marked, and leads to the glossary, where the article says it itself right before', async () => {
  const { article } = await readString('# Title\n\nThe Ruritanian Broadcasting Corporation (RBC) said so. The RBC was wrong.\n');
  const marked: string[] = [];
  walk(storyOf(bound(article!)).body, (node) => {
    if (node.kind === 'link' && node.to.kind === 'place') marked.push(`${plain(node.content)} #${node.to.id}`);
  });
  expect(marked).toEqual(['RBC #glossary']);
});

describe('is left out where the article says it itself', () => {
  test.each([
    'The Ruritanian Broadcasting Corporation (RBC) said so. The RBC was wrong.',
    'The Ruritanian Broadcasting Corporation, or RBC, said so.',
    'The RBC (Ruritanian Broadcasting Corporation) said so.',
    'The RBC, the Ruritanian Broadcasting Corporation, said so.',
    'The *Ruritanian Broadcasting Corporation* (**RBC**) said so.',
    'The state’s radio (RBC) said so. The RBC was wrong.',
    '> “The Ruritanian Broadcasting Corporation (RBC) is ours.”\n\nThe RBC was silent.',
  ])('%s', async (markdown) => {
    expect(await expanded(markdown)).not.toMatch(/Corporation \(RBC\)[\s\S]*Corporation \(RBC\)/);
    const { article: read } = await readString(`# Title\n\n${markdown}\n`);
    expect(wordsOf(storyOf(bound(read!)))).toEqual(wordsOf(storyOf(bound(read!, 'en', []))));
  });
});

describe('waits for words that may be changed', () => {
  const rest = 'So the RBC said.';
  const long = 'So the Ruritanian Broadcasting Corporation (RBC) said.';
  test.each([
    ['quotation marks', '“The RBC is ours,” he said.'],
    ['single ones, with apostrophes in them', 'He said: ‘The militias’ RBC is the men’s.’'],
    ['ones that stay open', '“The RBC is ours.'],
    ['typed ones', 'He said: "The RBC" and left.'],
    ['those of others', 'Er sagte „die RBC gehört uns“, « la RBC », »RBC« and ”RBC”.'],
    ['a quote', '> The RBC is ours.'],
    ['a pull quote', '> [!pullquote]\n> So the RBC said.'],
    ['a heading', '## The RBC'],
    ['a link', 'See [the RBC](https://rbc.example/RBC).'],
    ['code', 'Type `RBC`.'],
    ['a table', '| RBC |\n|---|\n| RBC |'],
    ['another language', '<span lang="fr">la RBC</span> was there.'],
    ['longer words', 'RBCs, the RBC2, anti-RBC, @RBC, #RBC and rbc.example/RBC.'],
    ['a possessive', 'The RBC’s men.'],
    ['a compound', 'The RBC-led talks.'],
    ['brackets', 'The radio (and with it the RBC) was there.'],
    ['an article that would be wrong', 'An RBC man.'],
    ['a note', 'Rain.[^1]\n\n[^1]: The RBC said so.'],
  ])('outside %s', async (_, markdown) => {
    const paragraphs = (await expanded(`${markdown}\n\n${rest}`)).split('\n');
    expect(paragraphs.at(-1)).toBe(long);
    expect(paragraphs.slice(0, -1).join('\n')).not.toContain('Corporation');
  });
});

test('an article in another language than the pack is left alone', async () => {
  expect(await expanded('Die RBC sagte es.', 'de')).toContain('Corporation');
  const { article: read } = await readString('---\nlang: de\n---\n\n# Titel\n\nDie RBC sagte es.\n');
  expect(plain(leavesIn(storyOf(bound(read!)).body)[0] as readonly Inline[])).toBe('Die RBC sagte es.');
});

test('the acronym leads to the glossary and knows what it stands for; numbers and evidence are those of the article’s own words', () => {
  const it = article('Rain', p('It rained.'), h(2, 'who', 'Who'), p('So the RBC said.'));
  const { report, found } = collector();
  const figures = [{ at: nowhere, figure: '1', label: run('x'), caveat: [], cites: [cite(it.at.file, 'the RBC said')] }];
  const apparatus = { ...noApparatus, glossary, figures };
  const pack = bind([it], { ...noSettings, language: 'en', numbered: true, apparatus, expandAcronyms: true }, report);
  expect(found).toEqual([]);
  expect(pack.apparatus.figures[0]?.cites[0]?.number).toBe('2');
  const [, , second] = storyOf(pack).body;
  if (second?.kind !== 'paragraph') throw new Error('the paragraph is gone');
  expect(pack.numbers.get(second)).toBe('2');
  expect(pack.numbers.size).toBe(2);
  const link = second.content.find((inline) => inline.kind === 'link');
  expect(link).toMatchObject({
    to: { kind: 'place', id: 'glossary' },
    content: [{ kind: 'abbreviation', expansion: 'Ruritanian Broadcasting Corporation' }],
  });
});

test('nothing is changed where it is not asked for', () => {
  const { report } = collector();
  const settings = { ...noSettings, language: 'en', apparatus: { ...noApparatus, glossary } };
  const pack = bind([article('Rain', p('So the RBC said.'))], settings, report);
  expect(plain(leavesIn(storyOf(pack).body)[0] as readonly Inline[])).toBe('So the RBC said.');
});

test('no word of an article is lost, and each acronym is expanded at most once', () => {
  const word = fc.constantFrom('RBC', 'the', 'EU', '“', '”', '‘', '’s', '(', ')', 'MP', 'rain.', '-', 'an', ', ');
  const words = fc.array(fc.array(word, { maxLength: 12 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(words, (paragraphs) => {
      const body = paragraphs.map((it) => p(it.join(' ')));
      const [before, after] = [[], glossary].map((terms) => {
        const runs: string[] = [];
        walk(storyOf(bound(article('Rain', ...body), 'en', terms)).body, (node) => {
          if (node.kind === 'paragraph') runs.push(plain(node.content));
        });
        return runs.join('\n');
      });
      let left = after ?? '';
      for (const { term: short, expansion } of glossary) {
        if (expansion === '') continue;
        const shape = new RegExp(`${expansion} \\(${short}\\)`, 'gi');
        expect([...left.matchAll(shape)].length).toBeLessThanOrEqual(1);
        left = left.replace(shape, short);
      }
      expect(left).toBe(before);
    }),
  );
});
