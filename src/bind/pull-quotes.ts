/**
 * Pass: a pull quote repeats words of its article, so they must be there, whoever is named as their speaker: a quotation that was altered
 * is no quotation. It may begin with a capital and end with a stop of its own, and leave something out where it says so: “…”, “[…]”.
 * Words in square brackets are the editor's.
 */
import type { Block } from '../model/document.ts';
import { leavesIn } from '../model/leaves.ts';
import type { Story } from '../model/pack.ts';
import { plain } from '../model/plain.ts';
import { problem, type Report } from '../model/problem.ts';
import { hasWording, nearest, worded } from './wording.ts';

/** Reports every pull quote of `stories` whose words are not those of its story. */
export function tellAltered(stories: readonly Story[], report: Report): void {
  for (const story of stories) {
    const pulled = pullQuotesIn(story.body);
    if (pulled.length === 0) continue;
    const text = worded([plain(story.headline), plain(story.standfirst), ...ownWords(story.body)].join(' '));
    for (const { at, words } of pulled) {
      const missing = partsOf(words).find((part) => !isIn(text, part));
      if (missing === undefined) continue;
      const near = nearest(text, missing).replace(/^["']+|["',]+$/g, '');
      const hint =
        near === ''
          ? 'a pull quote repeats the article to the letter; […] stands for what it leaves out'
          : `the nearest there is: "${near}"`;
      report(problem('quote-not-found', at, `the article does not say what its pull quote says: "${missing}"`, hint));
    }
  }
}

type Pulled = { readonly at: Story['at']; readonly words: string };

/** The paragraphs of pull quotes, wherever they stand. */
function pullQuotesIn(blocks: readonly Block[]): readonly Pulled[] {
  return blocks.flatMap((block): readonly Pulled[] => {
    if (block.kind === 'quote' && block.role === 'pull') {
      return leavesIn(block.content).flatMap((leaf) =>
        'kind' in leaf ? [] : [{ at: leaf[0]?.at ?? block.at, words: worded(plain(leaf)) }],
      );
    }
    if (block.kind === 'quote') return pullQuotesIn(block.content);
    return block.kind === 'list' ? block.items.flatMap((item) => pullQuotesIn(item.content)) : [];
  });
}

/** What a story says, without its pull quotes. */
function ownWords(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'quote') return block.role === 'pull' ? [] : ownWords(block.content);
    if (block.kind === 'list') return block.items.flatMap((item) => ownWords(item.content));
    return leavesIn([block]).flatMap((leaf) => ('kind' in leaf ? [] : [plain(leaf)]));
  });
}

/** Stretches that must stand in the article as they are. */
function partsOf(words: string): readonly string[] {
  return words
    .split(/\[[^\]]*\]|\.{3,}/)
    .map((part) => part.replace(/^[\s"'(.,;:-]+|[\s"').,;:!?-]+$/g, ''))
    .filter((part) => part !== '');
}

function isIn(text: string, part: string): boolean {
  const first = part.charAt(0);
  return [first, first.toLowerCase(), first.toUpperCase()].some((letter) => hasWording(text, letter + part.slice(1)));
}
