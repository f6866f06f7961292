/**
 * A whole build: what is asked for is settled, planned, read, bound and set, or it is what it was before and nothing is done. The work is
 * remembered in three sizes, so that each change costs what it must: the run, each edition of it, and each article.
 */
import { resolve } from 'node:path';
import { serialize } from 'node:v8';
import { vetFont } from '../font/vet.ts';
import { overhearing } from '../model/problem.ts';
import type { FeedWish } from '../feed/feeds.ts';
import { openStyle } from '../style/load.ts';
import { asPlain } from './asked.ts';
import { sha256, type Sha256 } from './cache/hash.ts';
import type { Desk } from './desk.ts';
import type { EditionFile, MadeEdition } from './edition.ts';
import { finish, type Fresh } from './finish.ts';
import { gather } from './gather.ts';
import type { Made } from './make.ts';
import { homeOf, isNamed, plan, type Edition, type Ground } from './plan.ts';
import type { Request } from './request.ts';
import type { Finished } from './write.ts';
import { settle } from './settle.ts';
import { keep, recall, recorded, type Memory, type Task } from './trace/memory.ts';
import type { Reading } from './trace/reading.ts';
import { threadsFor } from './workers/wish.ts';

/** What a build takes besides its request. */
export type Shop = {
  readonly desk: Desk;
  readonly ground: Ground;
  /** Whether nothing stands in the way of an output: no error, and under --strict no warning. */
  readonly sound: () => boolean;
  /** Looks at what is planned, and reports what can not be. */
  readonly agree: (editions: readonly Edition[]) => void;
};

/** What a build came to, by what is in its files. */
export type Run = {
  readonly editions: readonly MadeEdition[];
  /** The folder that it goes to, as the user would write it. */
  readonly home: string;
  /** Whether its files are named one by one: then nothing is written down of them. */
  readonly named: boolean;
  /** The manifest that it was made by; null when there is none. */
  readonly manifest: string | null;
  /** The most restricted label that may be in it; empty where all may. */
  readonly release: string;
  /** What is asked for of feeds; null for none. */
  readonly feeds: FeedWish | null;
  /** What was read of settings: the manifest and all that it names. */
  readonly settings: readonly Reading[];
};

/** A build, and the bytes of those of its files that are not on the disk as they should be. */
export type Built = {
  readonly run: Run;
  /** Whether nothing had to be made: then only files whose bytes are here are not on the disk as they should be. */
  readonly recalled: boolean;
  readonly made: readonly Made[];
  readonly covers: readonly Finished[];
  readonly bytes: ReadonlyMap<Sha256, Uint8Array>;
};

/** Builds what is asked for, without writing it. Null after an error, or, under --strict, a warning. */
export async function build(asked: Request, shop: Shop): Promise<Built | null> {
  const { memory } = shop.desk;
  const bytes = new Map<Sha256, Uint8Array>();
  if (memory === null || asked.keepGoing === true) return await anew(asked, shop, bytes);
  const task: Task = { kind: 'run', parts: ['run', asPlain(asked)] };
  const before = await recall<Run>(memory, task);
  if (before !== null && before.value.editions.every(({ files }) => areAtHand(files, { memory, desk: shop.desk, bytes }))) {
    before.told.forEach(shop.desk.report);
    return shop.sound() ? { run: before.value, recalled: true, made: [], covers: [], bytes } : null;
  }
  const { report, found } = overhearing(shop.desk.report);
  const done = await memory.recorder.during(() => anew(asked, { ...shop, desk: { ...shop.desk, report } }, bytes));
  if (done.value !== null) keep(memory, task, { value: done.value.run, readings: done.readings, told: found });
  return done.value;
}

async function anew(asked: Request, shop: Shop, bytes: Map<Sha256, Uint8Array>): Promise<Built | null> {
  const { desk, ground, sound, agree } = shop;
  const { value: all, readings: settings } = await recorded(desk.memory, () => planned(asked, desk, ground));
  if (all === null) return null;
  const { request, editions } = all;
  agree(editions);
  if (!sound()) return null;
  const known = await recalled(editions, request, desk, bytes);
  const stale = editions.filter((edition) => !known.has(edition));
  if (!sound()) return null;
  const fresh = stale.length === 0 ? new Map<Edition, Fresh>() : await set(stale, request, shop, bytes);
  if (fresh === null || !sound()) return null;
  if (desk.memory !== null && request.keepGoing !== true) {
    for (const [edition, { done }] of fresh) {
      keep(desk.memory, taskOf(edition, request), done);
    }
  }
  const everything = editions.flatMap((edition) => known.get(edition) ?? fresh.get(edition)?.done.value ?? []);
  const made = [...fresh.values()].flatMap((it) => it.made);
  return {
    run: {
      editions: everything,
      home: homeOf(editions[0] ?? { sources: [], outputs: [] }),
      named: isNamed(request, ground),
      manifest: request.manifest,
      release: request.release,
      feeds: request.feeds === true ? (await import('./feeds.ts')).wishOf(request) : null,
      settings,
    },
    recalled: false,
    made,
    covers: [...fresh.values()].flatMap((it) => it.covers),
    bytes,
  };
}

/** What is to be made, and of what; null after an error. */
export async function planned(
  asked: Request,
  desk: Desk,
  ground: Ground,
): Promise<{ readonly request: Request; readonly editions: readonly Edition[] } | null> {
  const request = await settle(asked, ground, desk);
  const editions = request === null ? null : plan(request, ground, desk.report);
  return request === null || editions === null ? null : { request, editions };
}

/** The editions that were made before, of the same, and whose files can still be had. */
async function recalled(
  editions: readonly Edition[],
  request: Request,
  desk: Desk,
  bytes: Map<Sha256, Uint8Array>,
): Promise<ReadonlyMap<Edition, MadeEdition>> {
  const known = new Map<Edition, MadeEdition>();
  const { memory } = desk;
  if (memory === null || request.keepGoing === true) return known;
  for (const edition of editions) {
    const before = await recall<MadeEdition>(memory, taskOf(edition, request));
    if (before === null || !areAtHand(before.value.files, { memory, desk, bytes })) continue;
    before.told.forEach(desk.report);
    known.set(edition, before.value);
  }
  return known;
}

/** Sets editions; null after an error. */
async function set(
  editions: readonly Edition[],
  request: Request,
  { desk, sound }: Shop,
  bytes: Map<Sha256, Uint8Array>,
): Promise<ReadonlyMap<Edition, Fresh> | null> {
  const threads = threadsFor(editions, request, desk);
  if (threads > 0) {
    // Loaded only where there is work for more than one.
    return await (await import('./workers/crew.ts')).setTogether(editions, request, { desk, sound, threads, bytes });
  }
  const bound = await gather(editions, request, desk);
  if (bound === null || !sound()) return null;
  const { report: note, found: styleTold } = overhearing(desk.report);
  const { value: style, readings: common } = await recorded(desk.memory, () => openStyle(request, desk.world, vetFont, note));
  if (style === null) return null;
  const put = (file: Uint8Array): Sha256 => {
    const sum = sha256(file);
    bytes.set(sum, file);
    return sum;
  };
  const fresh = new Map<Edition, Fresh>();
  for (const it of bound) fresh.set(it.edition, await finish(it, { style, styleTold, common, request, desk, put }));
  return fresh;
}

type Stock = { readonly memory: Memory; readonly desk: Desk; readonly bytes: Map<Sha256, Uint8Array> };

/** Whether files are on the disk as they were made, or kept; the bytes of those that are not on the disk go to `bytes`. */
function areAtHand(files: readonly EditionFile[], { memory, desk, bytes }: Stock): boolean {
  return files.every((file) => {
    if (memory.recorder.holds(resolve(desk.folder, file.name), file)) return true;
    const kept = memory.cache.output(file.sha256);
    if (kept !== null) bytes.set(file.sha256, kept);
    return kept !== null;
  });
}

/** What an edition is made of, apart from what is read for it. */
function taskOf(edition: Edition, request: Request): Task {
  // What only says which editions there are is left out: each is the same among others.
  const settled = { ...request, sources: [], outputs: [], briefing: { ...request.briefing, lost: [] } };
  const outputs = edition.outputs.map(({ format, folder, name, stem }) => [format, folder, name, stem]);
  return { kind: 'run', parts: ['edition', sha256(serialize(settled)), [...edition.sources], outputs] };
}
