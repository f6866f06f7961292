/**
 * Pass: paragraphs are numbered through the pack, so that all formats name the same paragraph alike. Only the articles' own are
 * counted, in their order: an article more at the end changes no number.
 */
import type { Paragraph } from '../model/document.ts';
import type { Story } from '../model/pack.ts';

/** The numbers of the paragraphs of `stories`, from 1; those in lists, quotes and notes have none. */
export function numbersOf(stories: readonly Story[]): ReadonlyMap<Paragraph, string> {
  const numbers = new Map<Paragraph, string>();
  for (const story of stories) {
    if (story.role !== 'article') continue;
    for (const block of story.body) if (block.kind === 'paragraph') numbers.set(block, String(numbers.size + 1));
  }
  return numbers;
}
