/** The glossary: acronyms that an article spells out, and those that it leaves to the reader to know. */
import type { FoundTerm } from './facts.ts';
import type { Named } from './people.ts';
import { excerpt, type Sentence } from './sentences.ts';

/** What nobody needs to have spelled out, and what only looks like an acronym. */
const plainWords = new Set(
  'US UK USA UAE TV OK AM PM AD BC CE BCE CD DVD ID PS USD EUR GBP VE VJ PC DJ AND THE FOR NOT BUT ALL NEW'.split(' '),
);
const roman = /^[IVXLC]+$/;

const acronym = "(?<![\\p{L}\\p{N}&.’'-])(\\p{Lu}(?:[\\p{L}&]?\\p{Lu}){1,6})(s?)(?![\\p{L}\\p{N}&-]|\\.\\p{L})";
const acronyms = new RegExp(acronym, 'gu');
const inBrackets = new RegExp(`^ \\(${acronym}[),;]`, 'u');

/** The acronyms in `sentences`, by the alphabet. @param people where people are named: initials are no acronyms */
export function glossaryOf(sentences: readonly Sentence[], people: Named): readonly FoundTerm[] {
  const found = new Map<string, FoundTerm>();
  for (const sentence of sentences) {
    for (const term of termsIn(sentence, people)) {
      const known = found.get(term.term);
      if (known === undefined || (known.expansion === '' && term.expansion !== '')) found.set(term.term, term);
    }
  }
  return [...found.values()].sort((one, two) => (one.term < two.term ? -1 : 1));
}

function termsIn(sentence: Sentence, people: Named): readonly FoundTerm[] {
  const { text } = sentence;
  // A sentence in capitals has no acronyms to tell apart, and neither have the words that one begins with.
  const shouted = (text.match(/\p{Lu}{2,} \p{Lu}{2,} \p{Lu}{2,}/gu) ?? []).length > 0;
  const filed = /^(?:\p{Lu}{3,} ){2,}|^\p{Lu}{3,} \p{Lu}{3,}(?= )/u.exec(text)?.[0].length ?? 0;
  return [...text.matchAll(acronyms)].flatMap((match): readonly FoundTerm[] => {
    const [all, term = ''] = match;
    const [start, end] = [match.index, match.index + all.length];
    const name = (people.get(sentence) ?? []).some(
      (it) => it.from <= start && end < it.end && /^ \p{Lu}\p{Ll}/u.test(text.slice(end)),
    );
    if (plainWords.has(term) || roman.test(term) || shouted || end <= filed || (name && term.length < 3)) return [];
    const before =
      /\($/.test(text.slice(0, start)) && inBrackets.test(text.slice(start - 2))
        ? spelledBefore(text.slice(0, start - 2), term)
        : '';
    const expansion = before !== '' ? before : spelledAfter(text.slice(end), term);
    const from = before === '' ? start : start - 2 - before.length;
    const to = before === '' ? end + (expansion === '' ? 0 : expansion.length + 3) : end + 1;
    return [{ term, expansion, cites: [excerpt(sentence, from, to)] }];
  });
}

/** The words at the end of `text` whose first letters make `term`; empty when there are none. */
function spelledBefore(text: string, term: string): string {
  const starts = [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map((it) => it.index).reverse();
  const title =
    /(?:\p{Lu}[\p{L}-]* (?:(?:of|for|the|and|in|on|to) )*)*\p{Lu}[\p{L}-]*$/u.exec(text)?.[0].replace(/^The /, '') ?? '';
  const fits = starts.slice(0, term.length * 2 + 2).filter((at) => spells(text.slice(at), term));
  const from = fits[0];
  if (from === undefined) return abridges(term, title) ? title : '';
  return text.slice(from).replace(/^the /i, '');
}

/** Whether `term` is of the first letters of a name that has more of them: “IFRC” of one that ends in “Red Crescent Societies”. */
function abridges(term: string, name: string): boolean {
  const initials = [...name.matchAll(/(?<!\p{L})\p{Lu}/gu)].map((it) => it[0]);
  if (initials[0] !== term.charAt(0) || initials.length <= term.length) return false;
  let met = 0;
  for (const letter of initials) if (letter === term.charAt(met)) met += 1;
  return met === term.length;
}

/** The words in brackets behind an acronym that spell it out. */
function spelledAfter(text: string, term: string): string {
  const [, words = ''] = /^ \((?:the )?([^)]+)\)/u.exec(text) ?? [];
  return spells(words, term) ? words : '';
}

/** Whether the first letters of `words` make `term`, with or without those of small words. */
function spells(words: string, term: string): boolean {
  const letters = term.replace(/&/g, '').toLowerCase();
  const all = words.split(/[\s/-]+/).filter((it) => it !== '');
  const small = /^(?:of|for|the|and|in|on|to|at|by|de|du|des|la|le|der|und|a|an|&)$/i;
  const initials = (list: readonly string[]): string =>
    list
      .map((it) => it.replace(/^[^\p{L}\p{N}]+/u, '').charAt(0))
      .join('')
      .toLowerCase();
  if (small.test(all[0] ?? '')) return false;
  return [all, all.filter((it) => !small.test(it)), words.split(/\s+/).filter((it) => !small.test(it))].some(
    (it) => initials(it) === letters,
  );
}
