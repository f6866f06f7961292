/** Where lines may end inside what is written without spaces. */

export type Split = {
  readonly pieces: readonly string[];
  /** Whether the pieces may be hyphenated: only in need where a word has a hyphen of its own, and never in an address or a name with strokes for spaces. */
  readonly hyphens: 'freely' | 'rarely' | 'never';
  readonly address: boolean;
};

const addressed = (word: string): boolean =>
  /:\/\/|www\.|@|doi:/.test(word) && /^\p{P}*(?:https?:\/\/|www\.|doi:)\w|^[\w.+-]+@[\w-]+\.\w/u.test(word);

/** A name from a program, or of a file, has strokes for spaces, and no hyphens put into it; a long one ends a line behind a stroke. */
const longName = 20;
const nameJoint = /(?<=[A-Za-z0-9]{2}_)(?=[A-Za-z0-9]{2})/;

/**
 * Cuts a word behind a hyphen, dash or slash between letters, and an address where its own marks allow: behind a slash, before
 * a stop. A dash never starts a line, and a fragment of one letter is not worth a line end.
 */
export function splitWord(word: string): Split {
  if (word.length < 4) return { pieces: [word], hyphens: 'never', address: false };
  const marked = /[-–—/.@_]/.test(word);
  if (!marked) return { pieces: [word], hyphens: 'freely', address: false };
  if (addressed(word)) return { pieces: word.split(/(?<=[/&=?#])(?=[^/])|(?=[.@_-])/), hyphens: 'never', address: true };
  if (/\w_\w/.test(word) && !/[–—/]/.test(word))
    return { pieces: word.length < longName ? [word] : word.split(nameJoint), hyphens: 'never', address: false };
  if (!/[-–—/]/.test(word)) return { pieces: [word], hyphens: 'freely', address: false };
  const { joint, compound } = /^[\0-\x7f\u2010-\u201f…]*$/.test(word) ? ascii : unicode();
  return { pieces: word.split(joint), hyphens: compound.test(word) ? 'rarely' : 'freely', address: false };
}

/** Where a word may be divided after a stroke in it, and what makes it a compound. */
type Strokes = { readonly joint: RegExp; readonly compound: RegExp };
/** The same as `unicode` for words of ASCII and of the common dashes and quotes: a table of all letters is slow to make. */
const ascii: Strokes = {
  joint: /(?<=[A-Za-z0-9][-–/]|[A-Za-z!-#%-*,-/:;?@[-\]_{}\u2010-\u201f…]—)(?=[A-Za-z]{2})/,
  compound: /[A-Za-z]-[A-Za-z]/,
};
const unicode = (): Strokes => ({
  joint: /(?<=[\p{L}\p{N}][-–/]|[\p{L}\p{P}]—)(?=\p{L}{2})/u,
  compound: /\p{L}-\p{L}/u,
});
