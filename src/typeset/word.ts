/** A word ready for setting: all that laying out asks about it, found once and kept. Widths are in font units. */
import type { Shaped } from './font.ts';

/** What is never divided but by a hyphen, or in need. A word, which is what stands between two spaces, is its first part. */
export type Part = {
  readonly shaped: Shaped;
  /** The word's next part; null behind its last. */
  readonly next: Part | null;
  /** What lets a line end behind it though no space follows; null for a word's last part. */
  readonly breakAfter: 'dash' | 'address' | 'explicit' | null;
  /** Where it may be hyphenated. */
  readonly points: readonly Point[];
  /** What hangs out where a line begins or ends with it. */
  readonly hangLeft: number;
  readonly hangRight: number;
  /** What a space before it and behind it is moved by kerning. */
  readonly kernBefore: number;
  readonly kernAfter: number;
  /** Whether a point or a quotation mark stands at its end: the space behind gives more than others. */
  readonly pointed: boolean;
  /** How many letters and figures it has, and whether it is one letter alone. */
  readonly letters: number;
  readonly lone: boolean;
  /** Equal for words that read alike whatever their case and points; 0 for words of one or two letters. */
  readonly alike: number;
};

/** A place where a part is hyphenated. */
export type Point = {
  readonly offset: number;
  /** Widths of what stands before it, with a hyphen, and behind it. */
  readonly head: number;
  readonly tail: number;
  /** Whether it is taken in need only: in a name, in capitals, in a part of a word that has a hyphen of its own. */
  readonly rare: boolean;
  /** Letters short of five on either side, and more for two: short fragments look torn off. */
  readonly blemish: number;
};

/** A number that words share when they have the same letters, whatever their case and the points around them. */
export function likeness(text: string): number {
  let hash = 0x811c9dc5;
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const lower = code >= 65 && code <= 90 ? code | 32 : code;
    if (!isLetter(lower)) continue;
    hash = Math.imul(hash ^ lower, 0x01000193);
    letters++;
  }
  return letters < 3 ? 0 : hash | 1;
}

/** How many letters and figures stand between two offsets. */
export function lettersIn(text: string, from: number, to: number): number {
  let letters = 0;
  for (let at = from; at < to; at++) if (isLetter(text.charCodeAt(at) | 32)) letters++;
  return letters;
}

/** Roughly: every letter counts, and of all other signs only those that no European text uses. */
function isLetter(lower: number): boolean {
  return (lower >= 97 && lower <= 122) || (lower >= 48 && lower <= 57) || (lower >= 0xc0 && (lower < 0x2000 || lower > 0x2bff));
}

/** The blemish of a hyphen between so many letters. */
export function blemishOf(before: number, behind: number): number {
  return Math.max(0, 5 - before) + Math.max(0, 5 - behind) + (before < 3 ? 3 : 0) + (behind < 3 ? 3 : 0);
}
