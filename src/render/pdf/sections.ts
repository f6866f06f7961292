/** Which section of a story each of its pages is in, for its running heads. */
import type { Story } from '../../model/pack.ts';
import { plain } from '../../model/plain.ts';
import type { Placed } from '../../typeset/draw.ts';

/**
 * Gives, page after page, the second-level heading that is current at the head of a page; empty before the first.
 * @param leading of the body, in points
 */
export function sectionsOf(story: Story, leading: number): (parts: readonly Placed[]) => string {
  const titles = new Map(
    story.body.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [[block.id, plain(block.content)] as const] : [],
    ),
  );
  let current = '';
  return (parts) => {
    const begun = parts.flatMap(({ y, draws }) =>
      draws.flatMap((draw) => (draw.kind === 'anchor' && titles.has(draw.id) ? [{ y, title: titles.get(draw.id) ?? '' }] : [])),
    );
    // A heading in the first line of the page is current at its head.
    const [first] = begun;
    const head = first !== undefined && first.y < leading ? first.title : current;
    current = begun.at(-1)?.title ?? current;
    return head;
  };
}
