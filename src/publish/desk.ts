/** What the work is done on. */
import type { Report } from '../model/problem.ts';
import type { Loaded, World } from '../world/world.ts';
import type { Memory } from './trace/memory.ts';
import type { Crew } from './workers/wish.ts';

/** Where files come from, and where problems and progress go. */
export type Desk = {
  readonly world: World;
  /** What has been done before; null where nothing is kept. Then what is asked of the world is written down by its recorder. */
  readonly memory: Memory | null;
  readonly report: Report;
  /** Takes the problems of an article that is left out: they stand in no output's way. */
  readonly spared: Report;
  /** The absolute path that relative paths start from. */
  readonly folder: string;
  /** What standard input holds, for a source called `-`. */
  readonly input: () => Promise<Loaded>;
  /** Is told of each step before it starts. */
  readonly progress: (step: string) => void;
  /** Others who may do a part of the work; nobody when left out. */
  readonly crew?: Crew;
};
