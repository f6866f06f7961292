/** Reading the values of flags: each kind of value once, with what is right when it is wrong. */
import { problem, type Report } from '../model/problem.ts';
import { closest } from '../model/closest.ts';

/** The flags of a call, as yargs gives them. */
export type Flags = Readonly<Record<string, unknown>>;

/** Asks the flags for values; what is wrong is reported and read as absent. */
export type Values = {
  readonly yes: (flag: string) => boolean | null;
  readonly text: (flag: string) => string | null;
  readonly list: (flag: string) => readonly string[];
  /** One of `allowed`. */
  readonly choice: <T extends string>(flag: string, allowed: readonly T[]) => T | null;
  /** Words of `allowed`, separated by commas or given one by one. */
  readonly choices: <T extends string>(flag: string, allowed: readonly T[]) => readonly T[];
};

/** The longest value of a flag, in UTF-16 units: a title of a page is a mistake. */
const longest = 1000;

/** @param called what messages call a flag: the environment may stand in for it */
export function valuesOf(flags: Flags, report: Report, called = dashed): Values {
  const wrong = (what: string, hint: string): null => {
    report(problem('usage', null, what, hint));
    return null;
  };
  const one = (flag: string, value: unknown): string | null => {
    if (value === false) return wrong(`there is no flag --no-${flag}`, `leave ${dashed(flag)} out`);
    if (typeof value !== 'string') return null;
    if (value.trim() === '')
      return wrong(`the value of ${called(flag)} is empty`, `leave ${called(flag)} out, or give it a value`);
    if (/[\p{Cc}\p{Cs}]/u.test(value))
      return wrong(`the value of ${called(flag)} has control characters in it`, 'write it on one line');
    if (value.length > longest)
      return wrong(`the value of ${called(flag)} has ${value.length} characters`, `${longest} are allowed`);
    return value;
  };
  const text = (flag: string): string | null => {
    const value = flags[flag];
    return Array.isArray(value) ? wrong(`--${flag} is given ${value.length} times`, 'give it once') : one(flag, value);
  };
  const list = (flag: string): readonly string[] => {
    const value = flags[flag];
    const all: readonly unknown[] = Array.isArray(value) ? value : [value];
    return all.map((it) => one(flag, it)).filter((it) => it !== null);
  };
  const among = <T extends string>(flag: string, value: string, allowed: readonly T[]): T | null => {
    const found = allowed.find((it) => it === value);
    if (found !== undefined) return found;
    const near = closest(value, allowed);
    return wrong(
      `${called(flag)} can not be "${value}"`,
      near === null ? `it can be ${allowed.join(', ')}` : `did you mean ${near}? It can be ${allowed.join(', ')}`,
    );
  };
  return {
    text,
    list,
    yes: (flag) => {
      const value = flags[flag];
      return typeof value === 'boolean' ? value : null;
    },
    choice: (flag, allowed) => {
      const value = text(flag);
      return value === null ? null : among(flag, value, allowed);
    },
    choices: (flag, allowed) => {
      const words = list(flag).flatMap((it) => it.split(',').map((word) => word.trim()));
      const found = words.map((word) => among(flag, word, allowed)).filter((it) => it !== null);
      return [...new Set(found)];
    },
  };
}

/** A flag as it is typed. */
export function dashed(flag: string): string {
  return `--${flag}`;
}
