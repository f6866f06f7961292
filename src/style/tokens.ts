/**
 * Tokens of a style, asked for by name and sort, through layers: the style itself, the one that it extends, and so on.
 *
 * What is asked for is what is known: a token that nobody has asked for by the time of `close` is a slip. A value of the wrong sort
 * is reported with its place, and the next layer's stands in for it, so that everything that is wrong is told at once.
 */
import type { Place } from '../model/document.ts';
import { closest } from '../model/closest.ts';
import { problem, type Report } from '../model/problem.ts';
import { length } from './size.ts';
import type { Group, Yaml } from '../yaml/tree.ts';

/** A style file, or what the command line says. */
export type Layer = {
  readonly root: Yaml;
  /** Makes of the path of a font, as this layer writes it, a name that is understood outside. */
  readonly fontName: (written: string, at: Place | null) => string;
};

/** The least and the most that a number may be. */
export type Range = readonly [number, number];

/** Tokens of one group. Throws where no layer has a token: the style that all extend is complete. */
export type Tokens = {
  /** Where it takes them from, in this order. */
  readonly levels: readonly Level[];
  /** A group of tokens; what it leaves out is as in `below`. */
  readonly group: (key: string, below?: Tokens) => Tokens;
  /** The groups of a list, those of deeper layers behind. */
  readonly groups: (key: string) => readonly Tokens[];
  readonly flag: (key: string) => boolean;
  /** In points; a bare number is, too. */
  readonly length: (key: string, range: Range) => number;
  readonly number: (key: string, range: Range) => number;
  readonly whole: (key: string, range: Range) => number;
  readonly choice: <T extends string | number>(key: string, choices: readonly T[]) => T;
  readonly colour: (key: string) => string;
  /** Words with hyphens where they may be broken. */
  readonly words: (key: string) => readonly string[];
  /** The name of a font; null when the layers down to the first that has `chief` name none. */
  readonly font: (key: string, chief: string) => string | null;
  /** Takes note of a token that is read elsewhere. */
  readonly known: (key: string) => void;
  /** Reports what is wrong with tokens taken together, where the first layer that has one of them has it. */
  readonly wrong: (keys: readonly string[], message: string, hint: string) => void;
  /** Reports the tokens, of groups too, that nobody asked for. */
  readonly close: () => void;
};

/** A sort of values: what they must be, in words, and how one is read. */
type Sort<T> = { readonly what: () => string; readonly read: (value: Yaml) => T | null };

/** A group in one layer. */
type Level = { readonly group: Group; readonly path: string; readonly layer: Layer };

type Told = { readonly report: Report; readonly told: Set<Yaml> };

/** The tokens of `layers`, of which the first has the first word. */
export function tokensOf(layers: readonly Layer[], report: Report): Tokens {
  const to: Told = { report, told: new Set() };
  return open(
    layers.flatMap((layer) => levels(layer.root, '', layer, to)),
    [],
    to,
  );
}

function open(own: readonly Level[], below: readonly Level[], to: Told): Tokens {
  const all = [...own, ...below];
  const asked = new Set<string>();
  const children: Tokens[] = [];

  const take = <T>(key: string, sort: Sort<T>): T => {
    asked.add(key);
    for (const { group, path } of all) {
      const entry = group.entries.get(key);
      if (entry === undefined) continue;
      const read = sort.read(entry.value);
      if (read !== null) return read;
      const hint = 'correct it, or leave it out: the style that it extends has one';
      fault(entry.value, `${path}${key} must be ${sort.what()}`, hint, to);
    }
    throw new Error(`no style says what ${key} is`);
  };

  const child = (own: readonly Level[], below: readonly Level[]): Tokens => {
    const made = open(own, below, to);
    children.push(made);
    return made;
  };

  return {
    levels: all,
    group: (key, below) => {
      asked.add(key);
      const found: Level[] = [];
      for (const { group, path, layer } of all) {
        const value = group.entries.get(key)?.value;
        if (value !== undefined) found.push(...levels(value, `${path}${key}.`, layer, to));
      }
      return child(found, below === undefined ? [] : below.levels);
    },
    groups: (key) => {
      asked.add(key);
      return all.flatMap(({ group, path, layer }) => {
        const value = group.entries.get(key)?.value;
        if (value === undefined) return [];
        if (value.kind === 'list') return value.items.map((item) => child(levels(item, `${path}${key}.`, layer, to), []));
        fault(value, `${path}${key} must be a list`, 'write it as [first, second]', to);
        return [];
      });
    },
    flag: (key) => take(key, flag),
    length: (key, range) => take(key, lengthIn(range)),
    number: (key, range) => take(key, numberIn(range, /^-?\d+(\.\d+)?$/, 'a number')),
    whole: (key, range) => take(key, numberIn(range, /^-?\d+$/, 'a whole number')),
    choice: (key, choices) => take(key, oneOf(choices)),
    colour: (key) => take(key, colour),
    words: (key) => take(key, words),
    font: (key, chief) => {
      asked.add(key);
      for (const { group, path, layer } of all) {
        const value = group.entries.get(key)?.value;
        const read = value === undefined ? null : scalar(value) || null;
        if (value !== undefined && read !== null) return layer.fontName(read, value.at());
        if (value !== undefined) {
          fault(value, `${path}${key} must be the path of a font`, 'give the path of a TTF or OTF file', to);
        }
        if (group.entries.has(chief)) return null;
      }
      return null;
    },
    known: (key) => void asked.add(key),
    wrong: (keys, message, hint) => {
      const [first] = all.flatMap(({ group }) => [...group.entries].filter(([key]) => keys.includes(key)));
      if (first !== undefined) fault(first[1].value, message, hint, to);
    },
    close: () => {
      for (const { group, path } of own) {
        for (const [key, { at }] of group.entries) if (!asked.has(key)) to.report(unknown(key, at(), path, [...asked]));
      }
      for (const it of children) it.close();
    },
  };
}

function levels(value: Yaml, path: string, layer: Layer, to: Told): readonly Level[] {
  if (value.kind === 'group') return [{ group: value, path, layer }];
  const what = path === '' ? 'a style' : path.slice(0, -1);
  fault(value, `${what} must be a group of tokens`, 'write one token a line, indented below it', to);
  return [];
}

/** Reports a value once, however often it is asked for. */
function fault(value: Yaml, message: string, hint: string, to: Told): void {
  if (to.told.has(value)) return;
  to.told.add(value);
  const at = value.at();
  to.report(problem('style-value', at, at === null ? `--set: ${message}` : message, hint));
}

function unknown(key: string, at: Place | null, path: string, known: readonly string[]): Parameters<Report>[0] {
  const near = closest(key, known);
  const hint = near === null ? `known are ${known.toSorted().join(', ')}` : `did you mean ${path}${near}?`;
  return problem('style-value', at, `${at === null ? '--set: ' : ''}there is no token ${path}${key}`, hint);
}

const scalar = (value: Yaml): string | null => (value.kind === 'scalar' ? value.value.trim() : null);

const flag: Sort<boolean> = {
  what: () => 'true or false',
  read: (value) => ({ true: true, false: false })[scalar(value) ?? ''] ?? null,
};

const colour: Sort<string> = {
  what: () => 'a colour such as "#8a1c1c", in quotes',
  read: (value) => {
    const found = scalar(value)?.toLowerCase() ?? '';
    return /^#[0-9a-f]{6}$/.test(found) ? found : null;
  },
};

const words: Sort<readonly string[]> = {
  what: () => 'a list of words with hyphens where they may be broken, such as [rec-ord, Damascus]',
  read: (value) => {
    if (value.kind !== 'list') return null;
    const found = value.items.map((item) => scalar(item) ?? '');
    return found.every((word) => /^[\p{L}\p{M}'’]+(-[\p{L}\p{M}'’]+)*$/u.test(word)) ? found : null;
  },
};

const within = (value: number | null, [least, most]: Range): number | null =>
  value !== null && value >= least && value <= most ? value : null;

function lengthIn(range: Range): Sort<number> {
  const written = (points: number): string => (range[1] > 200 ? `${Math.round(points * (25.4 / 72))}mm` : `${points}pt`);
  return {
    what: () => `a length from ${written(range[0])} to ${written(range[1])}`,
    read: (value) => {
      const found = scalar(value) ?? '';
      return within(length(/^\d+(\.\d+)?$/.test(found) ? `${found}pt` : found), range);
    },
  };
}

function numberIn(range: Range, form: RegExp, what: string): Sort<number> {
  return {
    what: () => `${what} from ${range[0]} to ${range[1]}, without a unit`,
    read: (value) => {
      const written = scalar(value) ?? '';
      return within(form.test(written) ? Number(written) : null, range);
    },
  };
}

function oneOf<T extends string | number>(choices: readonly T[]): Sort<T> {
  return {
    what: () => [choices.slice(0, -1).join(', '), ...choices.slice(-1)].join(' or '),
    read: (value) => choices.find((choice) => String(choice) === scalar(value)) ?? null,
  };
}
