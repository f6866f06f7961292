/** Markdown inside another file, such as a manifest: what it is given as, and what reads it. */
import type { Block, Inline, Place } from '../model/document.ts';

/** A text, and where each of its characters stands: quotes, indents and escapes may lie between them. */
export type Written = { readonly text: string; readonly where: (index: number) => Place };

export type Prose = {
  readonly blocks: (written: Written) => readonly Block[];
  /** One paragraph without its paragraph: a mark that would start a list or a heading is a sign like others. */
  readonly line: (written: Written) => readonly Inline[];
};
