/**
 * A judge of finished EPUBs: what EPUB 3.3, EPUB Accessibility 1.1 and the habits of readers ask for and EPUBCheck does not look at,
 * or not strictly. Every book of the tests is asked.
 */
import { openBook, type Rules } from './epub-check/book.ts';
import { containerRules } from './epub-check/rules-container.ts';
import { contentRules } from './epub-check/rules-content.ts';
import { navigationRules } from './epub-check/rules-navigation.ts';
import { packageRules } from './epub-check/rules-package.ts';
import { styleRules } from './epub-check/rules-style.ts';

/** Every rule, by what it says. */
export const bookRules: Rules = { ...containerRules, ...packageRules, ...navigationRules, ...contentRules, ...styleRules };

/** What is wrong with a book: the rule, and where. Throws where a document is not well-formed. */
export function checkBook(epub: Uint8Array): readonly string[] {
  const book = openBook(epub);
  return Object.entries(bookRules).flatMap(([name, rule]) => rule(book).map((fault) => `${name}: ${fault}`));
}
