/** How much there is in a story. */
import type { Story } from './pack.ts';
import { walk } from './walk.ts';

/** The words and the pictures of a story, its headline and standfirst among them. */
export function tally(story: Story): { readonly words: number; readonly pictures: number } {
  let words = 0;
  let pictures = 0;
  walk([...story.headline, ...story.standfirst, ...story.body], (node) => {
    if (node.kind === 'text' || node.kind === 'code') words += wordsIn(node.value);
    if (node.kind === 'figure' || node.kind === 'image') pictures += 1;
  });
  return { words, pictures };
}

/** How many words stand between white space. Counted letter by letter: a pack has millions. */
function wordsIn(text: string): number {
  let count = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const space = unit === 0x20 || (unit >= 9 && unit <= 13) || (unit >= 0xa0 && /\s/.test(text.charAt(at)));
    if (!space && !inside) count++;
    inside = !space;
  }
  return count;
}
