/** Names by their letters: runs of capitalised words, with the small words and signs that names have inside. */

/** Words that begin with a capital and belong together. */
export type Run = { readonly start: number; readonly end: number; readonly text: string };

const particle =
  '(?:de|la|del|della|di|da|dos|das|do|du|van|von|der|den|ten|ter|zu|zum|bin|ibn|bint|ben|al|el|ap|af|av|y|e|le|los|las)';
const word =
  "(?:(?:[dlo]|dell|dall|d)[’'])?(?:(?:al|el|as|ad|an|ar|ul|at|az|ibn|bin|ter|de)-)?\\p{Lu}[\\p{L}\\p{M}]*(?:[’'](?![sS](?![\\p{L}]))[\\p{L}\\p{M}]+|-[\\p{L}\\p{M}]+)*";
const initial = '(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Lt|Maj|Sgt|Capt|Adm|Cmdr|Sen|Rep|Gov|Rev|Hon|St|\\p{Lu})\\.)+';
const runs = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}-]|[\\p{L}][’'])(?:${initial}|${word})(?:[ \\u00a0](?:${particle} )*(?:${initial}(?=[ ]\\p{Lu})|${word}))*`,
  'gu',
);

/** Words that begin sentences, and no names. */
const openers = new Set(
  (
    'the a an in on at by for from with without under over after before since until when while where who what why how if as but and or nor so yet then there here ' +
    'this that these those he she it they we you i his her its their our my your one two three four five six seven eight nine ten both all some many most several few other another ' +
    'not no nobody nothing everyone each every only even also still just more less such between among during through despite although though because unlike like ' +
    'to of about around according earlier later meanwhile however now today yesterday tomorrow tonight last next once never always had has have was were is are be been did do does ' +
    'may will would could should can must might asked killed born led founded called named made'
  ).split(' '),
);

/** The runs of capitalised words in a sentence, without the small words that a sentence begins with. */
export function runsIn(text: string): readonly Run[] {
  return [...text.matchAll(runs)].flatMap((found) => {
    let [start, rest] = [found.index, found[0]];
    for (let first = firstWord(rest); openers.has(first.toLowerCase()); first = firstWord(rest)) {
      const cut = first.length + 1;
      [start, rest] = [start + cut, rest.slice(cut)];
      // What is left behind may be a particle: “In la Paz” begins with no name.
      if (rest === '') break;
    }
    return rest === '' ? [] : [{ start, end: start + rest.length, text: rest }];
  });
}

function firstWord(text: string): string {
  return /^\S+/.exec(text)?.[0] ?? '';
}

/** Whether nothing of the sentence stands before `start` but quotation marks. */
export function opens(text: string, start: number): boolean {
  return /^[\s“‘"'([]*$/u.test(text.slice(0, start));
}

/** A name as it is compared: without accents, Arabic articles and the case of its letters. */
export function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/’/g, "'")
    .toLowerCase()
    .split(' ')
    .map((it) => it.replace(/^(?:al|el|as|ad|an|ar|at|az|ul)-/, ''))
    .join(' ');
}
