/**
 * Pass: paragraphs are numbered through the pack, so that all formats name the same paragraph alike. Only the articles' own are
 * counted, in their order: an article more at the end changes no number.
 */
import type { Paragraph } from '../model/document.ts';
import type { Story } from '../model/pack.ts';
import { problem, type Report } from '../model/problem.ts';

/** The number of an article's first paragraph, by the article's file: for those that do not go on where the article before them ends. */
export type FirstNumbers = ReadonlyMap<string, number>;

/** The paragraphs of `stories` with their numbers, from 1; those in lists, quotes and notes have none. */
export function numbered(
  stories: readonly Story[],
  firsts: FirstNumbers,
  report: Report,
): readonly (readonly [Paragraph, string])[] {
  let next = 1;
  return stories.flatMap((story) => {
    const own = story.role === 'article' ? story.body.filter((block) => block.kind === 'paragraph') : [];
    const first = firsts.get(story.at.file) ?? next;
    if (first < next) {
      const what = `the paragraphs can not be numbered from ${first}: ${next - 1} is taken by an article before`;
      report(problem('manifest-value', story.at, what, `write a number from ${next} on, or leave it out`));
    }
    next = Math.max(first, next);
    return own.map((paragraph) => [paragraph, String(next++)] as const);
  });
}
