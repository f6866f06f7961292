/**
 * Straight quotation marks and apostrophes turned, by what stands on either side.
 *
 * One walk over the line, with the quotations that are open on a stack. What can be read in two ways stays as it was typed.
 */
import type { Customs } from './customs.ts';
import type { Edit, Rule } from './line.ts';

type Mark = '"' | "'";

/** What a mark may follow when it opens: nothing, space, brackets, dashes, and other opening marks. */
const before = /[\s\u00a0\u202f([{<—–/=“‘„‚«‹¿¡-]/u;
const word = /[\p{L}\p{N}]/u;
const apostrophe = '’';

/** The rule that turns the marks of a line after the customs of its language. */
export function quotation(customs: Customs): Rule {
  return (text) => {
    if (!/["']/.test(text)) return [];
    const edits: Edit[] = [];
    const open: Mark[] = [];
    let opened = -1;
    for (let at = 0; at < text.length; at++) {
      const mark = text[at];
      if (mark !== '"' && mark !== "'") continue;
      const side = sideOf(text, at, opened);
      const put = mark === '"' ? double(side) : single(side);
      if (put !== null) edits.push({ from: at, to: at + 1, put });
      if (side.opens && open.at(-1) === mark && put !== null) opened = at;

      function double({ opens, closes, previous, next }: Side): string | null {
        if (opens && !closes) return push('"');
        if (!closes) return null;
        if (open.includes('"')) return pop('"');
        // After an elision, as in dell'"Unità".
        if (/['’]/.test(previous) && word.test(next)) return push('"');
        // Inches, when nothing is open that the mark could close.
        return /\d/.test(previous) ? '″' : null;
      }

      function single({ opens, closes, previous, next }: Side): string | null {
        if (word.test(previous) && word.test(next)) return apostrophe;
        if (opens && !closes) {
          const rest = text.slice(at + 1);
          if (/^\d\ds?(?![\p{L}\d'])/u.test(rest) || customs.cut?.test(rest)) return apostrophe;
          return closerAfter(text, at) ? push("'") : apostrophe;
        }
        if (!closes) return null;
        const owner = previous.toLowerCase() === 's' && /^ \p{Ll}/u.test(text.slice(at + 1)) && closerAfter(text, at);
        return open.includes("'") && !owner ? pop("'") : apostrophe;
      }

      function push(one: Mark): string {
        open.push(one);
        return (one === '"' ? customs.double : customs.single)[0];
      }

      function pop(one: Mark): string {
        // What was opened inside and never closed was no quotation.
        open.length = open.lastIndexOf(one);
        return (one === '"' ? customs.double : customs.single)[1];
      }
    }
    return edits;
  };
}

type Side = { readonly opens: boolean; readonly closes: boolean; readonly previous: string; readonly next: string };

/** Whether the mark at `at` can open or close; `opened` is where the last mark was that opened. */
function sideOf(text: string, at: number, opened: number): Side {
  const [previous, next] = [text[at - 1] ?? '', text[at + 1] ?? ''];
  const afterOpener = at > 0 && at - 1 === opened;
  const free = previous === '' || before.test(previous) || afterOpener;
  const full = next !== '' && !/[\s\u00a0\u202f]/.test(next);
  // After a hyphen or a stroke a mark closes as well as it opens, unless a word follows.
  const joined = /[-/=]/.test(previous) && !word.test(next);
  return {
    opens: free && full && !joined,
    closes: previous !== '' && !/[\s\u00a0\u202f]/.test(previous) && (!free || joined),
    previous,
    next,
  };
}

/** Whether a single mark further on could close a quotation: after a word or a stop, and not before a letter. */
function closerAfter(text: string, at: number): boolean {
  return /[^\s\u00a0\u202f([{]'(?![\p{L}\p{N}])/u.test(text.slice(at + 1));
}
