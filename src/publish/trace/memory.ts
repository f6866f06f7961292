/** Work that is done once: what came of it is kept with all that it read, and given back as long as that is as it was. */
import { deserialize, serialize } from 'node:v8';
import { collector, type Diagnostic, type Report } from '../../model/problem.ts';
import { noKeep, type Keep } from '../../world/keep.ts';
import { keyOf, type Plain, type Sha256 } from '../cache/hash.ts';
import type { Cache, Kind } from '../cache/store.ts';
import type { Recorded, Recorder } from './recorder.ts';

export type Memory = {
  readonly cache: Cache;
  readonly recorder: Recorder;
  /** Which Slugline this is: what another made is of no use. */
  readonly code: string;
  /** Where the working folder is, as seen from the cache: a cache in a project goes with it, one for many has to tell them apart. */
  readonly place: string;
};

/** A piece of work by all that it is asked: its kind, and values that are the same on any machine. */
export type Task = { readonly kind: Kind; readonly parts: Plain };

/** A piece of work that has been done. */
export type Done<T> = Recorded<T> & { readonly told: readonly Diagnostic[] };

/** What came of a task before, if nothing that it read has changed since; else null. */
export async function recall<T>(memory: Memory, task: Task): Promise<Done<T> | null> {
  const { cache, recorder } = memory;
  const bytes = cache.get(task.kind, keyIn(memory, task));
  if (bytes === null) return null;
  const done = unpacked<T>(task.kind, bytes);
  return (await recorder.again(done.readings)) ? done : null;
}

/** Keeps what came of a task, which must be plain data. */
export function keep<T>(memory: Memory, task: Task, done: Done<T>): void {
  memory.cache.put(task.kind, keyIn(memory, task), packed(task.kind, done));
}

/** Runs are text, which is the quickest to read; articles have pictures in them. */
function packed(kind: Kind, done: Done<unknown>): Uint8Array {
  return kind === 'run' ? Buffer.from(JSON.stringify(done)) : serialize(done);
}

/** It was written by this very code: the key says so, and its hash that it is whole. */
function unpacked<T>(kind: Kind, bytes: Uint8Array): Done<T> {
  return (kind === 'run' ? JSON.parse(Buffer.from(bytes).toString()) : deserialize(bytes)) as Done<T>;
}

function keyIn({ code, place }: Memory, { kind, parts }: Task): Sha256 {
  return keyOf([code, kind, kind === 'run' ? place : null, parts]);
}

/** What `make` gives, now or before. What it reports is reported again. Null is no result, and is not kept. */
export async function remembered<T>(
  memory: Memory,
  { report, ...task }: Task & { readonly report: Report },
  make: (report: Report) => Promise<T>,
): Promise<T> {
  const before = await recall<T>(memory, task);
  if (before !== null) {
    before.told.forEach(report);
    return before.value;
  }
  const { report: note, found } = collector();
  const done = await memory.recorder.during(() => make(note));
  found.forEach(report);
  if (done.value !== null) keep(memory, task, { ...done, told: found });
  return done.value;
}

/** Does a piece of work and writes down what it reads, where anything is written down. */
export async function recorded<T>(memory: Memory | null, work: () => Promise<T>): Promise<Recorded<T>> {
  return memory === null ? { value: await work(), readings: [] } : await memory.recorder.during(work);
}

/** What renderers keep. */
export function keepIn(memory: Memory | null): Keep {
  return memory === null ? noKeep : keepingIn(memory.cache, memory.code);
}

/** What renderers of that code keep in a cache. */
export function keepingIn(cache: Cache, code: string): Keep {
  return {
    keeps: cache.folder !== '',
    get: (kind, key) => cache.get(kind, keyOf([code, kind, key])),
    put: (kind, key, bytes) => cache.put(kind, keyOf([code, kind, key]), bytes),
  };
}
