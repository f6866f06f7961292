/** Every item of an apparatus as the words that a reader of any format must find, in the order of the pack. */
import type { Apparatus, Evidence, Yardstick } from '../../src/model/apparatus.ts';
import type { Block } from '../../src/model/document.ts';
import { leavesIn } from '../../src/model/leaves.ts';
import { plain } from '../../src/model/plain.ts';

/** An item: what it is, and its words, one piece a cell. */
export type Item = { readonly what: string; readonly cells: readonly string[] };

const prose = (what: string, blocks: readonly Block[]): readonly Item[] =>
  leavesIn(blocks).flatMap((leaf) =>
    'kind' in leaf
      ? []
      : [
          {
            what,
            cells: plain(leaf)
              .split(/(?<=\[¶\d+\])/)
              .map(unbracketed),
          },
        ],
  );

/** A reference stands without its brackets, and on paper with its page. */
const unbracketed = (words: string): string => words.replace(/\[(¶\d+)\]/g, '$1');

const marks = (cites: readonly Evidence[]): readonly string[] => [...new Set(cites.map((it) => `¶${it.number ?? ''}`))];

const dates: Readonly<Record<string, string>> = {
  '2021-12': 'December 2021',
  '2022-01-03': '3 January 2022',
  '2022-01-04': '4 January 2022',
  '2022': '2022',
};
const positions: Readonly<Record<string, string>> = { Leith: '(55°59′ N, 3°10′ W)' };
const dated = (date: string): string => dates[date] ?? `no words for ${date}`;
const byText = (one: string, other: string): number => (one < other ? -1 : 1);

/** Bands of likelihood as they were published, from the least likely on. */
const bands: Readonly<Record<Yardstick, readonly string[]>> = {
  phia: ['0–5 %', '10–20 %', '25–35 %', '40–50 %', '55–75 %', '80–90 %', '95–100 %'],
  icd203: [],
};
const phia = [
  'remote chance',
  'highly unlikely',
  'unlikely',
  'realistic possibility',
  'likely',
  'highly likely',
  'almost certain',
];

/** All items, those of what is read first before those of what is looked up. */
export function itemsOf(it: Apparatus<Evidence>): readonly Item[] {
  return [
    ...prose('bottom line', it.bottomLine),
    ...it.judgements.map((one, index) => ({
      what: 'judgement',
      cells: [
        `${index + 1}.`,
        plain(one.content),
        one.likelihood.charAt(0).toUpperCase() + one.likelihood.slice(1),
        one.confidence === null ? '' : `${one.confidence} confidence`,
        ...marks(one.cites),
      ],
    })),
    ...it.figures.map((one) => ({
      what: 'figure',
      cells: [one.figure, plain(one.label), plain(one.caveat), ...marks(one.cites)],
    })),
    ...prose('change', it.changes),
    ...prose('handling', it.handling),
    ...prose('assessment', it.assessment),
    ...it.indicators.map((run) => ({ what: 'indicator', cells: [plain(run)] })),
    ...it.timeline
      .toSorted((one, other) => byText(one.date, other.date))
      .map((one, index) => ({
        what: 'event',
        cells: [`${index + 1} · `, dated(one.date), plain(one.content), ...marks(one.cites)],
      })),
    ...it.people.map((one) => ({
      what: 'person',
      cells: [one.name, plain(one.role), ...prose('', one.content).flatMap(({ cells }) => cells), ...marks(one.cites)],
    })),
    ...it.places.map((one) => ({
      what: 'place',
      // Together, as the map has the names too.
      cells: [`${one.name} ${plain(one.content)}`, ...(one.position === null ? [] : [positions[one.name] ?? 'no position'])],
    })),
    ...prose('line to take', it.lines),
    ...it.questions.map((one) => ({
      what: 'question',
      cells: [plain(one.question), ...prose('', one.answer).flatMap(({ cells }) => cells)],
    })),
    ...prose('gap', it.gaps),
    ...prose('assumption', it.assumptions),
    ...it.glossary
      .toSorted((one, other) => byText(one.term.toLowerCase(), other.term.toLowerCase()))
      .map((one) => ({ what: 'term', cells: [one.term, one.expansion, plain(one.content)] })),
    ...it.sources.map((one) => ({
      what: 'source',
      cells: [
        one.title,
        one.publisher,
        ...(one.published === '' ? [] : [`Published ${dated(one.published)}`]),
        ...(one.retrieved === '' ? [] : [`Retrieved ${dated(one.retrieved)}`]),
        ...(one.grade === null ? [] : [`Grade ${one.grade.reliability}${one.grade.credibility}`]),
        plain(one.content),
      ],
    })),
    ...prose('method', it.method),
    ...(it.yardstick === null
      ? []
      : phia.map((term, index) => ({ what: 'yardstick', cells: [term, bands[it.yardstick ?? 'phia'][index] ?? ''] }))),
    ...prose('colophon', it.colophon),
  ].map(({ what, cells }) => ({ what, cells: cells.filter((cell) => cell !== '') }));
}
