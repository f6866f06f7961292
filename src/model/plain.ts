/** The words of a run of inlines, without what they look like. */
import type { Inline } from './document.ts';
import { match, type Table } from './match.ts';

/** Plain text of `run`: alternative text for pictures, a space for a line break, nothing for a note. */
export function plain(run: readonly Inline[]): string {
  return run.map((inline) => match(words, inline)).join('');
}

const inside = (it: { readonly content: readonly Inline[] }): string => plain(it.content);

const words: Table<Inline, [], string> = {
  text: (it) => it.value,
  code: (it) => it.value,
  image: (it) => it.alt,
  break: () => ' ',
  note: () => '',
  emphasis: inside,
  strong: inside,
  strike: inside,
  superscript: inside,
  subscript: inside,
  link: inside,
  foreign: inside,
};
