/** What is found in a few words, as a line to compare. */
import { readFileSync } from 'node:fs';
import { draft } from '../../src/draft/draft.ts';
import type { Facts } from '../../src/draft/facts.ts';
import { parseGazetteer } from '../../src/draft/gazetteer.ts';
import { article, p } from '../../src/model/build.ts';

const gazetteer = parseGazetteer(readFileSync('src/draft/gazetteer.txt', 'utf8'));

/** The facts of an article with these paragraphs; it is Wednesday 16 June 2021 unless another day is given. */
export function found(paragraphs: string | readonly string[], date: string | null = '2021-06-16', language = 'en'): Facts {
  const all = typeof paragraphs === 'string' ? [paragraphs] : paragraphs;
  return draft([{ article: article('Headline', ...all.map((it) => p(it))), name: 'a.md', date, language }], gazetteer);
}

export const dates = (facts: Facts): string => facts.timeline.map((it) => it.date).join(' ');
export const events = (facts: Facts): readonly string[] => facts.timeline.map((it) => `${it.date} ${it.event}`);
export const people = (facts: Facts): readonly string[] =>
  facts.people.map((it) => (it.role === '' ? it.name : `${it.name}: ${it.role}`));
export const places = (facts: Facts): string => facts.places.map((it) => it.name).join(', ');
export const terms = (facts: Facts): string => facts.glossary.map((it) => `${it.term}=${it.expansion}`).join(', ');
