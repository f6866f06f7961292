/**
 * Builds again whenever something changes that the last build read: files, folders that were listed, and files that were looked for in
 * vain; after a build that failed as well. Events only wake it. What counts is what the disk answers, so nothing is built for a file that
 * holds what it held, and what changes during a build is built right after it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../../world/world.ts';
import type { Ground } from '../plan.ts';
import type { Reading } from '../trace/reading.ts';
import { openBell } from './bell.ts';
import { openEyes, type Eyes } from './eyes.ts';
import { fieldOf, seesTheSame } from './field.ts';
import { changesIn, isSame, openLooking, type Change, type Look } from './look.ts';
import { oursOf } from './ours.ts';

/** What a build read, and the absolute paths of what it wrote, or wrote when it last could. */
export type Seen = { readonly readings: readonly Reading[]; readonly written: readonly string[] };

/** How to watch. */
export type Watching<End> = {
  readonly world: World;
  readonly ground: Ground;
  /** Builds. Is told what changed since it last did, of which there is nothing at first. */
  readonly build: (changes: readonly Change[]) => Promise<Seen>;
  /** Waits for what changes next, or for the end. */
  readonly until: (changes: Promise<readonly Change[]>) => Promise<readonly Change[] | { readonly end: End }>;
  /** How often to look, in ms, where no events are to be had; null to wait for events. */
  readonly poll: number | null;
  /** Is told, once, when the system lets nobody wait for events, by its code for why, and how often it is looked instead. */
  readonly blind: (errno: string, poll: number) => void;
};

/** How long nothing may happen, and how far apart two looks are that must see the same, in ms. */
const calm = { events: 80, looks: 50 } as const;
/** How long to wait for that at most: what happens over and over and changes nothing must not hide what does. */
const patience = 1_000;
/** How often to look though nothing was heard, since no system tells everything; and where nothing can be heard. In ms. */
const rounds = { usual: 60_000, blind: 500 } as const;

/** Watches until the end; gives what it ended with. */
export async function watch<End>({ world, ground, build, until, ...how }: Watching<End>): Promise<End> {
  const { look } = openLooking({ world, ground });
  const bell = openBell();
  let { poll } = how;
  const fail = (errno: string): void => {
    if (poll === null) how.blind(errno, rounds.blind);
    poll ??= rounds.blind;
    bell.ring();
  };
  let field = fieldOf([], ground);
  let eyes: Eyes | null = null;
  const happened = (path: string | null): void => {
    if (path === null || field.concerns(path)) bell.ring();
  };
  let changes: readonly Change[] = [];
  for (;;) {
    const { readings, written } = await build(changes);
    const ours = oursOf(written);
    const built = new Set(changes.map(({ mark }) => mark));
    /** The changes that two looks see alike; none where the first sees none. */
    const settled = async (): Promise<readonly Change[]> => {
      for (let last: Look | null = null; ; await sleep(calm.looks)) {
        const now = await look(readings, ours);
        const found = changesIn(readings, now, built);
        if (found.length === 0 || (last !== null && isSame(last, now))) return found;
        last = now;
      }
    };
    const next = async (): Promise<readonly Change[]> => {
      for (;;) {
        field = fieldOf(readings, ground);
        if (eyes !== null && (poll !== null || eyes.dimmed() || !seesTheSame(eyes.field, field))) {
          await eyes.close();
          eyes = null;
        }
        if (poll === null) eyes ??= await openEyes(field, { happened, fail });
        const found = await settled();
        if (found.length > 0) return found;
        await bell.rung(poll ?? rounds.usual);
        if (poll === null) await bell.silence(calm.events, patience);
      }
    };
    const answer = await until(next());
    if ('end' in answer) return answer.end;
    changes = answer;
  }
}
