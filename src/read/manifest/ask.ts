/**
 * Questions to a YAML tree: a key and what its value must be. What is asked for is what is known, so a key that nobody asks for is a
 * slip; and the questions, asked of nobody, are the JSON Schema.
 */
import { closest } from '../../model/closest.ts';
import type { Place } from '../../model/document.ts';
import { problem, type Report } from '../../model/problem.ts';
import type { Yaml } from '../../yaml/tree.ts';
import type { Prose } from '../prose.ts';
import type { List } from './glob.ts';

/** What reading takes. */
export type Desk = {
  readonly list: List;
  readonly report: Report;
  readonly prose: Prose;
  /** What the files hold that stand for values; null where one could not be read. */
  readonly files: ReadonlyMap<Yaml, Yaml | null>;
};

export type Json = string | number | boolean | null | readonly Json[] | Schema;
export type Schema = { readonly [key: string]: Json };

/** A sort of values: what they are as JSON Schema, and how one is read. Null after a report. `name` is what messages call it. */
export type Sort<T> = {
  readonly schema: () => Schema;
  readonly read: (value: Yaml, name: string, desk: Desk) => T | null;
};

/** Asks one group. A value that is missing or wrong is null; what is wrong with it has been reported. `about` is for the schema. */
export type Ask = {
  readonly at: Place;
  /** Where the value of a key stands; the group's own place when there is none. */
  readonly placeOf: (key: string) => Place;
  readonly maybe: <T>(key: string, sort: Sort<T>, about?: string) => T | null;
  /** Reports when there is none. */
  readonly need: <T>(key: string, sort: Sort<T>, about?: string) => T | null;
};

/** The place of a node that stands in a file, as all nodes of a manifest do. */
export function placeOf(value: Pick<Yaml, 'at'>): Place {
  return value.at() ?? { file: '', line: 1, column: 1 };
}

/** Reports that a value is not what it must be. */
export function wrong(value: Yaml, message: string, hint: string, { report }: Pick<Desk, 'report'>): null {
  report(problem('manifest-value', placeOf(value), message, hint));
  return null;
}

/** Whether a value says nothing, as in `title:` and `"title": null`. */
function isBlank(value: Yaml): boolean {
  return value.kind === 'scalar' && !value.quoted && ['', '~', 'null'].includes(value.value);
}

/**
 * A group of keys, read by `fill`. @param noun as in "a judgement has no key"
 * @param habits what people call keys elsewhere, and what they are called here
 */
export function group<T>(
  noun: string,
  fill: (ask: Ask, desk: Desk) => T,
  habits: Readonly<Record<string, string>> = {},
): Sort<T> {
  const keys = (): readonly string[] => [...questionsOf(fill).keys()];
  return {
    schema: () => {
      const questions = [...questionsOf(fill)];
      const required = questions.filter(([, { needed }]) => needed).map(([key]) => key);
      return {
        type: 'object',
        properties: Object.fromEntries(questions.map(([key, { schema }]) => [key, schema])),
        ...(required.length === 0 ? {} : { required }),
        additionalProperties: false,
      };
    },
    read: (value, name, desk) => {
      if (value.kind !== 'group')
        return wrong(value, `${name} must be ${noun}, written as keys with their values`, known(keys()), desk);
      const asked = new Set<string>();
      const maybe: Ask['maybe'] = (key, sort) => {
        asked.add(key);
        const given = value.entries.get(key)?.value;
        return given === undefined || isBlank(given) ? null : sort.read(given, `"${key}"`, desk);
      };
      const need: Ask['need'] = (key, sort) => {
        const given = value.entries.get(key)?.value;
        if (given === undefined || isBlank(given))
          wrong(value, `${noun} needs "${key}"`, `add a line that starts with "${key}: "`, desk);
        return maybe(key, sort);
      };
      const found = fill(
        { at: placeOf(value), placeOf: (key) => placeOf(value.entries.get(key)?.value ?? value), maybe, need },
        desk,
      );
      for (const [key, { at }] of value.entries) {
        if (asked.has(key)) continue;
        const meant = habits[key.toLowerCase()] ?? closest(key, [...asked]);
        const hint = meant === null ? known([...asked]) : `did you mean "${meant}"?`;
        desk.report(problem('manifest-key', placeOf({ at }), `${noun} has no key "${key}"`, hint));
      }
      return found;
    },
  };
}

/** The keys that there are, when they are few enough to be read. */
function known(keys: readonly string[]): string {
  return keys.length > 12 ? 'slugline schema shows all keys' : `its keys are ${keys.join(', ')}`;
}

type Question = { readonly schema: Schema; readonly needed: boolean };

/** What `fill` asks, found by letting it ask of nothing. */
function questionsOf<T>(fill: (ask: Ask, desk: Desk) => T): ReadonlyMap<string, Question> {
  const questions = new Map<string, Question>();
  const noted =
    (needed: boolean): Ask['maybe'] =>
    (key, sort, about) => {
      questions.set(key, { schema: { ...(about === undefined ? {} : { description: about }), ...sort.schema() }, needed });
      return null;
    };
  const at: Place = { file: '', line: 1, column: 1 };
  const idle: Desk = { report: () => undefined, prose: { blocks: () => [], line: () => [] }, files: new Map(), list: () => [] };
  fill({ at, placeOf: () => at, maybe: noted(false), need: noted(true) }, idle);
  return questions;
}

/** A list of `sort`. */
export function listOf<T>(sort: Sort<T>): Sort<readonly T[]> {
  return {
    schema: () => ({ type: 'array', items: sort.schema() }),
    read: (value, name, desk) => {
      if (value.kind !== 'list') return wrong(value, `${name} must be a list`, 'write one entry a line, each after "- "', desk);
      return value.items.map((item) => sort.read(item, `an entry of ${name}`, desk)).filter((it) => it !== null);
    },
  };
}

/** One of `sort`, or a list of them. */
export function several<T>(sort: Sort<T>): Sort<readonly T[]> {
  const list = listOf(sort);
  return {
    schema: () => ({ anyOf: [sort.schema(), list.schema()] }),
    read: (value, name, desk) => {
      if (value.kind === 'list') return list.read(value, name, desk);
      const one = sort.read(value, name, desk);
      return one === null ? null : [one];
    },
  };
}

/** A text, read by one sort, or a group, read by another. */
export function either<T>(text: Sort<T>, keys: Sort<T>): Sort<T> {
  return {
    schema: () => ({ anyOf: [text.schema(), keys.schema()] }),
    read: (value, name, desk) => (value.kind === 'group' ? keys : text).read(value, name, desk),
  };
}
