/** Who is who: the people that articles name, with what they are said to be. */
import type { Cite, FoundPerson } from './facts.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Lexicon } from './lexicon.ts';
import { definite, mentionOf, type Mention } from './mentions.ts';
import { folded, opens, runsIn } from './names.ts';
import { cite, excerpt, type Sentence } from './sentences.ts';

/** Where sentences name people. */
export type Named = ReadonlyMap<Sentence, readonly { readonly from: number; readonly end: number }[]>;

/** The people in `sentences`, in the order of their first mention, and where they are named. */
export function peopleIn(
  sentences: readonly Sentence[],
  gazetteer: Gazetteer,
  lexicon: Lexicon,
): { readonly people: readonly FoundPerson[]; readonly named: Named } {
  const mentions = sentences.flatMap((sentence) =>
    runsIn(sentence.text).flatMap((run) => mentionOf(sentence, run, gazetteer, lexicon) ?? []),
  );
  const alone = new Set(mentions.filter((it) => isEcho(it)).map((it) => folded(it.name)));
  const isPerson = (it: Mention): boolean =>
    it.shown || (it.name.includes(' ') && alone.has(lastWord(folded(it.name))) && !definite(it) && !placed(it));
  const full = mentions.filter((it) => isPerson(it) && it.name.includes(' ')).map((it) => folded(it.name));
  const byLastWord = grouped([...new Set(full)], lastWord);
  const found: { readonly key: string; readonly mention: Mention }[] = [];
  for (const mention of mentions) {
    const name = folded(mention.name);
    const known = byLastWord.get(lastWord(name))?.find((it) => isSame(it, name));
    if (known === undefined && !isPerson(mention)) continue;
    found.push({ key: known ?? name, mention });
  }
  const groups = [...grouped(found, (it) => it.key).values()].map((group) => group.map((it) => it.mention));
  return { people: groups.map(personOf), named: grouped(groups.flat(), (it) => it.sentence) };
}

/** `list` by what `keyOf` says of each, in the order of first mention. */
function grouped<K, V>(list: readonly V[], keyOf: (value: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const value of list) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function personOf(mentions: readonly Mention[]): FoundPerson {
  const [first] = mentions;
  const longest = mentions.find((it) => it.name.includes(' ')) ?? first;
  const telling = mentions.find((it) => it.role !== '') ?? first;
  const quoted = [longest, telling].filter((it) => it !== undefined);
  const cites = new Map(quoted.map((it): [string, Cite] => [`${it.sentence.paragraph} ${it.sentence.text}`, quoteOf(it)]));
  return { name: longest?.name ?? '', role: telling?.role ?? '', cites: [...cites.values()] };
}

/** The words that name a person, and those around that say what they are. */
function quoteOf({ sentence, from, end, role }: Mention): Cite {
  const { text } = sentence;
  const parts = role.split(', ').filter((it) => it !== '');
  const places = parts.map((it) => [text.indexOf(it), text.indexOf(it) + it.length] as const).filter(([at]) => at >= 0);
  if (places.length === 0) return excerpt(sentence, from, end);
  const start = Math.min(from, ...places.map(([at]) => at));
  return cite(sentence, text.slice(start, Math.max(end, ...places.map(([, to]) => to))));
}

/** A single word that stands as surnames do when a person is named again. */
function isEcho(it: Mention): boolean {
  return !it.name.includes(' ') && !definite(it) && !(opens(it.sentence.text, it.start) && it.name.length < 3);
}

/** Whether a name stands as places do: “in Ain al-Asad”. */
function placed(it: Mention): boolean {
  return /\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round) $/.test(it.sentence.text.slice(0, it.from));
}

/** Whether a short form can mean the person of a full name: a surname, or the first and the last name. */
function isSame(full: string, short: string): boolean {
  if (full === short || full.endsWith(` ${short}`)) return true;
  const [first, last] = [full.split(' ')[0], lastWord(full)];
  return short.includes(' ') && short.split(' ')[0] === first && lastWord(short) === last;
}

function lastWord(name: string): string {
  return name.split(' ').at(-1) ?? '';
}
