/** How much there is in a story. */
import type { Story } from './pack.ts';
import { walk } from './walk.ts';

/** The words and the pictures of a story, its headline and standfirst among them. */
export function tally(story: Story): { readonly words: number; readonly pictures: number } {
  let words = 0;
  let pictures = 0;
  walk([...story.headline, ...story.standfirst, ...story.body], (node) => {
    if (node.kind === 'text' || node.kind === 'code') words += node.value.match(/\S+/g)?.length ?? 0;
    if (node.kind === 'figure' || node.kind === 'image') pictures += 1;
  });
  return { words, pictures };
}
