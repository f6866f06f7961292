/** The apparatus as data, its texts as Markdown: what a manifest has of it. */
import type { Apparatus, Evidence } from '../../model/apparatus.ts';
import type { Block, Inline } from '../../model/document.ts';
import type { Data, DataGroup } from '../../yaml/write.ts';
import { writeProse } from './article.ts';
import type { Desk } from './desk.ts';
import { oneLine, writeInlines } from './inline.ts';

/** What articles are called in the folder, by their stories' ids and by the files that they came from; and a desk for each text. */
export type Library = {
  readonly names: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
  readonly desk: () => Desk;
};

/** The parts that there are, under the keys of a manifest. */
export function apparatusData(it: Apparatus<Evidence>, { names, files, desk }: Library): DataGroup {
  const prose = (key: string, run: readonly Block[]): DataGroup => said(key, writeProse(run, desk()));
  const line = (key: string, run: readonly Inline[]): DataGroup => said(key, writeInlines(run, oneLine, desk()));
  const cites = (all: readonly Evidence[]): DataGroup =>
    listed(
      'cites',
      all.map(({ story, quote }) => ({ article: names.get(story) ?? story, quote })),
    );
  return {
    ...said('yardstick', it.yardstick ?? ''),
    ...prose('handling', it.handling),
    ...prose('bottom-line', it.bottomLine),
    ...listed(
      'judgements',
      it.judgements.map((one) => ({
        ...line('text', one.content),
        ...said('likelihood', one.likelihood),
        ...said('confidence', one.confidence ?? ''),
        ...cites(one.cites),
      })),
    ),
    ...listed(
      'figures',
      it.figures.map((one) => ({
        figure: one.figure,
        ...line('label', one.label),
        ...line('caveat', one.caveat),
        ...cites(one.cites),
      })),
    ),
    ...prose('changes', it.changes),
    ...prose('assessment', it.assessment),
    ...listed(
      'indicators',
      it.indicators.map((one) => writeInlines(one, oneLine, desk())),
    ),
    ...listed(
      'timeline',
      it.timeline.map((one) => ({ date: one.date, ...line('text', one.content), ...cites(one.cites) })),
    ),
    ...listed(
      'people',
      it.people.map((one) => ({
        name: one.name,
        ...line('role', one.role),
        ...prose('text', one.content),
        ...cites(one.cites),
      })),
    ),
    ...listed(
      'places',
      it.places.map(({ name, position, content }) => ({
        name,
        ...(position === null ? {} : { at: [degrees(position.latitude), degrees(position.longitude)] }),
        ...line('text', content),
      })),
    ),
    ...prose('lines', it.lines),
    ...listed(
      'questions',
      it.questions.map((one) => ({ ...line('question', one.question), ...prose('answer', one.answer) })),
    ),
    ...prose('gaps', it.gaps),
    ...prose('assumptions', it.assumptions),
    ...listed(
      'glossary',
      it.glossary.map((one) => ({ term: one.term, ...said('stands-for', one.expansion), ...line('text', one.content) })),
    ),
    ...listed(
      'sources',
      it.sources.map((one) => ({
        ...said('article', sourceFile(one.article, files)),
        ...said('title', one.title),
        ...said('publisher', one.publisher),
        ...said('url', one.url),
        ...said('published', one.published),
        ...said('retrieved', one.retrieved),
        ...said('grade', one.grade === null ? '' : `${one.grade.reliability}${one.grade.credibility}`),
        ...line('note', one.content),
      })),
    ),
    ...prose('method', it.method),
    ...prose('colophon', it.colophon),
  };
}

/** The file in the folder of the article that a source is of; by its name alone, as the register of sources is read. */
function sourceFile(article: string, files: ReadonlyMap<string, string>): string {
  const base = (path: string): string => path.replace(/^.*[\\/]/, '');
  const found = [...files].findLast(([file]) => base(file) === base(article));
  return article === '' || found === undefined ? article : found[1];
}

/** To some centimetres, and without the exponent that a manifest does not take. */
function degrees(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function said(key: string, value: string): DataGroup {
  return value === '' ? {} : { [key]: value };
}

function listed(key: string, values: readonly Data[]): DataGroup {
  return values.length === 0 ? {} : { [key]: values };
}
