/** Where a word is cut that is too long for any line. */
import { points, type Font } from './font.ts';
import type { Part, Point } from './word.ts';

/**
 * Finds, with the hyphens, every other place between two characters; what belongs to the character before it stays with it.
 * @param found is told the offset of each place, the widths before and behind it in points, and the hyphen that it is; null where
 *   it is none
 */
export function cuts(part: Part, font: Font, found: (at: number, head: number, tail: number, point: Point | null) => void): void {
  const { text, width } = part.shaped;
  const full = points(font, width);
  let at = 0;
  let head = 0;
  let point = 0;
  let joined = true;
  let before = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    // Of what is this long, most is plain letters: they are told by hand.
    const clings = code > 0x2ff && /^[\p{M}\p{Emoji_Modifier}\u200d\ufe0e\ufe0f]/u.test(letter);
    const hyphen = part.points[point];
    if (hyphen?.offset === at) found(at, points(font, hyphen.head), points(font, hyphen.tail), part.points[point++] ?? null);
    else if (!joined && !clings) found(at, head, full - head, null);
    joined = code === 0x200d;
    at += letter.length;
    // With what kerning adds between two letters: over thousands it would come to lines.
    head += points(font, font.cut.word(before + letter).width - (before === '' ? 0 : font.cut.word(before).width));
    before = letter;
  }
}
