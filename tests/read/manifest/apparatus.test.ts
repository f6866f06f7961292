/** An apparatus written as YAML, or as JSON, reads as the apparatus that it was; and every word knows where it stands. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { p, run } from '../../../src/model/build.ts';
import { confidences, noApparatus, yardsticks, type Apparatus, type Citation } from '../../../src/model/apparatus.ts';
import type { Block, Inline, Place } from '../../../src/model/document.ts';
import { walk } from '../../../src/model/walk.ts';
import { readManifest } from './shelf.ts';

const at: Place = { file: '', line: 1, column: 1 };
/** Words that no mark, no YAML and no custom of printers changes. */
const sentence = fc.array(fc.stringMatching(/^[a-zé]{3,9}$/), { minLength: 1, maxLength: 30 }).map((it) => `x${it.join(' ')}.`);
const few = { minLength: 0, maxLength: 3 };
const cites = fc.array(fc.record({ at: fc.constant(at), article: fc.constant('a.md'), quote: sentence }), few);
const blocks: fc.Arbitrary<readonly Block[]> = fc.array(
  sentence.map((it) => p(it)),
  few,
);
const line: fc.Arbitrary<readonly Inline[]> = sentence.map((it) => run(it));
const maybeLine = fc.oneof(line, fc.constant<readonly Inline[]>([]));
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((it) => it.toISOString().slice(0, 10));
const here = fc.constant(at);

const apparatus: fc.Arbitrary<Apparatus<Citation>> = fc.record({
  handling: blocks,
  bottomLine: blocks,
  judgements: fc.array(
    fc.record({
      at: here,
      content: line,
      likelihood: fc.constantFrom('', ...yardsticks.icd203),
      confidence: fc.constantFrom(null, ...confidences),
      cites,
    }),
    few,
  ),
  figures: fc.array(fc.record({ at: here, figure: sentence, label: line, caveat: maybeLine, cites }), few),
  changes: blocks,
  assessment: blocks,
  indicators: fc.array(line, few),
  timeline: fc.array(
    fc.record({
      at: here,
      date: fc.oneof(
        day,
        day.map((it) => it.slice(0, 7)),
        day.map((it) => it.slice(0, 4)),
      ),
      content: line,
      cites,
    }),
    few,
  ),
  people: fc.array(fc.record({ at: here, name: sentence, role: maybeLine, content: blocks, cites }), few),
  places: fc.array(
    fc.record({
      at: here,
      name: sentence,
      position: fc.option(
        fc
          .record({ latitude: fc.integer({ min: -900, max: 900 }), longitude: fc.integer({ min: -1800, max: 1800 }) })
          .map((it) => ({
            latitude: it.latitude / 10 + 0,
            longitude: it.longitude / 10 + 0,
          })),
      ),
      content: maybeLine,
    }),
    few,
  ),
  lines: blocks,
  questions: fc.array(fc.record({ at: here, question: line, answer: blocks.filter((it) => it.length > 0) }), few),
  gaps: blocks,
  assumptions: blocks,
  glossary: fc.array(
    fc.record({ at: here, term: sentence, expansion: fc.oneof(sentence, fc.constant('')), content: maybeLine }),
    few,
  ),
  sources: fc.array(
    fc.record({
      at: here,
      article: fc.constantFrom('', 'a.md'),
      title: sentence,
      publisher: fc.oneof(sentence, fc.constant('')),
      url: fc.constantFrom('', 'https://example.org/a?b=c#d'),
      published: fc.oneof(day, fc.constant('')),
      retrieved: fc.oneof(day, fc.constant('')),
      grade: fc.option(fc.record({ reliability: fc.constantFrom('A', 'B', 'F'), credibility: fc.constantFrom(1, 2, 6) })),
      content: maybeLine,
    }),
    few,
  ),
  method: blocks,
  colophon: blocks,
  yardstick: fc.constant('icd203'),
});

const words = (inlines: readonly Inline[]): string => inlines.map((it) => (it.kind === 'text' ? it.value : '')).join('');
const paragraphs = (all: readonly Block[]): string =>
  all.map((it) => (it.kind === 'paragraph' ? words(it.content) : '')).join('\n\n');
const said = (object: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(object).filter(([, it]) => it !== '' && it !== null && !(Array.isArray(it) && it.length === 0)),
  );
const cited = (all: readonly Citation[]): readonly object[] => all.map(({ article, quote }) => ({ article, quote }));

/** The keys and values of a manifest that says what `it` is. */
function written(it: Apparatus<Citation>): object {
  return said({
    articles: ['a.md'],
    yardstick: it.yardstick,
    handling: paragraphs(it.handling),
    'bottom-line': paragraphs(it.bottomLine),
    judgements: it.judgements.map(({ content, likelihood, confidence, cites }) =>
      said({ text: words(content), likelihood, confidence, cites: cited(cites) }),
    ),
    figures: it.figures.map(({ figure, label, caveat, cites }) =>
      said({ figure, label: words(label), caveat: words(caveat), cites: cited(cites) }),
    ),
    changes: paragraphs(it.changes),
    assessment: paragraphs(it.assessment),
    indicators: it.indicators.map(words),
    timeline: it.timeline.map(({ date, content, cites }) => said({ date, text: words(content), cites: cited(cites) })),
    people: it.people.map(({ name, role, content, cites }) =>
      said({ name, role: words(role), text: paragraphs(content), cites: cited(cites) }),
    ),
    places: it.places.map(({ name, position, content }) =>
      said({ name, at: position === null ? null : [position.latitude, position.longitude], text: words(content) }),
    ),
    lines: paragraphs(it.lines),
    questions: it.questions.map(({ question, answer }) => said({ question: words(question), answer: paragraphs(answer) })),
    gaps: paragraphs(it.gaps),
    assumptions: paragraphs(it.assumptions),
    glossary: it.glossary.map(({ term, expansion, content }) => said({ term, 'stands-for': expansion, text: words(content) })),
    sources: it.sources.map(({ grade, content, at: _, ...rest }) =>
      said({ ...rest, grade: grade === null ? null : `${grade.reliability}${grade.credibility}`, note: words(content) }),
    ),
    method: paragraphs(it.method),
    colophon: paragraphs(it.colophon),
  });
}

/** Without places. */
function bare(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, it: unknown) => (key === 'at' ? undefined : it)));
}

/** Every run of text in an apparatus, and in what is like one. */
function textsIn(it: Apparatus<Citation>): readonly { readonly value: string; readonly at: Place }[] {
  const found: { readonly value: string; readonly at: Place }[] = [];
  const note = (nodes: readonly (Block | Inline)[]): void =>
    walk(nodes, (node) => void (node.kind === 'text' && found.push({ value: node.value, at: node.at })));
  [it.handling, it.bottomLine, it.changes, it.assessment, it.lines, it.gaps, it.assumptions, it.method, it.colophon].forEach(
    note,
  );
  [...it.judgements, ...it.timeline, ...it.places, ...it.glossary, ...it.sources, ...it.people].forEach((entry) =>
    note(entry.content),
  );
  it.figures.forEach((entry) => note([...entry.label, ...entry.caveat]));
  it.people.forEach((entry) => note(entry.role));
  it.questions.forEach((entry) => note([...entry.question, ...entry.answer]));
  it.indicators.forEach(note);
  return found;
}

const ways: readonly (readonly [string, (object: object) => string])[] = [
  ['YAML, folded where it is long', (object) => dump(object)],
  ['YAML with quotes', (object) => dump(object, { forceQuotes: true, lineWidth: 40 })],
  ['YAML on few lines', (object) => dump(object, { flowLevel: 2, lineWidth: -1 })],
  ['JSON', (object) => JSON.stringify(object)],
  ['JSON with tabs', (object) => JSON.stringify(object, null, '\t')],
];

describe.each(ways)('as %s', (_, form) => {
  test('an apparatus reads as it was, word for word and place for place', async () => {
    await fc.assert(
      fc.asyncProperty(apparatus, async (it) => {
        const source = form(written(it));
        const { manifest, told } = await readManifest(source);
        expect(told).toBe('');
        expect(bare(manifest?.apparatus)).toEqual(bare(it));
        const lines = source.split('\n');
        for (const { value, at } of textsIn(manifest?.apparatus ?? noApparatus)) {
          const [word = ''] = value.split(' ');
          expect((lines[at.line - 1] ?? '').slice(at.column - 1)).toEqual(
            expect.stringMatching(new RegExp(`^${word.replace('.', '\\.')}`)),
          );
        }
      }),
      { numRuns: 30 },
    );
  });
});
