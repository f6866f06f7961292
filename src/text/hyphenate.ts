/** Where words may be broken, by language: Liang's patterns, with the rules of good setting on top. */
import type { Language } from '../model/document.ts';
import { openPatterns, type Patterns } from './patterns.ts';
import { raiseLevels, type Trie } from './trie.ts';

/**
 * Gives the UTF-16 offsets at which `word` may be broken with a hyphen, in order; often none.
 * @param inNeed whether a name or a word in capitals, which is better left whole, may be broken
 */
export type Hyphenate = (word: string, inNeed?: boolean) => readonly number[];

type Practice = {
  /** Pattern files in `src/text/patterns/`, without `hyph-` and ending. */
  readonly files: readonly string[];
  /** Fewest letters before and after a hyphen. */
  readonly left: number;
  readonly right: number;
  /** Whether words with a capital may be broken: not where a capital marks a name. */
  readonly capitals: boolean;
};

/** By language, with its region where regions differ; the minima are those of good book setting, never under the patterns' own. */
const practices: Readonly<Record<string, Practice>> = {
  'en-US': { files: ['en-us'], left: 2, right: 3, capitals: false },
  en: { files: ['en-gb'], left: 2, right: 3, capitals: false },
  de: { files: ['de-1996'], left: 2, right: 3, capitals: true },
  fr: { files: ['fr'], left: 2, right: 3, capitals: false },
  es: { files: ['es'], left: 2, right: 3, capitals: false },
  it: { files: ['it'], left: 2, right: 3, capitals: false },
  nl: { files: ['nl'], left: 2, right: 3, capitals: false },
  pt: { files: ['pt'], left: 2, right: 3, capitals: false },
  pl: { files: ['pl'], left: 2, right: 3, capitals: false },
  sv: { files: ['sv'], left: 2, right: 3, capitals: false },
  da: { files: ['da'], left: 2, right: 3, capitals: false },
  nb: { files: ['no', 'nb'], left: 2, right: 3, capitals: false },
  no: { files: ['no', 'nb'], left: 2, right: 3, capitals: false },
  fi: { files: ['fi'], left: 2, right: 3, capitals: false },
};

/** Shorter words are never broken: what is saved is less than what the eye loses. */
const shortest = 5;
const softHyphen = '\u00ad';

/**
 * Opens the patterns of a language.
 * @param read gives a file of Slugline's own, as `World.data` does
 * @returns a function that finds no points when the language has no patterns here
 */
export function openHyphenation(language: Language, read: (name: string) => Uint8Array): Hyphenate {
  const practice = practiceFor(language);
  if (practice === null) return softPoints;
  const patterns = practice.files.map((file) => openPatterns(read(`src/text/patterns/hyph-${file}.tex`)));
  const rules: Rules = {
    tries: patterns.map((it) => it.trie),
    exceptions: new Map(patterns.flatMap((it) => [...it.exceptions])),
    practice,
    levels: new Uint8Array(256),
  };
  return (word, inNeed = false) => {
    if (word.includes(softHyphen)) return softPoints(word);
    return breakable(word, practice, inNeed) ? points(word, rules) : [];
  };
}

/**
 * `hyphenate` with words that someone knows better, in upper or lower case and with signs around them.
 * @param exceptions words with a hyphen at each of their breaks; one without is never broken
 */
export function withExceptions(hyphenate: Hyphenate, exceptions: readonly string[]): Hyphenate {
  if (exceptions.length === 0) return hyphenate;
  const table = new Map(
    exceptions.map((marked) => {
      const parts = marked.toLowerCase().replaceAll('’', "'").split('-');
      return [parts.join(''), parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('').length)];
    }),
  );
  return (word, inNeed) => {
    const start = word.search(/\p{L}/u);
    const letters = word.slice(Math.max(0, start)).replace(/\P{L}+$/u, '');
    const known = table.get(letters.toLowerCase().replaceAll('’', "'"));
    return known === undefined ? hyphenate(word, inNeed) : known.map((offset) => start + offset);
  };
}

function practiceFor(language: Language): Practice | null {
  const [base = '', ...subtags] = language.split('-');
  const region = subtags.find((subtag) => /^[A-Z]{2}$/.test(subtag));
  return practices[`${base}-${region ?? ''}`] ?? practices[base] ?? null;
}

/** The points of a word that brings its own: whoever typed a soft hyphen meant it, and no other. */
function softPoints(word: string): readonly number[] {
  const found: number[] = [];
  for (let at = word.indexOf(softHyphen); at !== -1; at = word.indexOf(softHyphen, at + 1)) found.push(at + 1);
  return found;
}

/**
 * How letters are found. Those of Unicode take a table that is slow to make, and most words have none but those of ASCII, between
 * signs of which it is known that they are no letters.
 */
type Letters = { readonly before: RegExp; readonly capital: RegExp; readonly run: RegExp };
const ascii: Letters = { before: /^[^A-Za-z]+/, capital: /[A-Z]/, run: /[A-Za-z'’]+/g };
const unicode = (): Letters => ({ before: /^\P{L}+/u, capital: /\p{Lu}/u, run: /[\p{L}\p{M}'’]+/gu });
const lettersOf = (word: string): Letters => (/^[\0-\x7f\u2010-\u201f…]*$/.test(word) ? ascii : unicode());

function breakable(word: string, practice: Practice, inNeed: boolean): boolean {
  if (word.length >= 250) return false;
  if (/^[a-z]+$/.test(word) || inNeed) return true;
  const { before, capital } = lettersOf(word);
  const letters = word.replace(before, '');
  return !capital.test(practice.capitals ? letters.slice(1) : letters);
}

/** What a language's words are broken by. */
type Rules = {
  readonly tries: readonly Trie[];
  readonly exceptions: Patterns['exceptions'];
  readonly practice: Practice;
  /** Room to work in. */
  readonly levels: Uint8Array;
};

function points(word: string, rules: Rules): readonly number[] {
  const found: number[] = [];
  // Most words are nothing but small letters.
  if (/^[a-z]+$/.test(word)) addPoints(word, 0, rules, found);
  // Only runs of letters are broken; what stands around them (quotes, stops, digits) is not.
  else for (const run of word.matchAll(lettersOf(word).run)) addPoints(run[0], run.index, rules, found);
  return found;
}

/** Adds the points of a run of letters that stands at `start` in its word. */
function addPoints(run: string, start: number, { tries, exceptions, practice, levels }: Rules, found: number[]): void {
  const letters = run.toLowerCase().replaceAll('’', "'");
  if (letters.length < shortest || letters.length !== run.length) return;
  const known = exceptions.get(letters);
  if (known !== undefined) {
    for (const point of known) found.push(start + point);
    return;
  }
  const dotted = `.${letters}.`;
  levels.fill(0, 0, dotted.length + 1);
  for (const trie of tries) raiseLevels(trie, dotted, levels);
  for (let at = practice.left; at <= letters.length - practice.right; at++) {
    if ((levels[at + 1] ?? 0) % 2 === 0) continue;
    // An elided word (l’enfant) or an ending (dog’s) stays whole beside its apostrophe.
    const apart = letters[at - 1] !== "'" && letters[at] !== "'" && letters[at + 1] !== "'" && letters[at - 2] !== "'";
    if (apart) found.push(start + at);
  }
}
