/** Pass: the apparatus, as data, leads to the same places of the pack as the sections that are made of it. */
import type { Apparatus, Evidence } from '../model/apparatus.ts';
import type { Inline, Link, Target } from '../model/document.ts';
import { paragraphMark } from '../model/numbers.ts';
import { rewriteApparatus } from '../model/rewrite-apparatus.ts';
import { settling } from './links.ts';
import { reference } from './references.ts';

/** What the texts of an apparatus may lead to. */
export type Ways = {
  /** Where a link to a file leads; null when nowhere. */
  readonly settle: (link: Link) => Target | null;
  /** The numbers of paragraphs that are in the pack. */
  readonly numbers: ReadonlySet<string>;
  /** Whether a place is in the pack. */
  readonly isPlace: (id: string) => boolean;
};

/** `apparatus` with its links settled; those that lead nowhere, and references to paragraphs that are not there, are words. */
export function leading(apparatus: Apparatus<Evidence>, { settle, numbers, isPlace }: Ways): Apparatus<Evidence> {
  const { inlines } = settling((link) => {
    const to = link.to.kind === 'file' ? settle(link) : link.to;
    return to?.kind === 'place' && !isPlace(to.id) ? null : to;
  });
  const known = (words: string): string =>
    words.replace(new RegExp(reference, 'g'), (mark, number: string) =>
      numbers.has(String(Number(number))) ? mark : paragraphMark(number),
    );
  const worded = (it: Inline): Inline => {
    if (it.kind !== 'text') return it;
    const value = known(it.value);
    return value === it.value ? it : { ...it, value };
  };
  return rewriteApparatus(apparatus, { inlines: (run) => inlines(run).map(worded), blocks: (run) => run });
}
