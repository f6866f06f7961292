/** The signs around emphasis: stars, else underscores, else HTML tags, whichever is sure to be read as the mark. */

/** What stands around a mark. */
export type Around = {
  readonly before: string;
  readonly after: string;
  /** Signs of the marks that this one stands in: each is used once, so that no two runs can be paired wrongly. */
  readonly used: string;
};

export type Mark = { readonly sign: string; readonly tag: string };

export const emphasisMarks: readonly Mark[] = [
  { sign: '*', tag: 'em' },
  { sign: '_', tag: 'em' },
];
export const strongMarks: readonly Mark[] = [
  { sign: '**', tag: 'strong' },
  { sign: '__', tag: 'strong' },
];
export const strikeMarks: readonly Mark[] = [{ sign: '~~', tag: 'del' }];

/** `write` gives the content, told what is before and after it. CommonMark 0.31, section 6.2, says when a run is flanking. */
export function marked(marks: readonly Mark[], around: Around, write: (around: Around) => string): string {
  for (const { sign } of marks) {
    const character = sign.charAt(0);
    if (around.used.includes(character) || around.before.endsWith(character) || around.after.startsWith(character)) continue;
    const inner = write({ before: around.before + sign, after: sign, used: around.used + character });
    if (inner.startsWith(character) || inner.endsWith(character)) continue;
    if (opens(inner, around.before, character) && closes(inner, around.after, character)) return sign + inner + sign;
  }
  const tag = marks[0]?.tag ?? '';
  const inner = write({ before: `${around.before}<${tag}>`, after: '<', used: around.used });
  return `<${tag}>${inner}</${tag}>`;
}

/** A run can open when words follow it, or when punctuation follows and no word comes before. */
function opens(inner: string, before: string, character: string): boolean {
  const previous = [...before.slice(-2)].at(-1) ?? ' ';
  const next = [...inner.slice(0, 2)][0] ?? ' ';
  if (character === '_' && mayBeWord(previous)) return false;
  return !isSpace(next) && (isWord(next) || !mayBeWord(previous));
}

/** The same the other way round. */
function closes(inner: string, after: string, character: string): boolean {
  const previous = [...inner.slice(-2)].at(-1) ?? ' ';
  const next = [...after.slice(0, 2)][0] ?? ' ';
  if (character === '_' && mayBeWord(next)) return false;
  return !isSpace(previous) && (isWord(previous) || !mayBeWord(next));
}

function isSpace(character: string): boolean {
  return /^\s$/.test(character);
}

/** Neither white space nor punctuation, for every reader: beyond the basic plane some look at half a character only. */
function isWord(character: string): boolean {
  return character.length === 1 && character !== '~' && mayBeWord(character);
}

/** Neither white space nor punctuation for some reader: GitHub's do not count tildes. */
function mayBeWord(character: string): boolean {
  return character.length > 1 || character === '~' || !/^[\s\p{P}\p{S}]$/u.test(character);
}
