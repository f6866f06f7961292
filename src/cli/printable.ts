/** Text from outside, made safe to print: a file name must not move the cursor, ring the bell or turn the line around. */

/**
 * `text` with control and format characters, line ends and halves of surrogate pairs written as `\u{1b}`; and so is the first sign of
 * what GitHub's machines would obey, wherever they find it in a line (`##[`) or at its start (`::`).
 */
export function printable(text: string): string {
  const sign = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|#(?=#\[)|(?<=^\s*):(?=:)/gu;
  return text.replace(sign, (it) => `\\u{${it.codePointAt(0)?.toString(16) ?? ''}}`);
}
