/**
 * A stretch of the source without the marks of the blocks around it, which still knows where each of its lines came from.
 *
 * Markdown strips `> ` and the indentation of list items before it looks inside them, but never joins lines: the lines of
 * what is inside are ends of the lines outside, one for one. So places survive any nesting.
 */
import type { Place } from '../../model/document.ts';

export type Excerpt = {
  readonly text: string;
  /** What place a line and a column are: those of the file, as a rule, but a manifest holds Markdown in quotes and indented. */
  readonly place: (line: number, column: number) => Place;
  readonly lines: readonly Line[];
};

/** A line of an excerpt: where it starts in the excerpt, and where in the source. */
type Line = { readonly start: number; readonly line: number; readonly column: number };

/** A stretch whose first character stands at `at`, and whose further lines start at the margin. */
export function excerptAt(text: string, at: Place): Excerpt {
  return excerptFrom(text, at, (line, column) => ({ file: at.file, line, column }));
}

/** A stretch that lies elsewhere than its lines and columns say. */
export function excerptFrom(text: string, at: Pick<Place, 'line' | 'column'>, place: Excerpt['place']): Excerpt {
  const lines: Line[] = [{ start: 0, line: at.line, column: at.column }];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    lines.push({ start: end + 1, line: at.line + lines.length, column: 1 });
  }
  return { text, place, lines };
}

/** Where in the source the character at `offset` stands. */
export function placeAt(excerpt: Excerpt, offset: number): Place {
  const line = excerpt.lines[lineOf(excerpt, offset)] ?? { start: 0, line: 1, column: 1 };
  return excerpt.place(line.line, Math.max(1, line.column + offset - line.start));
}

/** The excerpt that `text` is, when it is what the marks around it left of the source from `offset` on. */
export function inside(excerpt: Excerpt, offset: number, text: string): Excerpt {
  const first = lineOf(excerpt, offset);
  let start = 0;
  const lines = text.split('\n').map((inner, index): Line => {
    const outer = excerpt.lines[first + index];
    const here: Line = { start, line: 0, column: 0 };
    start += inner.length + 1;
    if (outer === undefined) return { ...here, ...lastPlace(excerpt) };
    const from = index === 0 ? offset : outer.start;
    const whole = excerpt.text.slice(from, (excerpt.lines[first + index + 1]?.start ?? excerpt.text.length + 1) - 1);
    return { ...here, line: outer.line, column: outer.column + from - outer.start + shift(whole, inner) };
  });
  return { text, place: excerpt.place, lines };
}

/** By how many characters `inner` starts after `outer`; less than none where a tab became several spaces. */
function shift(outer: string, inner: string): number {
  if (outer.endsWith(inner)) return outer.length - inner.length;
  const words = inner.trim();
  const found = outer.indexOf(words);
  return found < 0 ? 0 : found - (inner.length - inner.trimStart().length);
}

function lastPlace(excerpt: Excerpt): { readonly line: number; readonly column: number } {
  const last = excerpt.lines.at(-1) ?? { line: 1, column: 1 };
  return { line: last.line, column: last.column };
}

/** The index of the line that holds `offset`, by halving. */
function lineOf({ lines }: Excerpt, offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where `raw` starts in the excerpt, at or after `from`; `from` itself when the tokenizer rewrote it. */
export function seek(excerpt: Excerpt, raw: string, from: number): number {
  if (excerpt.text.startsWith(raw, from)) return from;
  const [line = ''] = raw.trimStart().split('\n', 1);
  const found = line === '' ? -1 : excerpt.text.indexOf(line, from);
  return found < 0 ? from : found;
}
