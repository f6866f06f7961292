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
  /** The names of articles that are left out. */
  readonly lost: ReadonlySet<string>;
};

/** Words that stand together, and the number of the paragraph that they are, or stand behind. */
type Passage = { readonly words: string; readonly number: string | null };

/** What there is to cite: the stories, and the paths of articles that are left out. */
type Cited = {
  readonly stories: readonly Story[];
  readonly numbers: ReadonlyMap<Paragraph, string>;
  readonly lost: readonly string[];
};

/** `apparatus` with every citation found; one that is not is reported, and left out. */
export function grounded(apparatus: Apparatus<Citation>, { stories, numbers, lost }: Cited, report: Report): Apparatus<Evidence> {
  const named = stories
    .toReversed()
    .flatMap((story) => [...namesOf(story.at.file), story.id].map((name) => [name, story] as const));
  const library: Library = { stories: new Map(named), numbers, passages: new Map(), lost: new Set(lost.flatMap(namesOf)) };
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
  const path = filePath(cite.article);
  const story = library.stories.get(path);
  if (library.lost.has(path) && (story === undefined || filePath(story.at.file) !== path)) {
    const what = `"${cite.article}" is left out, so the words cited from it can not be looked for`;
    report(problem('claim-uncited', cite.at, what, 'the entry stays, without this citation'));
    return [];
  }
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

/** What a file may be cited by: without its folders or its ending; where two are called the same, the first of the pack is meant. */
function namesOf(file: string): readonly string[] {
  const path = filePath(file);
  const base = posix.basename(path);
  return [base.replace(/\.[^.]*$/, ''), base, path];
}

const filePath = (path: string): string => posix.normalize(path.replaceAll('\\', '/'));
