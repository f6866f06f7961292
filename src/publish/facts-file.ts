/**
 * The file that proposals go to. What a person has in it is never touched, not even its spaces and remarks: what is new is put in
 * as lines of its own, at the end of its part.
 */
import { isDeepStrictEqual } from 'node:util';
import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { z } from 'zod';
import type { Facts } from '../draft/facts.ts';
import { problem, type Diagnostic } from '../model/problem.ts';
import { entriesOf, preface, remarks, sections, type Entry, type Section } from './facts-yaml.ts';

/** What became of a file. */
export type Merged = {
  readonly text: string;
  /** Whether the file has to be written. */
  readonly changed: boolean;
  readonly added: number;
  readonly kept: number;
};

const cite = z.object({ article: z.string(), quote: z.string() });
const old = z.looseObject({
  date: z.string().optional(),
  name: z.string().optional(),
  term: z.string().optional(),
  cites: z.array(cite).optional(),
});
// A part that has nothing in it is empty text: `people:`.
const part = z.union([z.literal(''), z.array(old)]).optional();
const shape = z
  .object({ timeline: part, people: part, places: part, glossary: part })
  .refine((it) => sections.some((section) => it[section] !== undefined));
type Old = z.infer<typeof old>;

/** `facts` as a new file. */
export function newFile(facts: Facts): Merged {
  const entries = entriesOf(facts);
  const parts = sections.map((it) => `${remarks[it]}\n${partOf(it, entries[it])}`);
  return { text: [preface, ...parts].join('\n'), changed: true, added: sections.flatMap((it) => entries[it]).length, kept: 0 };
}

function partOf(section: Section, entries: readonly Entry[]): string {
  return entries.length === 0 ? `${section}: []\n` : `${section}:\n${linesOf(entries, '  ').join('\n')}\n`;
}

const linesOf = (entries: readonly Entry[], indent: string): readonly string[] =>
  entries.flatMap((it) => it.lines.map((line) => `${indent}${line}`));

/** `text`, the file `name` as it stands, with those of `facts` that it does not have. A diagnostic when it is no such file. */
export function mergedFile(text: string, name: string, facts: Facts): Merged | Diagnostic {
  if (text.trim() === '') return newFile(facts);
  const tree = parsed(text, name);
  if ('code' in tree) return tree;
  const entries = entriesOf(facts);
  let merged = text;
  let added = 0;
  for (const section of sections) {
    const fresh = unmet(entries[section], tree[section] || []);
    if (fresh.length === 0) continue;
    merged = inserted(merged, section, fresh);
    added += fresh.length;
  }
  if (!isExtended(text, merged, added)) {
    const hint = 'write each part as "timeline:" and, below it, a list with dashes';
    return problem('facts-shape', null, `${name}: its parts are written in a way that nothing can be added to`, hint);
  }
  return { text: merged, changed: merged !== text, added, kept: sections.flatMap((it) => tree[it] || []).length };
}

function parsed(text: string, name: string): z.infer<typeof shape> | Diagnostic {
  try {
    const read = shape.safeParse(load(text, { schema: FAILSAFE_SCHEMA }));
    if (read.success) return read.data;
    const hint = `its keys are ${sections.join(', ')}, each with a list of entries; choose another file with -o`;
    return problem('facts-shape', null, `${name}: this is no file of facts`, hint);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { mark } = error;
    const at = mark === undefined ? null : { file: name, line: mark.line + 1, column: mark.column + 1 };
    return problem(
      'facts-syntax',
      at,
      `${at === null ? `${name}: ` : ''}this is no YAML: ${error.reason}`,
      'put it right, or choose another file with -o',
    );
  }
}

/** Those of `proposed` that are not in the file: neither by what they are called nor, put right by a person, by what they rest on. */
function unmet(proposed: readonly Entry[], there: readonly Old[]): readonly Entry[] {
  const left = [...there];
  const without = (entries: readonly Entry[], same: (entry: Entry, it: Old) => boolean): readonly Entry[] =>
    entries.filter((entry) => {
      const at = left.findIndex((it) => same(entry, it));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  const named = (entry: Entry, it: Old): boolean => (it.name ?? it.term) === entry.key;
  const told = (entry: Entry, it: Old): boolean =>
    (it.cites ?? []).some((one) => entry.cites.some((other) => one.article === other.article && one.quote === other.quote));
  const dated = (entry: Entry, it: Old): boolean => it.date === entry.key && told(entry, it);
  return without(
    without(proposed, (entry, it) => named(entry, it) || dated(entry, it)),
    told,
  );
}

/** `text` with `entries` at the end of a part, or with the part at its own end. */
function inserted(text: string, section: Section, entries: readonly Entry[]): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(eol);
  const start = lines.findIndex((line) => new RegExp(`^${section}:`).test(line));
  if (start < 0) return `${text.replace(/\s*$/, '')}${eol}${eol}${partOf(section, entries).replaceAll('\n', eol)}`;
  const after = lines.findIndex((line, index) => index > start && /^(?:[^\s#-]|---|\.\.\.)/.test(line));
  const inside = lines.slice(start + 1, after < 0 ? lines.length : after);
  const last = inside.findLastIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const indent = /^(\s*)- /.exec(inside.find((line) => /^\s*- /.test(line)) ?? '')?.[1] ?? '  ';
  // An empty part may be written as `people: []`.
  const head = (lines[start] ?? '').replace(/^(\w+:)\s*(?:\[\s*\]|~|null)/, '$1');
  const end = start + 1 + last + 1;
  return [...lines.slice(0, start), head, ...lines.slice(start + 1, end), ...linesOf(entries, indent), ...lines.slice(end)].join(
    eol,
  );
}

/** Whether `merged` says all that `text` says, and `added` entries besides. */
function isExtended(text: string, merged: string, added: number): boolean {
  try {
    const [before, after] = [text, merged].map((it) => shape.parse(load(it, { schema: FAILSAFE_SCHEMA })));
    if (before === undefined || after === undefined) return false;
    const lists = sections.map((it) => [before[it] || [], after[it] || []] as const);
    const more = lists.reduce((sum, [one, other]) => sum + other.length - one.length, 0);
    return more === added && lists.every(([one, other]) => isDeepStrictEqual(one, other.slice(0, one.length)));
  } catch (error) {
    if (error instanceof YAMLException || error instanceof z.ZodError) return false;
    throw error;
  }
}
