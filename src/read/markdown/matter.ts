/** What front matter may say: a strict schema, with its problems told in words and places. */
import { z } from 'zod';
import type { Particulars, Place } from '../../model/document.ts';
import { problem, type Report } from '../../model/problem.ts';
import { closest } from '../../model/closest.ts';
import { isRealDate } from '../calendar.ts';
import { languageOf } from './language.ts';
import { readMapping, type Mapping } from './yaml.ts';

/** A value that is Markdown, with its place. */
export type MatterLine = { readonly source: string; readonly at: Place };

export type Matter = {
  /** Null when the front matter has none. */
  readonly title: MatterLine | null;
  readonly standfirst: MatterLine | null;
  readonly particulars: Particulars;
};

const words = z.string('must be text').transform((text) => text.replace(/[ \t\n]+/g, ' ').trim());
const several = z.union([words.transform((one) => [one]), z.array(words)], 'must be text, or a list of texts');
const keywords = z.union([words.transform((list) => list.split(/\s*,\s*/)), z.array(words)], 'must be text, or a list of texts');

const schema = z.strictObject({
  title: words.optional(),
  subtitle: words.optional(),
  standfirst: words.optional(),
  author: several.optional(),
  authors: several.optional(),
  byline: several.optional(),
  date: words.refine(isRealDate, 'must be a date that there is, written like 2022-01-31').optional(),
  lang: words.refine((tag) => languageOf(tag) !== null, 'must be a language tag, such as en-GB').optional(),
  language: words.refine((tag) => languageOf(tag) !== null, 'must be a language tag, such as en-GB').optional(),
  description: words.optional(),
  keywords: keywords.optional(),
  tags: keywords.optional(),
  publisher: words.optional(),
  rights: words.optional(),
  marking: words.optional(),
  // What Slugline writes over a whole pack: an article is of none.
  series: words.optional(),
  issue: words.optional(),
  period: words.optional(),
  retrieved: words.refine(isRealDate, 'must be a date that there is, written like 2022-01-31').optional(),
  source: words.refine(isAddress, 'must be an address that starts with https:// or http://').optional(),
  url: words.refine(isAddress, 'must be an address that starts with https:// or http://').optional(),
});

/** Reads front matter whose first line is the second of `file`. Null after an error, which is reported. */
export function readMatter(source: string, file: string, report: Report): Matter | null {
  const mapping = readMapping(source, { file, line: 2, column: 1 }, report);
  if (mapping === null) return null;
  const parsed = schema.safeParse(mapping.value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) explain(issue, mapping, { file, report });
    return null;
  }
  const it = parsed.data;
  const line = (value: string | undefined, ...names: readonly string[]): MatterLine | null => {
    const name = names.find((key) => mapping.keys.has(key)) ?? '';
    const at = mapping.keys.get(name)?.value;
    return value === undefined || value === '' || at === undefined ? null : { source: value, at };
  };
  const said = (list: readonly string[]): readonly string[] => list.filter((one) => one !== '');
  return {
    title: line(it.title, 'title'),
    standfirst: line(it.standfirst ?? it.subtitle, it.standfirst === undefined ? 'subtitle' : 'standfirst'),
    particulars: {
      authors: said(it.authors ?? it.author ?? it.byline ?? []),
      date: it.date ?? null,
      language: languageOf(it.language ?? it.lang ?? ''),
      description: it.description ?? '',
      keywords: said(it.keywords ?? it.tags ?? []),
      publisher: it.publisher ?? '',
      rights: it.rights ?? '',
      source: it.source ?? it.url ?? '',
      marking: it.marking ?? '',
      retrieved: it.retrieved ?? null,
    },
  };
}

function explain(
  issue: z.core.$ZodIssue,
  mapping: Mapping,
  { file, report }: { readonly file: string; readonly report: Report },
): void {
  const top: Place = { file, line: 2, column: 1 };
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const near = closest(key.toLowerCase(), Object.keys(schema.shape));
      const known = `known are ${Object.keys(schema.shape).join(', ')}`;
      const hint = near === null ? known : `did you mean "${near}"?`;
      report(problem('front-matter-key', mapping.keys.get(key)?.key ?? top, `front matter has no key "${key}"`, hint));
    }
    return;
  }
  const [key] = issue.path;
  if (typeof key !== 'string') {
    report(
      problem(
        'front-matter-value',
        top,
        'front matter must be lines of the form "key: value"',
        'write one key a line, such as title: Rain',
      ),
    );
    return;
  }
  report(
    problem(
      'front-matter-value',
      mapping.keys.get(key)?.value ?? top,
      `"${key}" ${issue.message}`,
      'correct the value, or leave the line out',
    ),
  );
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
