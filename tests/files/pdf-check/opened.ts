/** A file that has been opened for questions, and what a rule is. */
import type { Graph } from './graph.ts';
import type { Fonts, Page } from './pages.ts';
import type { Tree } from './tree.ts';

export type Opened = {
  readonly bytes: Uint8Array;
  readonly version: string;
  readonly graph: Graph;
  readonly fonts: Fonts;
  readonly pages: readonly Page[];
  readonly tree: Tree;
};

/** A family of rules: gives every fault that it finds, for people. */
export type Rules = (file: Opened) => Iterable<string>;

/** The links of a page as annotations, by reference. */
export function annotationsOf({ graph }: Opened, page: Page): readonly string[] {
  return graph.list(page.dictionary['/Annots']).map(String);
}

/**
 * Text without what only lines need: a hyphen that a line end put there, white space of any other kind than one blank. Letters and
 * their marks are one, and what PDF/A has no place for is told by the sign for that (ISO 19005-2, 6.2.11.7).
 */
export function flowing(text: string): string {
  return text
    .replace(/\u00ad\s*/g, '')
    .replace(/[\ufeff\u2060]/g, '')
    .replace(/[\0\ufffe\uffff]|\p{Co}|\p{Surrogate}/gu, '\ufffd')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .trim();
}

/** Text without any white space. */
export function solid(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u200c\u200d\u2060\ufeff]/g, '');
}
