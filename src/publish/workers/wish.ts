/** How many threads work on a build, and how much memory they may take: what the user says, or what was measured to pay. */
import { existsSync } from 'node:fs';
import { availableParallelism, freemem, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Pack } from '../../model/pack.ts';
import type { Style } from '../../style/style.ts';
import type { Desk } from '../desk.ts';
import type { Edition } from '../plan.ts';
import type { Request } from '../request.ts';
import type { CacheWish } from '../trace/open.ts';

/** What the user says of threads. */
export type WorkersWish = {
  /** How many may work at a time, 1 for none but the program's own; null when that is left to Slugline. */
  readonly threads: number | null;
  /** The most bytes that the program may have in memory; null for no cap. */
  readonly memory: number | null;
};

/** What a thread of its own has to be told to do a share of the work. */
export type Crew = WorkersWish & {
  readonly cache: CacheWish;
  /** What was asked for, before a manifest settled the rest. */
  readonly asked: Request;
};

/** What a thread takes while it sets articles, and the program itself besides them, in bytes: measured, and rounded up. */
export const threadNeeds = 192 * 1024 ** 2;
export const programNeeds = 128 * 1024 ** 2;

/** The lowest cap: with less, not even a short article can be set. */
export const leastMemory = programNeeds + threadNeeds / 2;

/** How many threads there is room for, the program's own among them: as many as the user says, or as cores and memory are free for. */
export function roomFor({ threads, memory }: WorkersWish): number {
  const most = threads ?? (isBusy() ? 1 : Math.min(availableParallelism(), Math.floor(freemem() / threadNeeds)));
  return memory === null ? most : Math.min(most, Math.floor((memory - programNeeds) / threadNeeds));
}

/** Whether others have work for all cores, so that threads would take turns with them and with each other. */
function isBusy(): boolean {
  const [lately = 0] = loadavg();
  return lately >= availableParallelism();
}

/** With fewer editions than this, starting threads costs what they save: with two, 4 take as long as with one, 12 take 6 % less, 30 a fifth. */
const fewestEditions = 16;

/** The program of a thread, beside the bundle; there is none when Slugline runs from source. */
export const threadProgram = fileURLToPath(new URL('worker.cjs', import.meta.url));

/** How many threads are to set `editions`, 0 for the program's own: it does what needs all editions at hand. */
export function threadsFor(editions: readonly Edition[], request: Request, { crew }: Pick<Desk, 'crew'>): number {
  if (crew === undefined || request.keepGoing === true || !existsSync(threadProgram)) return 0;
  // A thread can be stopped when it takes too much, and the program can not: so under a cap there is always one.
  const fewest = crew.memory !== null ? 1 : crew.threads === null ? fewestEditions : 2;
  const threads = Math.min(roomFor(crew), editions.length);
  return editions.length < fewest || (crew.memory === null && threads < 2) ? 0 : Math.max(1, threads);
}

/** With fewer articles than this in a pack, a helper saves nothing that can be told from chance: of 1,000 it saves a tenth. */
const fewestArticles = 500;

/** How many threads are to help the program set a pack: they need a cache to put pages into, and must know on which side a story begins. */
export function helpersFor({ stories }: Pack, { mirrored, opens }: Style, crew: Crew): number {
  const { cache, threads, memory } = crew;
  const articles = stories.filter(({ role }) => role === 'article').length;
  const few = articles < (threads === null ? fewestArticles : 2);
  if (few || memory !== null || cache.folder === null || cache.frozen || (mirrored && opens !== 'recto')) return 0;
  return existsSync(threadProgram) ? Math.max(0, roomFor(crew) - 1) : 0;
}
