/** Pass: `[¶14]` in any text leads to the paragraph of that number, and so does a link that was made of it. */
import type { Block, Inline, Place, Text } from '../model/document.ts';
import { numberOfId, paragraphMark } from '../model/numbers.ts';
import { plain } from '../model/plain.ts';
import { problem, type Report } from '../model/problem.ts';
import { rewriteBlocks, rewriteInlines, type Rewrite } from '../model/walk.ts';

/** Settles references. */
export type References = {
  readonly blocks: (run: readonly Block[]) => readonly Block[];
  readonly inlines: (run: readonly Inline[]) => readonly Inline[];
};

/** What there is to refer to. */
export type Referable = {
  /** The numbers that paragraphs have. */
  readonly numbers: ReadonlySet<string>;
  /** Whether links that were made of references become references again, as in articles that were written by us. */
  readonly links: boolean;
};

/** Settles references to paragraphs. */
export function referring(to: Referable, report: Report): References {
  const how: Rewrite = {
    inlines: (run) => (run.some(refers) ? run.flatMap((it) => settled(it, to, report)) : run),
    blocks: (run) => run,
  };
  return { blocks: (run) => rewriteBlocks(run, how), inlines: (run) => rewriteInlines(run, how) };
}

/** A reference, with the number in it. */
export const reference = /\[¶\u00a0?(\d+)\]/;

function refers(inline: Inline): boolean {
  if (inline.kind === 'link') return inline.to.kind === 'place' && numberOfId(inline.to.id) !== null;
  return inline.kind === 'text' && reference.test(inline.value);
}

function settled(inline: Inline, { numbers, links }: Referable, report: Report): readonly Inline[] {
  const broken = (number: string, at: Place): void => {
    const known =
      numbers.size === 0 ? 'paragraphs of this pack have no numbers' : `the pack has ${numbers.size} numbered paragraphs`;
    report(problem('reference-broken', at, `there is no paragraph ${number}: ${known}`, 'slugline inspect --numbers lists them'));
  };
  if (inline.kind === 'link') {
    const number = inline.to.kind === 'place' ? numberOfId(inline.to.id) : null;
    if (number === null) return [inline];
    if (numbers.has(number)) {
      return [links && plain(inline.content) === paragraphMark(number) ? { kind: 'reference', at: inline.at, number } : inline];
    }
    broken(number, inline.at);
    return inline.content;
  }
  if (inline.kind !== 'text') return [inline];
  // Every second part is the number of a reference.
  const parts = inline.value.split(reference);
  let column = inline.at.column;
  return parts.flatMap((part, index): readonly Inline[] => {
    const at = { ...inline.at, column };
    column += part.length + (index % 2 === 0 ? 0 : 3);
    if (index % 2 === 0) return part === '' ? [] : [{ ...inline, at, value: part }];
    const words: Text = { kind: 'text', at, value: paragraphMark(part) };
    const number = String(Number(part));
    if (numbers.has(number)) {
      return [{ kind: 'reference', at, number }];
    }
    broken(part, at);
    return [words];
  });
}
