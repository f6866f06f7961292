/** Tokens of a style file, asked for by name and sort. What is missing comes from the fallback; without one it is a fault of the file. */
import { length } from './size.ts';

export type Tokens = {
  readonly has: (key: string) => boolean;
  /** A group of tokens; empty when it is left out. */
  readonly group: (key: string) => Tokens;
  readonly text: (key: string, fallback?: string) => string;
  readonly flag: (key: string, fallback: boolean | undefined) => boolean;
  /** A bare number is in points. */
  readonly length: (key: string, fallback: number | undefined) => number;
  readonly choice: <T extends string>(key: string, choices: readonly T[], fallback: T | undefined) => T;
  readonly number: <T extends number>(key: string, choices: readonly T[], fallback: T | undefined) => T;
  readonly words: (key: string, fallback: readonly string[] | undefined) => readonly string[];
};

/** Wraps a parsed YAML mapping. Throws an `Error` that names the token when one is missing or of the wrong sort. */
export function tokens(value: unknown, path = ''): Tokens {
  if (typeof value !== 'object' || value === null) throw new Error(`style: ${path || 'the file'} is no mapping`);
  const entries = new Map<string, unknown>(Object.entries(value));
  const take = <T>(key: string, fallback: T | undefined, read: (value: unknown) => T | null): T => {
    const found = entries.get(key);
    const result = found === undefined ? fallback : read(found);
    if (result === undefined || result === null)
      throw new Error(`style: ${path}${key} is ${found === undefined ? 'missing' : 'wrong'}`);
    return result;
  };
  return {
    has: (key) => entries.has(key),
    group: (key) => tokens(entries.get(key) ?? {}, `${path}${key}.`),
    text: (key, fallback) => take(key, fallback, (found) => (typeof found === 'string' ? found : null)),
    flag: (key, fallback) => take(key, fallback, (found) => (typeof found === 'boolean' ? found : null)),
    length: (key, fallback) => take(key, fallback, (found) => (typeof found === 'number' ? found : length(String(found)))),
    choice: (key, choices, fallback) => take(key, fallback, (found) => choices.find((choice) => choice === found) ?? null),
    number: (key, choices, fallback) => take(key, fallback, (found) => choices.find((choice) => choice === found) ?? null),
    words: (key, fallback) => take(key, fallback, (found) => (Array.isArray(found) ? found.map(String) : null)),
  };
}
