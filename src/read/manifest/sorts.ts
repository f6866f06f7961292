/** The sorts of single values: words, dates, choices, paths and the like. */
import { closest } from '../../model/closest.ts';
import type { Language } from '../../model/document.ts';
import { levelOf, type Scheme } from '../../model/marking.ts';
import { isRealDate } from '../calendar.ts';
import type { Scalar, Yaml } from '../../yaml/tree.ts';
import { wrong, type Desk, type Json, type Schema, type Sort } from './ask.ts';

/** Why a text is not what it must be: what goes behind its name in a message, and the way out. */
export type Refused = { readonly why: string; readonly hint: string };
type Parsed<T> = { readonly value: T } | Refused;

/** The longest value that is no prose, in UTF-16 units. */
const longest = 1000;

/** A sort of texts. `parse` is given the words with single spaces between them. */
export function text<T>(schema: Schema, parse: (words: string, from: Scalar) => Parsed<T>): Sort<T> {
  return {
    schema: () => schema,
    read: (value, name, desk) => {
      if (value.kind !== 'scalar' || isSwitch(value)) return notText(value, name, desk);
      const words = value.value.replace(/[ \t\n]+/g, ' ').trim();
      if (/[\p{Cc}\p{Cs}]/u.test(words)) return wrong(value, `${name} has control characters in it`, 'delete them', desk);
      if (words.length > longest) {
        return wrong(value, `${name} has ${words.length} characters`, `${longest} are allowed`, desk);
      }
      const parsed = parse(words, value);
      return 'value' in parsed ? parsed.value : wrong(value, `${name} ${parsed.why}`, parsed.hint, desk);
    },
  };
}

/** Reports that a value is no text. `false` is none, so that `cover: false` names no file of that name. */
export function notText(value: Yaml, name: string, desk: Desk): null {
  const word = value.kind === 'scalar' ? value.value : '';
  const hint = word === '' ? 'write it on the same line, in quotes if need be' : `put "${word}" in quotes if that is the text`;
  return wrong(value, `${name} must be a text`, hint, desk);
}

/** Whether a value is `true` or `false`, and not the word in quotes. */
export function isSwitch(value: Yaml): boolean {
  return value.kind === 'scalar' && !value.quoted && ['true', 'false'].includes(value.value);
}

/** Any words. A number is words too, so that an issue may be 12. */
export const words: Sort<string> = text({ type: ['string', 'number'] }, (it) => ({ value: it }));

/** Words, at least one. */
export const name: Sort<string> = text({ type: ['string', 'number'], minLength: 1 }, (it) =>
  it === '' ? { why: 'is empty', hint: 'write it, or leave the line out' } : { value: it },
);

export const flag: Sort<boolean> = {
  schema: () => ({ type: 'boolean' }),
  read: (value, called, desk) =>
    value.kind === 'scalar' && isSwitch(value)
      ? value.value === 'true'
      : wrong(value, `${called} must be true or false`, 'write true or false, without quotes', desk),
};

export const date: Sort<string> = text({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}' }, (it) =>
  isRealDate(it) ? { value: it } : { why: `is "${it}", which is no date`, hint: 'write a day that there is, such as 2022-01-31' },
);

/** A day, a month or a year. */
export const time: Sort<string> = text({ type: ['string', 'number'], pattern: '^\\d{4}' }, (it) =>
  isRealDate(/^\d{4}(?:-\d\d)?$/.test(it) ? `${it}-01-01`.slice(0, 10) : it)
    ? { value: it }
    : { why: `is "${it}", which is no date`, hint: 'write a day, a month or a year: 2022-01-31, 2022-01 or 2022' },
);

export const address: Sort<string> = text({ type: 'string', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://' }, (it) =>
  /^https?:\/\//i.test(it) && URL.canParse(it)
    ? { value: it }
    : { why: `is "${it}", which is no address`, hint: 'write one that starts with https:// or http://' },
);

export const language: Sort<Language> = text({ type: 'string' }, (it) => {
  const tag = tagOf(it.replaceAll('_', '-'));
  if (tag !== null) return { value: tag };
  return { why: `is "${it}", which is no language tag`, hint: 'write a BCP 47 tag, such as en-GB, de or pt-BR' };
});

function tagOf(text: string): Language | null {
  try {
    const tag = Intl.getCanonicalLocales(text)[0] ?? '';
    const known = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(new Intl.Locale(tag).language);
    return known === undefined ? null : tag;
  } catch {
    return null;
  }
}

/** One of `allowed`, capitals or not. @param also says of a word that is none of them why, when there is more to say */
export function choice<T extends string>(allowed: readonly T[], also: (word: string) => string | null = () => null): Sort<T> {
  return text({ enum: allowed }, (it) => {
    const found = allowed.find((one) => one.toLowerCase() === it.toLowerCase());
    if (found !== undefined) return { value: found };
    const near = closest(it, allowed);
    const hint = near === null ? `it can be ${allowed.join(', ')}` : `did you mean "${near}"? It can be ${allowed.join(', ')}`;
    return { why: `can not be "${it}"`, hint: also(it) ?? hint };
  });
}

/** A label of `scheme`, written as the scheme has it. */
export function label(scheme: Scheme): Sort<string> {
  return text({ type: 'string' }, (it) => {
    const found = scheme[levelOf(it, scheme)];
    if (found !== undefined) return { value: found };
    const near = closest(it, scheme) ?? scheme.find((one) => one.endsWith(`:${it.toUpperCase()}`)) ?? null;
    const hint = `${near === null ? '' : `did you mean "${near}"? `}the scheme has ${scheme.join(', ')}`;
    return { why: `is "${it}", which is no label of the scheme`, hint };
  });
}

/** A number from `least` to `most`. */
export function number(least: number, most: number): Sort<number> {
  return text({ type: 'number', minimum: least, maximum: most }, (it) => {
    const value = /^[-+]?\d+(?:\.\d+)?$/.test(it) ? Number(it) : NaN;
    if (value >= least && value <= most) return { value };
    const why = Number.isNaN(value) ? `is "${it}", which is no number` : `is ${it}, which is out of range`;
    return { why, hint: `write a number from ${least} to ${most}` };
  });
}

/** `sort`, unless `parse` refuses what it gives. */
export function checked<T, U>(
  sort: Sort<T>,
  parse: (value: T) => Parsed<U>,
  more: { readonly [key: string]: Json } = {},
): Sort<U> {
  return {
    schema: () => ({ ...sort.schema(), ...more }),
    read: (value, called, desk) => {
      const read = sort.read(value, called, desk);
      if (read === null) return null;
      const parsed = parse(read);
      return 'value' in parsed ? parsed.value : wrong(value, `${called} ${parsed.why}`, parsed.hint, desk);
    },
  };
}
