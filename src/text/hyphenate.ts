/** Where words may be broken, by language: Liang's patterns, with the rules of good setting on top. */
import type { Language } from '../model/document.ts';
import { openPatterns } from './patterns.ts';
import { heaviest, raiseLevels, type Trie } from './trie.ts';

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
/** Longer ones are no words. */
const longest = 249;
const dot = 0x2e;
const apostrophe = 0x27;
const softHyphen = '\u00ad';

/**
 * Opens the patterns of a language.
 * @param read gives a file of Slugline's own, as `World.data` does
 * @returns a function that finds no points when the language has no patterns here
 */
export function openHyphenation(language: Language, read: (name: string) => Uint8Array): Hyphenate {
  const practice = practiceFor(language);
  if (practice === null) return softPoints;
  const rules: Rules = {
    tries: practice.files.map((file) => openPatterns(read(`src/text/patterns/hyph-${file}.tex`))),
    practice,
    levels: new Uint8Array(longest + 3),
    dotted: new Uint16Array(longest + 2),
  };
  return (word, inNeed = false) => {
    if (word.includes(softHyphen)) return softPoints(word);
    return word.length <= longest && breakable(word, practice, inNeed) ? points(word, rules) : [];
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
      const parts = small(marked).replaceAll('’', "'").split('-');
      return [parts.join(''), parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('').length)];
    }),
  );
  return (word, inNeed) => {
    const start = word.search(/\p{L}/u);
    const letters = word.slice(Math.max(0, start)).replace(/\P{L}+$/u, '');
    const known = table.get(small(letters).replaceAll('’', "'"));
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

/** How letters are found. It takes a table that is slow to make, and most words are plain: those are searched by hand. */
const unicode = (): { readonly before: RegExp; readonly capital: RegExp; readonly run: RegExp } => ({
  before: /^\P{L}+/u,
  capital: /\p{Lu}/u,
  run: /[\p{L}\p{M}'’]+/gu,
});

/** A word in small letters, as long as it was: of all capitals only that of the Turkish i gets longer. */
function small(word: string): string {
  return word.replaceAll('İ', 'I').toLowerCase();
}

/** Whether a word has no letters but those of ASCII, between signs of which it is known that they are no letters. */
function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code > 0x7f && (code < 0x2010 || code > 0x201f) && code !== 0x2026) return false;
  }
  return true;
}

function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function breakable(word: string, practice: Practice, inNeed: boolean): boolean {
  if (inNeed) return true;
  if (!isPlain(word)) {
    const { before, capital } = unicode();
    const letters = word.replace(before, '');
    return !capital.test(practice.capitals ? letters.slice(1) : letters);
  }
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (isCapital(code) && !(practice.capitals && letters === 0)) return false;
    if (letters > 0 || isCapital(code) || isSmall(code)) letters++;
  }
  return true;
}

/** What a language's words are broken by. */
type Rules = {
  readonly tries: readonly Trie[];
  readonly practice: Practice;
  /** Room to work in. */
  readonly levels: Uint8Array;
  readonly dotted: Uint16Array;
};

/** Only runs of letters are broken; what stands around them (quotes, stops, digits) is not. */
function points(word: string, rules: Rules): readonly number[] {
  const found: number[] = [];
  if (!isPlain(word)) {
    const letters = small(word);
    for (const { 0: run, index } of letters.matchAll(unicode().run)) {
      addPoints(letters, index, index + run.length, rules, found);
    }
    return found;
  }
  let start = -1;
  for (let at = 0; at <= word.length; at++) {
    const code = at < word.length ? word.charCodeAt(at) : 0;
    const belongs = isSmall(code) || isCapital(code) || code === apostrophe || code === 0x2019;
    if (belongs && start < 0) start = at;
    if (belongs || start < 0) continue;
    addPoints(word, start, at, rules, found);
    start = -1;
  }
  return found;
}

/** Adds the points of a run of letters. It is read letter by letter: a string of its own would take as long to make as its points. */
function addPoints(word: string, start: number, end: number, { tries, practice, levels, dotted }: Rules, found: number[]): void {
  const length = end - start;
  if (length < shortest) return;
  levels.fill(0, 0, length + 3);
  dotted[0] = dotted[length + 1] = dot;
  for (let at = 0; at < length; at++) {
    const code = word.charCodeAt(start + at);
    dotted[at + 1] = isCapital(code) ? code | 0x20 : code === 0x2019 ? apostrophe : code;
  }
  for (const trie of tries) raiseLevels(trie, dotted, length + 2, levels);
  for (let at = 1; at < length; at++) {
    const level = levels[at + 1] ?? 0;
    // What a list of exceptions says is meant, however few letters it leaves.
    if (level % 2 === 0 || (level < heaviest && (at < practice.left || at > length - practice.right))) continue;
    // An elided word (l’enfant) or an ending (dog’s) stays whole beside its apostrophe.
    const apart =
      dotted[at] !== apostrophe &&
      dotted[at + 1] !== apostrophe &&
      dotted[at + 2] !== apostrophe &&
      dotted[at - 1] !== apostrophe;
    if (apart) found.push(start + at);
  }
}
