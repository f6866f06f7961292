/** Running text cut where lines may end: at spaces, and inside what is written without them. */

export type Token = {
  readonly text: string;
  /** White space behind the text; a no-break space stretches like any other but ends no line. */
  readonly after: '' | ' ' | '\u00a0';
  /** Whether a line may end behind the text though no space follows. */
  readonly breakAfter: boolean;
};

/** Splits text of one font. */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  for (const part of text.matchAll(/([^ \u00a0]*)([ \u00a0]?)/g)) {
    const [, word = '', space = ''] = part;
    if (word === '' && space === '') continue;
    const pieces = splitWord(word);
    for (const [index, piece] of pieces.entries()) {
      const last = index === pieces.length - 1;
      const after = last ? (space === ' ' ? ' ' : space === '' ? '' : '\u00a0') : '';
      found.push({ text: piece, after, breakAfter: !last });
    }
  }
  return found;
}

/**
 * Cuts a word behind a hyphen, dash or slash between letters, and an address where its own marks allow. A dash never starts
 * a line, and a fragment of one letter is not worth a line end.
 */
function splitWord(word: string): readonly string[] {
  if (word.length < 4) return [word];
  if (/^(?:https?:\/\/|www\.)|^[\w.+-]+@[\w-]+\.\w/.test(word))
    return word.split(/(?<=[/&=?#])(?=[^/])|(?=[.@_-])/).filter((part) => part !== '');
  if (!/[-–—/]/.test(word)) return [word];
  return word.split(/(?<=[\p{L}\p{N}][-–/]|[\p{L}\p{P}]—)(?=\p{L}{2})/u);
}
