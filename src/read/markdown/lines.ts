/** The lines of a text one at a time, so that what looks at the start of a long source sees a few of them only. */

export type Line = { readonly text: string; readonly start: number };

/** Lines of `source` without their ends, and the offsets at which they start. */
export function* linesOf(source: string): Generator<Line> {
  for (let start = 0; start <= source.length;) {
    const end = source.indexOf('\n', start);
    if (end < 0) {
      yield { text: source.slice(start), start };
      return;
    }
    yield { text: source.slice(start, end), start };
    start = end + 1;
  }
}

/** A line that starts a block of its own, and so goes on with no paragraph. */
export const startsBlock =
  /^ {0,3}(?:[>|]|[-*+](?:\s|$)|#{1,6}(?:\s|$)|\d{1,9}[.)](?:\s|$)|`{3,}[^`]*$|~{3}|<(?!\/?(?:a|abbr|b|br|cite|code|del|em|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b|[^\s>]*[@:])[a-z!?/]|\[[^\]]+\]:|:[ \t])/i;
