/** The words of a run of inlines, without what they look like. */
import type { Inline, InlineImage } from './document.ts';
import { match } from './match.ts';

/** Plain text of `run`: a space for a line break, nothing for a note. @param alt the words for a picture; usually what it shows */
export function plain(run: readonly Inline[], alt: (it: InlineImage) => string = (it) => it.alt): string {
  const inside = (it: { readonly content: readonly Inline[] }): string => plain(it.content, alt);
  return run
    .map((inline) =>
      match<Inline, [], string>(
        {
          text: (it) => it.value,
          code: (it) => it.value,
          image: alt,
          break: () => ' ',
          note: () => '',
          emphasis: inside,
          strong: inside,
          strike: inside,
          superscript: inside,
          subscript: inside,
          link: inside,
          foreign: inside,
        },
        inline,
      ),
    )
    .join('');
}
