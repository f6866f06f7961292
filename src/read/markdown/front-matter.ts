/** The YAML between `---` lines at the very top of a source: where it ends, and what it says, value by value with its place. */
import type { Place } from '../../model/document.ts';
import { problem, type Report } from '../../model/problem.ts';

/** A source in two parts. `matter` is null when it has no front matter. */
export type Parted = {
  readonly matter: string | null;
  readonly body: string;
  /** The line of the source on which the body starts. */
  readonly bodyLine: number;
};

/** The first line after the fence tells front matter from a rule: a key, a comment, or the fence that closes it. */
const opensMatter = /^---[ \t]*\n(?:["']?[\p{L}_][\p{L}\p{N}_ -]*["']?[ \t]*:(?:[ \t\n]|$)|#|[{]|---[ \t]*(?:\n|$))/u;

/** Parts the front matter from `text`. One that is never closed is reported. */
export function partFrontMatter(text: string, file: string, report: Report): Parted {
  const none: Parted = { matter: null, body: text, bodyLine: 1 };
  if (!opensMatter.test(text)) return none;
  const start = text.indexOf('\n') + 1;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(text.slice(start));
  if (closing === null) {
    const at: Place = { file, line: 1, column: 1 };
    report(problem('front-matter-open', at, 'the front matter that starts here never ends', 'put a line with --- after it'));
    return none;
  }
  const matter = text.slice(start, start + closing.index);
  const end = start + closing.index + closing[0].length;
  return { matter, body: text.slice(end), bodyLine: text.slice(0, end).split('\n').length };
}
