/** Proposals as YAML that a person goes through: an entry of the file for each. */
import type { Cite, Facts, Position } from '../draft/facts.ts';
import { oneLine, writeWords } from '../render/markdown/inline.ts';

/** The parts of the file, in their order. */
export const sections = ['timeline', 'people', 'places', 'glossary'] as const;
export type Section = (typeof sections)[number];

/** A proposal as it stands in the file. */
export type Entry = {
  /** What tells it from the others of its section. */
  readonly key: string;
  readonly cites: readonly Cite[];
  /** Without indentation; the first begins with the dash of a list. */
  readonly lines: readonly string[];
};

/** What a new file begins with. */
export const preface = `# Proposals, taken from the articles by rule: none has been checked by a person.
# Go through them one by one. Put right what is wrong, then write "reviewed: true".
# When the articles are drafted again, whatever stands here stays as it is, and what is not here is added at the end of its part;
# so an entry that was deleted comes back.
`;

/** The remark above each part. */
export const remarks: { readonly [Part in Section]: string } = {
  timeline: '# What happened when. A date is a day, a month or a year: as exact as the article is.',
  people: '# Who is who. An empty role: no article says.',
  places: '# Places, with their position in degrees where the gazetteer has them.',
  glossary: '# Acronyms. An empty expansion is a gap to fill: no article spells it out.',
};

/** The entries of each part. */
export function entriesOf(facts: Facts): { readonly [Part in Section]: readonly Entry[] } {
  return {
    timeline: facts.timeline.map(({ date, event, cites }) => entry(date, { date: quoted(date), text: prose(event) }, cites)),
    people: facts.people.map(({ name, role, cites }) => entry(name, { name: scalar(name), role: prose(role) }, cites)),
    places: facts.places.map(({ name, position, cites }) => entry(name, { name: scalar(name), ...where(position) }, cites)),
    glossary: facts.glossary.map(({ term, expansion, cites }) =>
      entry(term, { term: scalar(term), 'stands-for': scalar(expansion) }, cites),
    ),
  };
}

function entry(key: string, fields: Readonly<Record<string, string>>, cites: readonly Cite[]): Entry {
  const said = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  const sources = cites.flatMap(({ article, paragraph, quote }) => [
    `  - article: ${scalar(article)}`,
    `    paragraph: ${paragraph}`,
    `    quote: ${scalar(quote)}`,
  ]);
  const lines = [...said, 'reviewed: false', 'cites:', ...sources];
  return { key, cites, lines: lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)) };
}

function where(position: Position | null): Readonly<Record<string, string>> {
  return position === null ? {} : { at: `[${position.latitude}, ${position.longitude}]` };
}

/** Words that YAML would not take for text. */
const notText = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

/** Words of an article, for a key whose value is read as Markdown: `5 * 3`, `snake_case` and `[¶1]` stay what they are. */
function prose(words: string): string {
  return scalar(writeWords(words, oneLine));
}

/** `text` as a scalar of YAML: bare where it can be. */
function scalar(text: string): string {
  if (/^\p{L}(?:[\p{L}\p{M}\p{N} ’,.()/_-]*[\p{L}\p{M}\p{N}).])?$/u.test(text) && !notText.test(text)) return text;
  return /[\p{Cc}\u2028\u2029\ufeff]/u.test(text) ? JSON.stringify(text) : quoted(text);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
