/** Pass: `[¶14]` in any text leads to the paragraph of that number. */
import type { Block, Inline, Text } from '../model/document.ts';
import { paragraphMark } from '../model/numbers.ts';
import { problem, type Report } from '../model/problem.ts';
import { rewriteBlocks, rewriteInlines, type Rewrite } from '../model/walk.ts';

/** Settles references. @param count how many paragraphs have numbers */
export type References = {
  readonly blocks: (run: readonly Block[]) => readonly Block[];
  readonly inlines: (run: readonly Inline[]) => readonly Inline[];
};

export function referring(count: number, report: Report): References {
  const how: Rewrite = {
    inlines: (run) => (run.some(refers) ? run.flatMap((it) => settled(it, count, report)) : run),
    blocks: (run) => run,
  };
  return { blocks: (run) => rewriteBlocks(run, how), inlines: (run) => rewriteInlines(run, how) };
}

const reference = /\[¶\u00a0?(\d+)\]/;

function refers(inline: Inline): boolean {
  return inline.kind === 'text' && reference.test(inline.value);
}

function settled(inline: Inline, count: number, report: Report): readonly Inline[] {
  if (inline.kind !== 'text') return [inline];
  // Every second part is the number of a reference.
  const parts = inline.value.split(reference);
  let column = inline.at.column;
  return parts.flatMap((part, index): readonly Inline[] => {
    const at = { ...inline.at, column };
    column += part.length + (index % 2 === 0 ? 0 : 3);
    if (index % 2 === 0) return part === '' ? [] : [{ ...inline, at, value: part }];
    const words: Text = { kind: 'text', at, value: paragraphMark(part) };
    if (Number(part) >= 1 && Number(part) <= count) {
      return [{ kind: 'reference', at, number: String(Number(part)) }];
    }
    const known = count === 0 ? 'paragraphs of this pack have no numbers' : `the pack has ${count} numbered paragraphs`;
    report(problem('reference-broken', at, `there is no paragraph ${part}: ${known}`, 'slugline inspect --numbers lists them'));
    return [words];
  });
}
