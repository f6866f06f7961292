/** What the reader of a format is given: a source whose characters are settled. */
import type { ReadContext, Source } from './reader.ts';

export type Draft = ReadContext & {
  readonly source: Source;
  /** The whole text: lines end in `\n`, and no control character but that and the tab is left. */
  readonly text: string;
};
