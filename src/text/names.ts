/** Names of characters, for messages. Slow to load: only when one is wanted. */
import { unicodeBaseName } from 'unicode-name';

/** A character as people find it in tables: `“☃” (U+2603 SNOWMAN)`. */
export function named(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')} ${unicodeBaseName(character) ?? ''}`.trim();
  // Marks would hang on the quotes, and other characters show nothing, or more than they should.
  return /[\p{C}\p{M}\p{Z}]/u.test(character) ? name : `“${character}” (${name})`;
}
