/** What a briefing lists: events, people, places, terms, and questions with their answers. */
import type { Citation, Event, Person, Question, Site, Term } from '../../model/apparatus.ts';
import { group, wrong, type Ask, type Sort } from './ask.ts';
import { citesOf } from './cites.ts';
import { line, prose } from './markdown.ts';
import { flag, name, number, time, words } from './sorts.ts';

/** An entry, and whether somebody has looked at it: what was drafted by a program says `reviewed: false`. */
export type Drafted<T> = { readonly entry: T; readonly reviewed: boolean };

function drafted<T>(noun: string, fill: (ask: Ask, cites: readonly Citation[]) => T): Sort<Drafted<T>> {
  // A draft says of all of them what they were taken from; places and terms are set without it.
  return group(noun, (ask) => ({ entry: fill(ask, citesOf(ask)), reviewed: ask.maybe('reviewed', flag) ?? true }));
}

export const event: Sort<Drafted<Event<Citation>>> = drafted('an event', (ask, cites) => ({
  at: ask.at,
  date: ask.need('date', time) ?? '',
  content: ask.need('text', line) ?? [],
  cites,
}));

export const person: Sort<Drafted<Person<Citation>>> = drafted('a person', (ask, cites) => ({
  at: ask.at,
  name: ask.need('name', name) ?? '',
  role: ask.maybe('role', line) ?? [],
  content: ask.maybe('text', prose) ?? [],
  cites,
}));

/** Degrees north, then degrees east. */
const position: Sort<NonNullable<Site['position']>> = {
  schema: () => ({ type: 'array', items: [north.schema(), east.schema()], minItems: 2, maxItems: 2 }),
  read: (value, called, desk) => {
    const [first, second, ...more] = value.kind === 'list' ? value.items : [];
    if (first === undefined || second === undefined || more.length > 0) {
      return wrong(
        value,
        `${called} must be a latitude and a longitude`,
        'write them as [33.3, 44.4], north and east positive',
        desk,
      );
    }
    const latitude = north.read(first, 'the latitude', desk);
    const longitude = east.read(second, 'the longitude', desk);
    return latitude === null || longitude === null ? null : { latitude, longitude };
  },
};
const north = number(-90, 90);
const east = number(-180, 180);

export const site: Sort<Drafted<Site>> = drafted('a place', (ask) => ({
  at: ask.at,
  name: ask.need('name', name) ?? '',
  position: ask.maybe('at', position),
  content: ask.maybe('text', line) ?? [],
}));

export const term: Sort<Drafted<Term>> = drafted('a term', (ask) => ({
  at: ask.at,
  term: ask.need('term', name) ?? '',
  expansion: ask.maybe('stands-for', words) ?? '',
  content: ask.maybe('text', line) ?? [],
}));

export const question: Sort<Question> = group('a question', (ask) => ({
  at: ask.at,
  question: ask.need('question', line) ?? [],
  answer: ask.need('answer', prose) ?? [],
}));
