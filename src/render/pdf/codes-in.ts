/** Reading back content that we wrote: which codes it shows of which font, in the order in which they first come. */
import { isLetterCode } from './coding.ts';

const [slash, opening, closing, backslash, space, letterR] = [0x2f, 0x28, 0x29, 0x5c, 0x20, 0x72] as const;

/**
 * The codes of each font, by the names that `Tf` calls them.
 * @param first the font that is set before; empty when none is
 */
export function codesIn(bytes: Uint8Array, first: string): readonly (readonly [font: string, codes: readonly number[]])[] {
  const fonts = new Map<string, Set<number>>();
  let codes = new Set<number>();
  if (first !== '') fonts.set(first, codes);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === slash && bytes[at + 1] === 0x46) {
      let end = at + 1;
      while (bytes[end] !== space) end++;
      // A font's name has a number behind it; `/Figure` and `/Footer` have not.
      const name = String.fromCharCode(...bytes.subarray(at + 1, end));
      const next = bytes[end + 1] ?? 0;
      if (next >= 0x30 && next <= 0x39) {
        codes = fonts.get(name) ?? new Set();
        fonts.set(name, codes);
      }
      at = end;
    } else if (byte === opening) at = string(bytes, at + 1, codes);
  }
  return [...fonts].map(([name, found]) => [name, [...found]]);
}

/** Reads a literal string. @returns where it ends */
function string(bytes: Uint8Array, from: number, codes: Set<number>): number {
  let at = from;
  let high = 0;
  while (bytes[at] !== closing) {
    let byte = bytes[at++] ?? 0;
    if (byte === backslash) {
      byte = bytes[at++] ?? 0;
      if (byte === letterR) byte = 0x0d;
    }
    if (high === 0 && !isLetterCode(byte)) {
      high = byte;
    } else {
      codes.add(high * 256 + byte);
      high = 0;
    }
  }
  return at;
}
