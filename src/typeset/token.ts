/** Where lines may end inside what is written without spaces. */

export type Split = {
  readonly pieces: readonly string[];
  /** Whether the pieces may be hyphenated: only in need where a word has a hyphen of its own, and never in an address. */
  readonly hyphens: 'freely' | 'rarely' | 'never';
  readonly address: boolean;
};

const addressed = /^\p{P}*(?:https?:\/\/|www\.)\w|^[\w.+-]+@[\w-]+\.\w/u;

/**
 * Cuts a word behind a hyphen, dash or slash between letters, and an address where its own marks allow: behind a slash, before
 * a stop. A dash never starts a line, and a fragment of one letter is not worth a line end.
 */
export function splitWord(word: string): Split {
  if (word.length < 4) return { pieces: [word], hyphens: 'never', address: false };
  const marked = /[-–—/.@]/.test(word);
  if (!marked) return { pieces: [word], hyphens: 'freely', address: false };
  if (addressed.test(word)) return { pieces: word.split(/(?<=[/&=?#])(?=[^/])|(?=[.@_-])/), hyphens: 'never', address: true };
  if (!/[-–—/]/.test(word)) return { pieces: [word], hyphens: 'freely', address: false };
  const pieces = word.split(/(?<=[\p{L}\p{N}][-–/]|[\p{L}\p{P}]—)(?=\p{L}{2})/u);
  return { pieces, hyphens: /\p{L}-\p{L}/u.test(word) ? 'rarely' : 'freely', address: false };
}
