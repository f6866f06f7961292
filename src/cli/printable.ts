/** Text from outside, made safe to print: a file name must not move the cursor, ring the bell or turn the line around. */

/** `text` with control and format characters, line ends and halves of surrogate pairs written as `\u{1b}`. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (it) => `\\u{${it.codePointAt(0)?.toString(16) ?? ''}}`);
}
