/** Characters that no page can show and no output may carry, and what becomes of them. */

/** Text without them, and how many they were. */
export type Cleaned = { readonly text: string; readonly removed: number };

/**
 * Ends lines in `\n`; puts a space for form feeds and the like, which part words; removes C0 and C1 controls, noncharacters,
 * lone surrogates, and direction overrides that are not closed in their line.
 */
export function clean(raw: string): Cleaned {
  const lined = raw.replace(/\r\n?/g, '\n').replace(/[\v\f\x85\u2028\u2029]/g, ' ');
  const whole = lined.replace(unwanted, '');
  const text = directional.test(whole) ? whole.split('\n').map(balanced).join('\n') : whole;
  return { text, removed: lined.length - text.length };
}

const unwanted =
  /[\0-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const directional = /[\u202a-\u202e\u2066-\u2069]/;

/** What closes each control that opens a run: the characters of UAX #9, section 2. */
const closers: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u202d': '\u202c',
  '\u202e': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};

/** A line in which every direction control has its partner; an unpaired one could turn the text after it around. */
function balanced(line: string): string {
  if (!directional.test(line)) return line;
  const open: { readonly index: number; readonly closer: string }[] = [];
  const kept = new Set<number>();
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    const closer = closers[character];
    if (closer !== undefined) open.push({ index, closer });
    else if (character === open.at(-1)?.closer) {
      kept.add(open.pop()?.index ?? index);
      kept.add(index);
    }
  }
  return [...line.split('')].filter((character, index) => !directional.test(character) || kept.has(index)).join('');
}
