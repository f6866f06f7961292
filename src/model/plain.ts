/** The words of a run of inlines, without what they look like. */
import type { Inline, InlineImage } from './document.ts';
import { match, type Table } from './match.ts';
import { paragraphMark } from './numbers.ts';

/** What a picture says. */
type Alt = (it: InlineImage) => string;

/** Plain text of `run`: a space for a line break, nothing for a note. @param alt the words for a picture; usually what it shows */
export function plain(run: readonly Inline[], alt: Alt = (it) => it.alt): string {
  return run.map((inline) => match(words, inline, alt)).join('');
}

const inside = (it: { readonly content: readonly Inline[] }, alt: Alt): string => plain(it.content, alt);

const words: Table<Inline, [Alt], string> = {
  text: (it) => it.value,
  code: (it) => it.value,
  image: (it, alt) => alt(it),
  break: () => ' ',
  note: () => '',
  reference: (it) => paragraphMark(it.number),
  emphasis: inside,
  strong: inside,
  strike: inside,
  superscript: inside,
  subscript: inside,
  link: inside,
  foreign: inside,
  abbreviation: inside,
};
