/** What the reader of a format is given: a source whose characters are settled. */
import type { Report } from '../model/problem.ts';
import type { World } from '../world/world.ts';
import type { Source } from './reader.ts';

export type Draft = {
  readonly source: Source;
  /** The whole text: lines end in `\n`, and no control character but that and the tab is left. */
  readonly text: string;
  readonly world: World;
  readonly report: Report;
};
