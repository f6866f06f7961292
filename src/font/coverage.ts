/** Whether a font has what is to be set in it. */

/** Characters that draw nothing and need no glyph. */
const invisible = /^[\u00ad\u034f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]$/u;

/**
 * Whether a font has all of a text. Shaping composes and takes apart, so that one form of a letter with its marks is enough.
 * @param covers whether the font has a character
 */
export function holds(covers: (codePoint: number) => boolean, text: string): boolean {
  const all = (form: string): boolean => {
    for (const character of form) if (!covers(character.codePointAt(0) ?? 0) && !invisible.test(character)) return false;
    return true;
  };
  return all(text) || (text.length > 1 && all(text.normalize('NFC'))) || all(text.normalize('NFD'));
}
