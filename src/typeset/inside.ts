/** Where a line may end inside a word. */
import { points, type Font, type Shaped } from './font.ts';
import { breakKinds } from './breaks.ts';

/** A place inside a word, with the widths before it (with its hyphen) and behind it, in points. */
export type Inside = { readonly sort: number; readonly at: number; readonly head: number; readonly tail: number };

/** The places where the language hyphenates a word. */
export function hyphens(word: Shaped, font: Font): readonly Inside[] {
  const { offsets, heads, tails } = font.cut.breaks(word.text);
  return offsets.map((at, index) => ({
    sort: breakKinds.hyphen,
    at,
    head: points(font, heads[index]?.width ?? 0),
    tail: points(font, tails[index]?.width ?? 0),
  }));
}

/** With the hyphens, every other place between two letters: for what is too long for any line. */
export function cuts(word: Shaped, font: Font, taken: readonly Inside[]): readonly Inside[] {
  const full = points(font, word.width);
  const hyphenated = new Map(taken.map((place) => [place.at, place]));
  const found: Inside[] = [];
  let at = 0;
  let head = 0;
  for (const letter of word.text) {
    // What belongs to the letter before it stays with it.
    if (at > 0 && !/^[\p{M}\u200d\ufe0f]/u.test(letter))
      found.push(hyphenated.get(at) ?? { sort: breakKinds.emergency, at, head, tail: full - head });
    at += letter.length;
    head += points(font, font.cut.word(letter).width);
  }
  return found;
}
