/**
 * Pass: what a claim cites is looked for in the article that it names, and must be there: the wording to the letter but for quotes,
 * dashes and spaces, a figure as a whole figure.
 */
import { posix } from 'node:path';
import type { Apparatus, Citation, Evidence } from '../model/apparatus.ts';
import type { Paragraph } from '../model/document.ts';
import { leavesIn, type Leaf } from '../model/leaves.ts';
import { closest } from '../model/closest.ts';
import { paragraphId } from '../model/numbers.ts';
import type { Story } from '../model/pack.ts';
import { plain } from '../model/plain.ts';
import { problem, type Report } from '../model/problem.ts';
import { walk } from '../model/walk.ts';
import { hasWording, nearest, worded } from './wording.ts';

/** What is known of the articles of a pack. */
type Library = {
  /** By path and by id. */
  readonly stories: ReadonlyMap<string, Story>;
  readonly numbers: ReadonlyMap<Paragraph, string>;
  readonly passages: Map<Story, readonly Passage[]>;
};

/** Words that stand together, and the number of the paragraph that they are, or stand behind. */
type Passage = { readonly words: string; readonly number: string | null };

/** `apparatus` with every citation found; one that is not is reported, and left out. */
export function grounded(
  apparatus: Apparatus<Citation>,
  stories: readonly Story[],
  numbers: ReadonlyMap<Paragraph, string>,
  report: Report,
): Apparatus<Evidence> {
  // A file may be named without its folders or its ending; where two have the same name, the first that stands in the pack is meant.
  const names = stories.toReversed().flatMap((story) => {
    const path = filePath(story.at.file);
    const base = posix.basename(path);
    return [base.replace(/\.[^.]*$/, ''), base, story.id, path].map((name) => [name, story] as const);
  });
  const library: Library = { stories: new Map(names), numbers, passages: new Map() };
  const found = <T extends { readonly cites: readonly Citation[] }>(
    it: T,
  ): Omit<T, 'cites'> & { readonly cites: readonly Evidence[] } => ({
    ...it,
    cites: it.cites.flatMap((cite) => evidence(cite, library, report)),
  });
  return {
    ...apparatus,
    judgements: apparatus.judgements.map(found),
    figures: apparatus.figures.map(found),
    timeline: apparatus.timeline.map(found),
    people: apparatus.people.map(found),
  };
}

function evidence(cite: Citation, library: Library, report: Report): readonly Evidence[] {
  const story = library.stories.get(filePath(cite.article));
  if (story === undefined) {
    const near = closest(cite.article, [...library.stories.keys()]);
    const hint =
      near === null
        ? `cite one of ${[...new Set([...library.stories.values()].map((it) => it.at.file))].join(', ')}`
        : `did you mean ${near}?`;
    report(problem('cite-unknown', cite.at, `the pack has no article "${cite.article}"`, hint));
    return [];
  }
  const quote = worded(cite.quote);
  const passages = library.passages.get(story) ?? passagesOf(story, library.numbers);
  library.passages.set(story, passages);
  const passage = quote === '' ? undefined : passages.find(({ words }) => hasWording(words, quote));
  if (passage !== undefined) {
    const { number } = passage;
    return [{ at: cite.at, quote: cite.quote, story: story.id, place: number === null ? story.id : paragraphId(number), number }];
  }
  const near = passages.map(({ words }) => nearest(words, quote)).reduce((best, one) => closer(best, one, quote), '');
  const hint =
    near === ''
      ? 'quote the article to the letter; only quotes, dashes and spaces may differ'
      : `the nearest there is: "${near}"`;
  report(problem('quote-not-found', cite.at, `${story.at.file} does not say "${cite.quote}"`, hint));
  return [];
}

function closer(one: string, other: string, quote: string): string {
  if (one === '' || other === '') return one === '' ? other : one;
  return nearest(`${one} ${other}`, quote) === other ? other : one;
}

/** Headline, standfirst and every run of words in the body. */
function passagesOf(story: Story, numbers: ReadonlyMap<Paragraph, string>): readonly Passage[] {
  let number: string | null = null;
  const passages = [story.headline, story.standfirst].map((run): Passage => ({ words: worded(plain(run)), number }));
  for (const block of story.body) {
    if (block.kind === 'paragraph') number = numbers.get(block) ?? number;
    for (const leaf of leavesIn([block])) passages.push({ words: worded(wordsOf(leaf)), number });
    walk([block], (node) => {
      if (node.kind !== 'note') return;
      for (const leaf of leavesIn(node.content)) passages.push({ words: worded(wordsOf(leaf)), number });
    });
  }
  return passages;
}

function wordsOf(leaf: Leaf): string {
  if (!('kind' in leaf)) return plain(leaf);
  return leaf.kind === 'codeBlock' ? leaf.value : leaf.alt;
}

const filePath = (path: string): string => posix.normalize(path.replaceAll('\\', '/'));
