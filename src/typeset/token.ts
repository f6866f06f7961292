/** Running text cut where lines may end: at spaces, and inside what is written without them. */

export type Token = {
  readonly text: string;
  /** White space behind the text; a no-break space stretches like any other but ends no line. */
  readonly after: '' | ' ' | '\u00a0';
  /** Whether a line may end behind the text though no space follows. */
  readonly breakAfter: boolean;
  /** Whether the text is never hyphenated: part of an address, or of a word that has a hyphen of its own. */
  readonly whole: boolean;
};

/** Splits text of one font. Searched for white space by hand: for a short article, regular expressions cost more than the setting. */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at];
    if (letter !== undefined && letter !== ' ' && letter !== '\u00a0') continue;
    const space = letter ?? '';
    if (at > start || space !== '') addWord(text.slice(start, at), space, found);
    start = at + 1;
  }
  return found;
}

function addWord(word: string, after: Token['after'], found: Token[]): void {
  const { pieces, whole } = splitWord(word);
  for (const [index, text] of pieces.entries()) {
    const last = index === pieces.length - 1;
    found.push({ text, after: last ? after : '', breakAfter: !last, whole });
  }
}

const address = /^\p{P}*(?:https?:\/\/|www\.)\w|^[\w.+-]+@[\w-]+\.\w/u;

/**
 * Cuts a word behind a hyphen, dash or slash between letters, and an address where its own marks allow: behind a slash, before
 * a stop. A dash never starts a line, and a fragment of one letter is not worth a line end.
 */
function splitWord(word: string): { readonly pieces: readonly string[]; readonly whole: boolean } {
  if (word.length < 4) return { pieces: [word], whole: true };
  const marked = /[-–—/.@]/.test(word);
  if (!marked) return { pieces: [word], whole: false };
  if (address.test(word)) return { pieces: word.split(/(?<=[/&=?#])(?=[^/])|(?=[.@_-])/), whole: true };
  if (!/[-–—/]/.test(word)) return { pieces: [word], whole: false };
  return { pieces: word.split(/(?<=[\p{L}\p{N}][-–/]|[\p{L}\p{P}]—)(?=\p{L}{2})/u), whole: /\p{L}-\p{L}/u.test(word) };
}
