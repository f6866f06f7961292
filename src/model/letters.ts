/** Letters as a measure of how far a text has come: what stays the same however its lines are broken and its spaces set. */

/** White space, and the soft hyphen that shows only where a line ends. */
const silent = /[\s\u00ad\u200b\u2060\ufeff]/;

/** How many UTF-16 units of `text` are letters or signs. */
export function letters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (!isSilent(text, at)) count++;
  return count;
}

/** Where in `text` the letter stands before which there are `count` others; its length when it has no more. */
export function offsetOf(count: number, text: string): number {
  let left = count;
  for (let at = 0; at < text.length; at++) {
    if (isSilent(text, at)) continue;
    if (left === 0) return at;
    left--;
  }
  return text.length;
}

function isSilent(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 32 || (code > 126 && silent.test(text.charAt(at)));
}
