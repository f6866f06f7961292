/** What a release may not say: the sentences of the whole pack that the released one has not. */
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

/** The sentences that `whole` has and `released` has not. */
export function secretsOf(whole: Pack, released: Pack): readonly Secret[] {
  const open = lettersOf(textsOf(released).join('\n'));
  const sentences = new Set(
    textsOf(whole)
      .flatMap((text) => text.split(/(?<=[.!?…]["”’»)]*)\s+/u))
      .map((it) => it.trim()),
  );
  return [...sentences].flatMap((sentence): readonly Secret[] => {
    const words = sentence.split(/\s+/).filter((word) => lettersOf(word) !== '');
    if (words.length < fewestWords) return [];
    const needles = windowsOf(words)
      .map((part) => lettersOf(part.join(' ')))
      .filter((needle) => !open.includes(needle));
    return needles.length === 0 ? [] : [{ sentence, needles }];
  });
}

/** The beginning, the middle and the end of a sentence. */
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

/** Every run of words of a pack: of its stories, their notes, and what pictures show. */
function textsOf(pack: Pack): readonly string[] {
  return [pack.title, pack.subtitle, pack.description, ...pack.stories.flatMap(storyTexts)];
}

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
