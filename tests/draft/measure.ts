/** How good a draft is, against labels made by hand: what is right of what is proposed, and of what there is. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';
import { draft } from '../../src/draft/draft.ts';
import type { Facts } from '../../src/draft/facts.ts';
import { parseGazetteer } from '../../src/draft/gazetteer.ts';
import { readString } from '../read/from-text.ts';

/** Labels: what a careful reader finds in an article. A date goes with words that its event must have, a person with words of the role. */
const labels = z.object({
  dates: z.array(z.tuple([z.coerce.string(), z.coerce.string()])),
  people: z.record(z.string(), z.string()),
  places: z.array(z.string()),
  acronyms: z.record(z.string(), z.string()),
});
type Labels = z.infer<typeof labels>;

export const kinds = ['dates', 'people', 'roles', 'places', 'acronyms'] as const;
export type Kind = (typeof kinds)[number];

export type Count = {
  readonly right: number;
  readonly proposed: number;
  readonly there: number;
  readonly wrong: readonly string[];
};
export type Score = Readonly<Record<Kind, Count>>;

const gazetteer = parseGazetteer(readFileSync('src/draft/gazetteer.txt', 'utf8'));

/** The facts that are drafted from an article below `tests/cases/draft/`. */
export async function factsOf(name: string): Promise<Facts> {
  const { article } = await readString(readFileSync(`tests/cases/draft/${name}.md`, 'utf8'));
  if (article === null) throw new Error(`${name}.md can not be read`);
  const { date, language } = article.particulars;
  return draft([{ article, name: `${name}.md`, date, language: language ?? 'en' }], gazetteer);
}

/** What is right and wrong in the draft of one article. */
export async function scoreOf(name: string): Promise<Score> {
  const facts = await factsOf(name);
  return compared(facts, labels.parse(load(readFileSync(`tests/cases/draft/${name}.yml`, 'utf8'))));
}

function compared(facts: Facts, wanted: Labels): Score {
  const dates = [...wanted.dates];
  const wrongDates = facts.timeline.filter(({ date, event }) => {
    const at = dates.findIndex(([day, words]) => day === date && event.toLowerCase().includes(words.toLowerCase()));
    if (at >= 0) dates.splice(at, 1);
    return at < 0;
  });
  const known = facts.people.filter(({ name }) => Object.hasOwn(wanted.people, name));
  const isRole = (role: string, words: string): boolean =>
    words === '' ? role === '' : role.toLowerCase().includes(words.toLowerCase());
  const misread = known.filter(({ name, role }) => !isRole(role, wanted.people[name] ?? ''));
  const wrongPeople = facts.people.filter((it) => !known.includes(it));
  const wrongPlaces = facts.places.filter(({ name }) => !wanted.places.includes(name));
  const wrongTerms = facts.glossary.filter(({ term, expansion }) => wanted.acronyms[term] !== expansion);
  return {
    dates: count(
      facts.timeline.length,
      wanted.dates.length,
      wrongDates.map((it) => `${it.date} ${it.event}`),
    ),
    people: count(
      facts.people.length,
      Object.keys(wanted.people).length,
      wrongPeople.map((it) => it.name),
    ),
    roles: count(
      known.length,
      known.length,
      misread.map((it) => `${it.name}: ${it.role}`),
    ),
    places: count(
      facts.places.length,
      wanted.places.length,
      wrongPlaces.map((it) => it.name),
    ),
    acronyms: count(
      facts.glossary.length,
      Object.keys(wanted.acronyms).length,
      wrongTerms.map((it) => it.term),
    ),
  };
}

function count(proposed: number, there: number, wrong: readonly string[]): Count {
  return { right: proposed - wrong.length, proposed, there, wrong };
}

/** The sum of several scores. */
export function total(scores: readonly Score[]): Score {
  const sum = (kind: Kind): Count =>
    scores
      .map((it) => it[kind])
      .reduce((one, other) => ({
        right: one.right + other.right,
        proposed: one.proposed + other.proposed,
        there: one.there + other.there,
        wrong: [...one.wrong, ...other.wrong],
      }));
  return { dates: sum('dates'), people: sum('people'), roles: sum('roles'), places: sum('places'), acronyms: sum('acronyms') };
}

export const precision = ({ right, proposed }: Count): number => (proposed === 0 ? 1 : right / proposed);
export const recall = ({ right, there }: Count): number => (there === 0 ? 1 : right / there);

/** Scores as a table to read, and what is wrong below it. */
export function table(rows: Readonly<Record<string, Score>>): string {
  const cell = (it: Count): string => `${precision(it).toFixed(2)}/${recall(it).toFixed(2)}`.padEnd(11);
  const head = `${''.padEnd(12)}${kinds.map((it) => it.padEnd(11)).join('')}(precision/recall)`;
  const lines = Object.entries(rows).map(([name, score]) => `${name.padEnd(12)}${kinds.map((it) => cell(score[it])).join('')}`);
  const wrong = Object.entries(rows).flatMap(([name, score]) =>
    kinds.flatMap((it) => score[it].wrong.map((what) => `  ${name}, ${it}: ${what}`)),
  );
  return [head, ...lines, ...(wrong.length === 0 ? [] : ['wrong:', ...new Set(wrong)])].join('\n');
}
