/** The words of a run of inlines, without what they look like. */
import type { Inline } from './document.ts';
import { match } from './match.ts';

/** Plain text of `run`: alternative text for pictures, a space for a line break, nothing for a note. */
export function plain(run: readonly Inline[]): string {
  const inside = (it: { readonly content: readonly Inline[] }): string => plain(it.content);
  return run
    .map((inline) =>
      match<Inline, [], string>(
        {
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
        },
        inline,
      ),
    )
    .join('');
}
