/**
 * Many editions, set by several threads: each reads and sets a share of them, and gives back plain data and the bytes of files. What is
 * told, and in which order, is what one thread would have told.
 *
 * Threads of Node's own and no library for pools: a pool hands out tasks that stand by themselves, and here what a thread has
 * read must be set by the same one, after all others have read their share without an error.
 */
import type { Worker } from 'node:worker_threads';
import { vetFont } from '../../font/vet.ts';
import { problem } from '../../model/problem.ts';
import { openStyle } from '../../style/load.ts';
import type { Sha256 } from '../cache/hash.ts';
import type { Desk } from '../desk.ts';
import type { Fresh } from '../finish.ts';
import type { Edition } from '../plan.ts';
import type { Request } from '../request.ts';
import { recorded } from '../trace/memory.ts';
import { goOn, type Said, type Share } from './messages.ts';
import { isOutOfMemory, startThread } from './thread.ts';
import { programNeeds } from './wish.ts';

type Together = {
  readonly desk: Desk;
  readonly sound: () => boolean;
  readonly threads: number;
  readonly bytes: Map<Sha256, Uint8Array>;
};

type Heard<Kind extends Said['kind']> = Extract<Said, { kind: Kind }>;

/** Sets editions; null after an error. */
export async function setTogether(
  editions: readonly Edition[],
  request: Request,
  { desk, sound, threads, bytes }: Together,
): Promise<ReadonlyMap<Edition, Fresh> | null> {
  const { crew, memory } = desk;
  // Its library has to stay as long as any thread is there.
  await import('../../image/sharp.ts');
  const input = editions.some(({ sources }) => sources.includes('-')) ? await desk.input() : null;
  const numbered = editions.map((edition, number) => [number, edition] as const);
  const most = crew?.memory ?? null;
  const heap = most === null ? null : (most - programNeeds) / threads;
  const shares = Array.from({ length: threads }, (_, at): Share => ({
    kind: 'editions',
    editions: numbered.filter(([number]) => number % threads === at),
    request,
    folder: desk.folder,
    crew: memory === null ? null : (crew ?? null),
    input,
  }));
  const team = openTeam(
    shares.map((share) => startThread(share, heap)),
    most,
    desk,
  );
  try {
    const gathered = await team.heard('gathered');
    if (gathered === null) return null;
    for (const { known } of gathered) memory?.recorder.learn(known);
    for (const [, told] of inOrder(gathered.flatMap((it) => it.told))) told.forEach(desk.report);
    if (gathered.some((it) => !it.sound) || !sound()) return null;
    const style = await recorded(memory, () => openStyle(request, desk.world, vetFont, desk.report));
    if (style.value === null) return null;
    team.say(goOn);
    if ((await team.heard('done')) === null) return null;
    const fresh = new Map<Edition, Fresh>();
    for (const [number, it] of inOrder(team.made().map((it) => [it.number, it] as const))) {
      const edition = editions[number];
      if (edition === undefined) continue;
      it.told.forEach(desk.report);
      memory?.recorder.took(it.fresh.done.readings);
      for (const [sum, file] of it.bytes) bytes.set(sum, file);
      fresh.set(edition, it.fresh);
    }
    return fresh;
  } finally {
    await team.end();
  }
}

function inOrder<T>(all: readonly (readonly [number: number, T])[]): readonly (readonly [number: number, T])[] {
  return all.toSorted(([one], [other]) => one - other);
}

type Team = {
  /** Editions that are made. */
  readonly made: () => readonly Heard<'made'>[];
  /** What every thread says of a kind, once each has said it; null, and reported, when there is no more room in memory. */
  readonly heard: <Kind extends 'gathered' | 'done'>(kind: Kind) => Promise<readonly Heard<Kind>[] | null>;
  readonly say: (what: string) => void;
  readonly end: () => Promise<void>;
};

/** How often it is looked how much memory is taken, in ms. */
const watchEvery = 50;

function openTeam(workers: readonly Worker[], most: number | null, desk: Desk): Team {
  const said: Said[] = [];
  const all = <Kind extends Said['kind']>(kind: Kind): readonly Heard<Kind>[] =>
    said.filter((it): it is Heard<Kind> => it.kind === kind);
  let look: () => void = () => undefined;
  let isShort = false;
  let failure: { readonly error: unknown } | null = null;
  let gone = 0;
  for (const worker of workers) {
    worker.on('message', (it: Said) => {
      if (it.kind === 'step') desk.progress(it.what);
      else said.push(it);
      look();
    });
    worker.on('error', (error) => {
      if (isOutOfMemory(error)) isShort = true;
      else failure = { error };
      look();
    });
    worker.on('exit', () => {
      gone++;
      look();
    });
  }
  const watch = setInterval(() => {
    isShort ||= most !== null && process.memoryUsage.rss() > most;
    if (isShort) look();
  }, watchEvery);
  return {
    made: () => all('made'),
    heard: async (kind) => {
      while (!isShort && failure === null && all(kind).length < workers.length)
        await new Promise<void>((heard) => (look = heard));
      if (failure !== null) throw failure.error;
      if (!isShort) return all(kind);
      desk.report(tooMuch(most, workers.length));
      return null;
    },
    say: (what) => workers.forEach((worker) => void worker.postMessage(what)),
    end: async () => {
      clearInterval(watch);
      // Those that are done end by themselves.
      const isDone = all('done').length === workers.length;
      while (isDone && gone < workers.length) await new Promise<void>((heard) => (look = heard));
      if (!isDone) await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function tooMuch(most: number | null, threads: number): ReturnType<typeof problem> {
  const cap = most === null ? 'there is' : `--max-memory allows (${Math.floor(most / 1024 ** 2)}M)`;
  const fewer = threads > 1 ? `, or take fewer threads: --workers ${threads === 2 ? 1 : 2}` : ', or divide the pack';
  const what = `setting this takes more memory than ${cap}; nothing was written`;
  return problem('memory-exceeded', null, what, `allow more${fewer}`);
}
