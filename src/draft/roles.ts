/** What a sentence says that a person is: before the name, behind it, or as a title. */
import type { Lexicon } from './lexicon.ts';
import { isHonorific, isModifier, isOfThings, isRoleNoun, writtenOut } from './role-words.ts';

const determiner = /^(?:the|an?|his|her|its|their|our|my|your|another)$/i;
const possessive = /\p{L}[’']s$|s[’']$/u;
const preposition =
  /^(?:of|for|in|at|to|from|with|on|by|under|against|behind|over|about|into|during|who|which|that|whose|and|or|as|near|outside|inside|between|across|after|since|until|before)$/i;
const stop =
  /^(?:said|says|told|adds|added|asked|met|and|or|but|as|when|while|if|because|including|like|than|is|was|are|were|has|had|named|called|accused|killed|quoted|whom|did|not|then|also|only|even|with|alongside|including|both|between|where|whose|how|why|replaced|succeeded|beat|joined|via|over|against|about)$/i;
/** People that are told of by whom they belong to: of “a spokesman for the minister, Ada Quill”, Ada Quill is the spokesman. */
const ofOthers =
  /^(?:spokes(?:man|woman|person)|aide|advis[eo]r|lawyer|solicitor|barrister|wife|husband|widow|son|daughter|brother|sister|ally|friend|deputy|successor|predecessor|rival|assistant|colleague|bodyguard)$/i;

/** The role that stands right before a name at `start`: “the geologist ”, “the head of the mission, ”; empty when none does. */
export function roleBefore(text: string, start: number, end: number, lexicon: Lexicon): string {
  // “Its founder, the late Bo Hart” and “a manager named Ada Quill” tell as much without those words.
  const left = text
    .slice(0, start)
    .replace(/\b(?:the|a) (?:late|then) $/, '')
    .replace(/ (?:named|called) $/, ' ');
  const apart = /, $/.test(left);
  if (!apart && !/[\p{L}’']\s$/u.test(left)) return '';
  const segment =
    left
      .replace(/,? $/, '')
      .split(/[,;:“”"()—–]\s*|\.\s+/u)
      .at(-1) ?? '';
  const words = segment.split(' ').filter((it) => it !== '');
  if (!apart) return adjacent(words);
  // A role that is set off by a comma is one only when the name is, too: “After he met the king, Ada Quill left”.
  return /^(?:[,.;)”"—]|[’']s|$| \()/u.test(text.slice(end)) ? setOff(words, lexicon) : '';
}

/** The words right before a name that make up a role. */
function adjacent(words: readonly string[]): string {
  if (!isRoleNoun(words.at(-1) ?? '') && !/^\p{L}+-in-law$/u.test(words.at(-1) ?? '')) return '';
  let from = words.length - 1;
  while (from > 0 && words.length - from < 6) {
    const word = words[from - 1] ?? '';
    if (determiner.test(word) || preposition.test(word) || stop.test(word) || isVerb(word)) break;
    from -= 1;
    if (possessive.test(word)) break;
  }
  return words.slice(from).join(' ');
}

/** Whether `word` ends as verbs do, and is none of those that tell what became of somebody. */
function isVerb(word: string): boolean {
  return (
    /^\p{Ll}+(?:ed|ing)$/u.test(word) &&
    !/^(?:retired|disgraced|elected|appointed|convicted|jailed|ousted|deposed|exiled|celebrated|renowned|leading|acting|serving|sitting|outgoing|incoming|founding|managing|ruling|opposing|veteran)$/.test(
      word,
    )
  );
}

/** The noun phrase at the end of `words` that is a role. */
function setOff(words: readonly string[], lexicon: Lexicon): string {
  const fits: string[] = [];
  let inner = '';
  for (let from = words.length - 1; from >= 0; from -= 1) {
    const word = words[from] ?? '';
    const begins = determiner.test(word) || possessive.test(word) || from === 0;
    if (!begins) continue;
    const role = rolePhrase(words.slice(determiner.test(word) ? from + 1 : possessor(words, from)), lexicon);
    if (role === null) continue;
    if (fits.length === 0) inner = word;
    fits.push(role);
  }
  const [nearest = '', outer] = fits;
  if (outer === undefined || /^an?$/i.test(inner)) return nearest;
  const head = headOf(outer.split(' ')).at(-1) ?? '';
  return ofOthers.test(head) && outer.endsWith(nearest) && outer !== nearest ? outer : nearest;
}

/** Where the name of an owner begins that ends at `at`: “Mrs Hill’s”. */
function possessor(words: readonly string[], at: number): number {
  let from = at;
  const goesOn = (word: string): boolean => !determiner.test(word) && !preposition.test(word) && !stop.test(word);
  while (from > 0 && possessive.test(words[at] ?? '') && at - from < 4 && goesOn(words[from - 1] ?? '')) from -= 1;
  return from;
}

/** `words` as a role, without an owner's determiner; null when their head is no role or a verb is among them. */
function rolePhrase(words: readonly string[], lexicon: Lexicon): string | null {
  const head = headOf(words);
  const tail = words.slice(head.length).join(' ');
  const last = head.at(-1) ?? '';
  if (head.length > 7 || !(isRoleNoun(last) || /-in-law$/.test(last))) return null;
  if (head.slice(0, -1).some((it) => stop.test(it))) return null;
  return tail !== '' && (/^(?:who|which|that|and|or|as|by|after|since|until|before)\b/.test(tail) || lexicon.hasVerb(tail))
    ? null
    : words.join(' ');
}

/** The words before the first preposition. */
function headOf(words: readonly string[]): readonly string[] {
  const goesOn = (it: string, index: number): boolean =>
    /\p{Ll}(?:ed|ing|born|known)$/u.test(it) && isRoleNoun(words[index - 1] ?? '');
  const end = words.findIndex((it, index) => preposition.test(it) || goesOn(it, index));
  return end < 0 ? words : words.slice(0, end);
}

/** The role that stands behind a name that ends at `end`: “, the mayor of Troy,”; empty when none does. */
export function roleAfter(text: string, end: number): string {
  const right = text
    .slice(end)
    .replace(
      /^(?:[’']s)?(?: \((?:\d{1,3}|\p{Lu}+)\))?(?:, (?:aged )?\d{1,3}(?=,))?(?:,? (?:of|from|at) (?:the )?\p{Lu}[^,.;]*(?=,))?/u,
      '',
    );
  const [, phrase = ''] =
    /^(?:,| [—–-]| is| was) ((?:(?! - )[^,.;:—–”"])+(?:\.(?= \p{Ll})[^,.;:—–”"]+)?)(?=[,.;:—–”"]| - |$)/u.exec(right) ?? [];
  const words = phrase
    .replace(/ \(\p{Lu}+\)/gu, '')
    .replace(
      / (?:who|which|whose|whom|that|when|where|said|says|told|and (?:the|an?|his|her|its|one)|but|because|since|until|before|after|from \d{4}|in \d{4})\b.*$/u,
      '',
    )
    .split(' ');
  if (/^(?: is| was)/.test(right) && !determiner.test(words[0] ?? '')) return '';
  const named = determiner.test(words[0] ?? '') ? words.slice(1) : words;
  const head = headOf(named);
  const last = head.at(-1) ?? '';
  if (head.length === 0 || head.length > 8 || !(isRoleNoun(last) || /-in-law$/.test(last))) return '';
  // “Ada Quill, director Bo Hart and …” is a list, and so is “Ada Quill, Judge”.
  if (head.length === 1 && /^\p{Lu}/u.test(last) && !/^\p{Lu}+$/u.test(last) && named.length === 1) return '';
  return named.join(' ');
}

/** What somebody is told to lead, where no role is: “, who led the militias,” as “led the militias”; empty when nothing is. */
export function leadAfter(text: string, end: number): string {
  const told =
    /^(?: (?:of|from|at) (?:the )?\p{Lu}[^,.;]*)?, (?:\d{1,3}, )?who (?:is |was |has been )?((?:leading|heading|running|leads|led|heads|headed|runs|ran|chairs|chaired|commands|commanded|founded) (?!to\b|up\b|away\b|for\b|into\b|out\b|off\b|by\b|through\b)[^,.;:—–”"]+)/u.exec(
      text.slice(end),
    );
  return told?.[1] ?? '';
}

/** Whether a role behind a name shows that it is a person's: “, the operator,” does not. */
export function showsPerson(role: string): boolean {
  return role !== '' && !isOfThings(headOf(role.split(' ')).at(-1) ?? '');
}

/** A title as a role: “Prime Minister”, “General”; empty for “Mr” and its like. */
export function roleOfTitle(words: readonly string[]): string {
  const role = words.filter((it) => !isHonorific(it)).map(writtenOut);
  return role.every(isModifier) && role.length > 0 && !role.some(isRoleNoun) ? '' : role.join(' ');
}

/** A role from its parts, the same words once. */
export function combined(parts: readonly string[]): string {
  const told = parts.filter((it) => it !== '');
  return told.filter((it, index) => !told.slice(0, index).some((other) => folds(other, it))).join(', ');
}

const folds = (one: string, other: string): boolean => one.toLowerCase().includes(other.toLowerCase());
