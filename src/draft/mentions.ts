/** Names that may be people's: a run of capitalised words with its titles taken off, and what its sentence shows of it. */
import type { Gazetteer } from './gazetteer.ts';
import type { Lexicon } from './lexicon.ts';
import type { Run } from './names.ts';
import { isAfterName, isHonorific, isOrganisation, isPeople, isPlaceLike, isTitle, isTitleWord } from './role-words.ts';
import { combined, leadAfter, roleAfter, roleBefore, roleOfTitle, showsPerson } from './roles.ts';
import type { Sentence } from './sentences.ts';

export type Mention = {
  readonly sentence: Sentence;
  /** Where its titles start, and where the name does and ends. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly role: string;
  /** Whether the sentence itself shows that it is a person. */
  readonly shown: boolean;
};

/** What `run` may be as a person's name; null when it is none. */
export function mentionOf(sentence: Sentence, run: Run, gazetteer: Gazetteer, lexicon: Lexicon): Mention | null {
  const { text } = sentence;
  const { titles, name, letters } = parts(run.text.split(' '));
  const title = titles.join(' ');
  const start = run.start + title.length + (title === '' ? 0 : 1);
  const end = start + name.length;
  const single = !name.includes(' ');
  const known = gazetteer.find(name) !== null;
  if (name === '' || /^(?:\p{Lu}{2,}|.*\d.*)$/u.test(name) || (known && !single)) return null;
  if (name.split(' ').every(isTitleWord) || (single && titles.length === 0 && isPeople(name))) return null;
  if (/^(?:St\.?|Saint|San|Santa|Santo|São) /.test(name)) return null;
  // A nickname inside a name: Ada “The Pen” Quill.
  if (
    /[“"]$/.test(text.slice(0, run.start)) &&
    /^[”"] \p{L}/u.test(text.slice(run.end)) &&
    /\p{Lu}\p{L}* [“"]$/u.test(text.slice(0, run.start))
  )
    return null;
  const ahead = roleBefore(text, run.start, run.end, lexicon);
  const apposed = roleAfter(text, run.end);
  // “President Quill, the official said” and its like tell nothing more of who has a title.
  const behind = (titles.length > 0 || ahead !== '') && !apposed.includes(' ') ? '' : apposed;
  const given = !single && lexicon.isGivenName(name.split(' ').find((it) => !it.endsWith('.')) ?? '');
  if (/\p{Lu}{2,}s(?: |$)/u.test(name)) return null;
  const right = text.slice(run.end);
  // Named after a person, and none: Charles de Gaulle airport.
  if (
    /^ (?:international )?(?:airport|stadium|hospital|bridge|school|university|street|station|prison|prize|award|foundation|institute)\b/.test(
      right,
    )
  )
    return null;
  const told = ahead !== '' || behind !== '' || titles.length > 0;
  if (isPeople(name.split(' ')[0] ?? '') && !given && !told) return null;
  // “Samantha Power, the director” is a person, “Harbour Power, the supplier” is not.
  const thing =
    isOrganisation(!single && (given || titles.length > 0) ? name.slice(name.indexOf(' ')) : name) ||
    (isPlaceLike(name) && titles.length === 0);
  if (thing && !(given && told)) return null;
  const lead = ahead === '' && behind === '' ? leadAfter(text, run.end) : '';
  const role = combined([roleOfTitle(titles), ahead, behind, lead, ...letters.filter((it) => /^(?:KC|QC|MP|MEP|MSP)$/.test(it))]);
  const honorific = titles.find((it) => /^(?:Dr|Prof)/.test(it) && isHonorific(it)) ?? '';
  const mention = { sentence, from: run.start, start, end, name, role: role === '' ? honorific : role };
  const aged = /^(?:, (?:aged )?\d{1,3}(?=[,.])|,? aged \d)/.test(right);
  const acting =
    /\b(?:led|headed|commanded|chaired|represented|accompanied) by $/.test(text.slice(0, run.start)) ||
    /^ (?!(?:with|and|in|on|to|for|from|of|at|by|or|as|near|under|over)\b)\p{Ll}+ (?:\p{Ll}+ ){0,3}(?:his|her)\b/u.test(right) ||
    (/^ (?:said|says|told|wrote|tweeted|added)\b/.test(right) && !name.split(/[ -]/).some(lexicon.isWord));
  const human =
    aged ||
    (!single &&
      (showsPerson(ahead) ||
        showsPerson(behind) ||
        (ahead !== '' && !/, $/.test(text.slice(0, run.start))) ||
        given ||
        acting ||
        /^, who(?:se|m)?\b/.test(right)));
  const shown = titles.length > 0 ? !(definite(mention) && single) : human && !definite(mention) && !known;
  return { ...mention, shown };
}

/** Whether “the” or “a” stands before a name, as before those of things. */
export function definite({ sentence, from }: { readonly sentence: Sentence; readonly from: number }): boolean {
  return /\b(?:[Tt]he|[Aa]n?) $/.test(sentence.text.slice(0, from));
}

/** The titles, the name, and the letters after it. */
function parts(words: readonly string[]): {
  readonly titles: readonly string[];
  readonly name: string;
  readonly letters: readonly string[];
} {
  const count = titleLength(words);
  const trailing = words.slice(count + 1).findIndex(isAfterName);
  const end = trailing < 0 ? words.length : count + 1 + trailing;
  return { titles: words.slice(0, count), name: words.slice(count, end).join(' '), letters: words.slice(end) };
}

/** How many of the words before a name are its title: “Iraqi Prime Minister”, “Sir”; at least one word is left for the name. */
function titleLength(words: readonly string[]): number {
  let length = 0;
  for (let index = 0; index < words.length - 1; index += 1) {
    const word = words[index] ?? '';
    // “St” inside a name is part of it.
    if (isTitleWord(word) && !(isHonorific(word) && index > length)) length = index + 1;
    // A title may have one word before it that tells whose it is, such as “Iraqi” or “Labour”, and none inside a name.
    else if (index > length || (index > 0 && length === 0)) break;
  }
  // “National Concord” has a word of titles and no title.
  return isTitle(words.slice(0, length)) ? length : 0;
}
