/** What a release may not say. */
import { leavesIn, leavesOf, type Leaf } from '../../model/leaves.ts';
import type { Pack, Story } from '../../model/pack.ts';
import { plain } from '../../model/plain.ts';
import { walk } from '../../model/walk.ts';

/** A sentence, and stretches of it to look for: its letters and figures alone, whatever stands between them. */
export type Secret = { readonly sentence: string; readonly needles: readonly string[] };

/** Sentences of fewer words may stand anywhere. */
const fewestWords = 6;
/** How many words a stretch has: a page may end inside a sentence, and a part of it is enough. */
const stretch = 8;

/**
 * The sentences of what `whole` has and `released` has not: of stories, and of entries of the apparatus. One that an open part says as
 * well is a secret all the same: whoever marked it did not mean it to be said.
 */
export function secretsOf(whole: Pack, released: Pack): readonly Secret[] {
  const open = new Map(released.stories.map((story) => [story.id, new Set(storyTexts(story))]));
  const said = lettersOf(released.stories.flatMap(storyTexts).join('\n'));
  const texts = whole.stories.flatMap((story) => {
    const left = story.role === 'article' && open.has(story.id) ? null : (open.get(story.id) ?? new Set());
    return left === null ? [] : storyTexts(story).filter((text) => !left.has(text));
  });
  const sentences = new Set(texts.flatMap((text) => text.split(/(?<=[.!?…]["”’»)]*)\s+/u)).map((it) => it.trim()));
  return [...sentences].flatMap((sentence): readonly Secret[] => {
    const words = sentence.split(/\s+/).filter((word) => lettersOf(word) !== '');
    if (words.length < fewestWords) return [];
    // A part alone may be a turn of phrase that others have too.
    const parts = windowsOf(words)
      .map((part) => lettersOf(part.join(' ')))
      .filter((part) => !said.includes(part));
    return [{ sentence, needles: [lettersOf(sentence), ...parts] }];
  });
}

/** The beginning, the middle and the end of a sentence: a page may end inside it. */
function windowsOf(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length <= stretch) return [words];
  const last = words.length - stretch;
  return [...new Set([0, Math.floor(last / 2), last])].map((from) => words.slice(from, from + stretch));
}

/** Letters and figures, small, in one row. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Every run of words of a story: its own, those of its notes, and what pictures show. */
function storyTexts(story: Story): readonly string[] {
  const texts = [...leavesOf(story).map(leafText), story.particulars.description];
  walk([...story.headline, ...story.standfirst, ...story.body], (node) => {
    if (node.kind === 'image' || node.kind === 'figure') texts.push(node.alt);
    if (node.kind === 'note') texts.push(...leavesIn(node.content).map(leafText));
  });
  return texts;
}

function leafText(leaf: Leaf): string {
  if (!('kind' in leaf)) return plain(leaf);
  return leaf.kind === 'codeBlock' ? leaf.value : leaf.alt;
}
