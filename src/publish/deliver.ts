/**
 * What a build made goes to its folder, with the record of it: all together or not at all, one run at a time. What the folder has already
 * is left as it is; what an earlier build of the same manifest wrote there and this one does not is taken away, if nobody changed it.
 */
import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { overhearing, problem } from '../model/problem.ts';
import { asPlain } from './asked.ts';
import type { Built, Run } from './build.ts';
import { isOrphan } from './check.ts';
import { keyOf, sha256, type Sha256 } from './cache/hash.ts';
import type { Desk } from './desk.ts';
import { ownFileAt } from './disk.ts';
import type { EditionFile } from './edition.ts';
import { errnoOf, reason } from './errno.ts';
import { tellLeftovers } from './leftovers.ts';
import { isForsaken, takeLock } from './lock.ts';
import { keepBefore } from './record/before.ts';
import { recordIn } from './record/on-disk.ts';
import { buildsOf, pathFrom, toolsOf } from './record/from-run.ts';
import {
  recordName,
  recordText,
  sumsName,
  sumsText,
  withBuilds,
  type BuildRecord,
  type FolderRecord,
  type RecordedOutput,
  type Tools,
} from './record/record.ts';
import { dueOf, filesIn, finished, type Delivered } from './place.ts';
import type { Ground } from './plan.ts';
import type { Request } from './request.ts';
import type { Memory } from './trace/memory.ts';
import { clearLeftovers, leftoversIn, writeAll, type Finished } from './write.ts';

/** How a delivery reaches the disk. */
export type Carrier = {
  readonly desk: Desk;
  readonly memory: Memory;
  readonly ground: Ground;
  /** Does `work` so that an interrupt waits until it is done. */
  readonly uninterrupted: <T>(work: () => T) => T;
  /** Whether outputs are deleted of builds whose articles are gone. */
  readonly prune: boolean;
};

/** Writes what is not on the disk; null, and reported, when it can not be. */
export async function deliver(built: Built, asked: Request, carrier: Carrier): Promise<readonly Delivered[] | null> {
  const { desk, memory } = carrier;
  const { run } = built;
  const folder = resolve(desk.folder, run.home);
  const files = filesIn(built);
  const toWrite = built.recalled ? files.filter((it) => built.bytes.has(it.sha256)) : dueOf(files, carrier);
  const quiet = existsSync(folder) && leftoversIn(folder).length === 0 && !isForsaken(folder);
  const plainly = !carrier.prune && run.feeds === null && run.release === '';
  const settled = { folder, run, asked };
  if (built.recalled && toWrite.length === 0 && quiet && plainly && isSettled(settled, memory)) {
    return files.map((it) => ({ file: it, written: false }));
  }
  const lister = run.feeds === null ? null : (await import('./feeds.ts')).feedFiles;
  const feedsOf: FeedsOf = (record) => {
    const all = record.builds.flatMap(({ publication }) => (publication === null ? [] : [publication]));
    return lister === null || run.feeds === null ? null : lister(all, run.home, run.feeds, desk);
  };
  const builds = buildsOf(run, asked, memory.code, { from: desk.folder, folder });
  const clears = carrier.prune || run.manifest !== null;
  const step: Step = { folder, builds, tools: toolsOf(desk.world), prune: carrier.prune, clears, feedsOf };
  const now = next(recordIn(folder), step);
  const delivered: readonly Delivered[] = [
    ...files.map((it) => ({ file: it, written: toWrite.includes(it) })),
    ...now.feeds.map((it) => ({
      file: { name: it.name, bytes: it.bytes.length, pages: null },
      written: !isThere(it.path, it.bytes),
    })),
  ];
  const isDone = toWrite.length === 0 && isWritten(folder, now);
  // What somebody laid there since is no matter of what we wrote.
  if (isDone && !isAlone(built, [], carrier)) return null;
  if (isDone && quiet) {
    settle(settled, now.record, memory);
    return delivered;
  }
  desk.progress('writing');
  // From here on a signal is answered when the lock is let go, or while it is waited for: neither it nor a new folder is left behind.
  const made = carrier.uninterrupted(() => madeFolder(folder));
  if (typeof made === 'object') {
    const why = `can not write ${run.home}/: ${reason(made.error)}`;
    desk.report(problem('output-unwritable', null, why, 'choose another place with -o'));
    return null;
  }
  const lock = await locked(folder, run.home, desk);
  if (lock === null) return null;
  const done = carrier.uninterrupted(() => {
    try {
      clearLeftovers(folder);
      // Another may have written since we looked.
      const done = isDone || putDown({ built, toWrite: dueOf(files, carrier), step }, carrier);
      if (done)
        for (const it of files) if (built.bytes.has(it.sha256)) memory.cache.adopt(it.sha256, resolve(desk.folder, it.name));
      return done;
    } finally {
      lock.release();
      if (made !== '') clearEmpty([join(folder, recordName)], dirname(made));
    }
  });
  return done ? delivered : null;
}

/** A run, and where it went. */
type Settled = { readonly folder: string; readonly run: Run; readonly asked: Request };

/** What a folder said of a run when all was as it should be. */
type Seen = { readonly run: Sha256; readonly record: Sha256; readonly sums: Sha256 };

/** Whether the record and the sums of a folder are those that it had when all was as it should be after this very run. */
function isSettled({ folder, run, asked }: Settled, { cache, recorder, place }: Memory): boolean {
  const kept = cache.get('run', keyOf(['settled', place, asPlain(asked)]));
  if (kept === null) return false;
  // It was ours when it was kept, and its hash says that it is whole.
  const seen = JSON.parse(Buffer.from(kept).toString()) as Seen;
  const { known } = recorder;
  return (
    known(join(folder, recordName)) === seen.record &&
    known(join(folder, sumsName)) === seen.sums &&
    seen.run === sha256(JSON.stringify(run))
  );
}

function settle({ run, asked }: Settled, record: FolderRecord, { cache, place }: Memory): void {
  const seen: Seen = {
    run: sha256(JSON.stringify(run)),
    record: sha256(recordText(record)),
    sums: sha256(sumsText(record)),
  };
  cache.put('run', keyOf(['settled', place, asPlain(asked)]), Buffer.from(JSON.stringify(seen)));
}

type FeedsOf = (record: FolderRecord) => readonly Finished[] | null;

/** What a run does to the record of its folder. */
type Step = {
  readonly folder: string;
  readonly builds: readonly BuildRecord[];
  readonly tools: Tools;
  readonly prune: boolean;
  /** Whether what is not made any more goes. */
  readonly clears: boolean;
  readonly feedsOf: FeedsOf;
};

/** The record of a folder after a run, and the feeds that go with it, where it makes any. */
type Next = { readonly record: FolderRecord; readonly feeds: readonly Finished[] };

function next(before: FolderRecord, { folder, builds, tools, prune, clears, feedsOf }: Step): Next {
  const left = prune ? before.builds.filter((it) => !isOrphan(it, folder)) : before.builds;
  const record = withBuilds({ ...before, builds: left }, builds, tools);
  const feeds = feedsOf(record);
  // Feeds go with the last that they list.
  const bare = clears && record.builds.every(({ publication }) => publication === null);
  if (feeds === null) return { record: bare ? { ...record, feeds: [] } : record, feeds: [] };
  const listed = feeds.map(({ path, bytes }): RecordedOutput => ({
    path: pathFrom(folder, path),
    format: 'feed',
    sha256: sha256(bytes),
    bytes: bytes.length,
    pages: null,
  }));
  return { record: { ...record, feeds: listed }, feeds };
}

type Delivery = {
  readonly built: Built;
  readonly toWrite: readonly EditionFile[];
  readonly step: Step;
};

/** Writes everything, the record last. Only the holder of the lock may. */
function putDown({ built, toWrite, step }: Delivery, { desk, memory, ground }: Carrier): boolean {
  const { folder, builds } = step;
  const { run } = built;
  const astray = toWrite.find((it) => !staysIn(folder, resolve(desk.folder, it.name), ground));
  if (astray !== undefined) {
    const why = `can not write ${astray.name}: a link on the way leads out of ${run.home}/`;
    desk.report(problem('output-unwritable', null, why, 'remove the link, or choose another place with -o'));
    return false;
  }
  const before = recordIn(folder);
  const { record, feeds } = next(before, step);
  const old = step.clears ? [...before.builds.flatMap((it) => it.outputs), ...before.feeds] : [];
  // What was an output and is an article by now is somebody's.
  const read = new Set(builds.flatMap((it) => it.inputs.map(({ path }) => resolve(folder, path))));
  const gone = orphans(old, record, { folder, desk }).filter((path) => staysIn(folder, path, ground) && !read.has(path));
  if (!isAlone(built, gone, { desk, ground })) return false;
  const text = (name: string, said: string): Finished => ({
    name: join(run.home, name),
    path: join(folder, name),
    bytes: encoded(said),
  });
  const all = [
    ...finished(toWrite, built, { desk, memory }),
    ...feeds,
    text(sumsName, sumsText(record)),
    text(recordName, recordText(record)),
  ];
  if (!writeAll(all, desk.report, { remove: gone, workshop: folder })) return false;
  keepBefore(memory.cache, folder, before, builds);
  clearEmpty(gone, folder);
  return true;
}

/** Whether a release has its folders for itself, apart from what is about to go. What else lies there is reported. */
function isAlone(built: Built, gone: readonly string[], { desk, ground }: Pick<Carrier, 'desk' | 'ground'>): boolean {
  const { run } = built;
  if (run.release === '') return true;
  const own = new Set([...filesIn(built).map(({ name }) => resolve(desk.folder, name)), ...gone]);
  const folders = run.editions.flatMap((it) => it.folders);
  const { report, found } = overhearing(desk.report);
  tellLeftovers(folders, own, ground, report);
  return found.length === 0;
}

/** Whether a path stays in a folder when links are followed. */
function staysIn(folder: string, path: string, { real }: Ground): boolean {
  return real(dirname(path)) === real(folder) || real(dirname(path)).startsWith(real(folder) + sep);
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

function isWritten(folder: string, { record, feeds }: Next): boolean {
  const texts = [
    [recordName, recordText(record)],
    [sumsName, sumsText(record)],
  ] as const;
  return (
    texts.every(([name, text]) => isThere(join(folder, name), encoded(text))) &&
    feeds.every(({ path, bytes }) => isThere(path, bytes))
  );
}

/** Whether a file holds just these bytes. */
function isThere(path: string, bytes: Uint8Array): boolean {
  const there = ownFileAt(path);
  return there !== null && Buffer.compare(there, bytes) === 0;
}

/** Makes a folder: the first of those that were missing, empty when it was there; or why it can not be. */
function madeFolder(folder: string): string | { readonly error: unknown } {
  try {
    return mkdirSync(folder, { recursive: true }) ?? '';
  } catch (error) {
    return { error };
  }
}

async function locked(folder: string, shown: string, { report }: Desk): ReturnType<typeof takeLock> {
  try {
    return await takeLock(folder, shown, report);
  } catch (error) {
    if (errnoOf(error) === '') throw error;
    report(problem('output-unwritable', null, `can not write to ${shown}/: ${reason(error)}`, 'choose another place with -o'));
    return null;
  }
}

/** Outputs of before that no build has any more, and that are as we wrote them. */
function orphans(
  old: readonly RecordedOutput[],
  record: FolderRecord,
  { folder, desk }: { folder: string; desk: Desk },
): readonly string[] {
  const still = new Set([...record.builds.flatMap((it) => it.outputs), ...record.feeds].map(({ path }) => path));
  return old.flatMap(({ path, sha256: sum }) => {
    const bytes = still.has(path) ? null : ownFileAt(join(folder, path));
    if (bytes === null) return [];
    if (sha256(bytes) === sum) return [join(folder, path)];
    const why = `${path} is not made any more, but was changed by hand since`;
    desk.report(problem('output-kept', null, why, 'delete it, or move it away'));
    return [];
  });
}

/** Removes folders that have nothing in them any more, up to and without `top`. */
function clearEmpty(files: readonly string[], top: string): void {
  for (const path of files) {
    for (let at = dirname(path); at.length > top.length && at.startsWith(top); at = dirname(at)) {
      try {
        rmdirSync(at);
      } catch {
        // There is something in it.
        break;
      }
    }
  }
}
