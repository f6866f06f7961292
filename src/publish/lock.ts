/**
 * One at a time in a folder: whoever writes there holds its lock, a file that says who that is. A lock whose holder is gone counts for
 * nothing.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { problem, type Report } from '../model/problem.ts';
import { errnoOf } from './errno.ts';

/** The name of the lock in its folder. */
export const lockName = '.slugline-lock';

/** Writing takes less than a second: a holder on another machine, whom we can not ask, is gone after so long, in ms. */
const patience = 60_000;
/** How long to wait for a holder, and how often to look, in ms. */
const wait = { longest: 30_000, each: 20 } as const;

export type Lock = { readonly release: () => void };

type Holder = { readonly host: string; readonly pid: number };

/**
 * Takes the lock of `folder`, which is made where it is missing. Null, and reported, when another does not let it go.
 * @param name the folder, as the user would write it
 * @param longest how long to wait for that, in ms
 */
export async function takeLock(
  folder: string,
  name: string,
  report: Report,
  { longest }: { readonly longest: number } = wait,
): Promise<Lock | null> {
  const path = join(folder, lockName);
  const me: Holder = { host: hostname(), pid: process.pid };
  for (let waited = 0; ; waited += wait.each) {
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(path, `${JSON.stringify(me)}\n`, { flag: 'wx' });
      return { release: () => drop(path) };
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
    // Nothing to read: it was let go just now, or it is no file, or another user's.
    const held = textOf(path);
    if (held !== null && isGone(path, held)) {
      takeAway(path, held);
      continue;
    }
    if (waited >= longest) {
      const holder = held === null ? null : holderIn(held);
      const host = holder === null || holder.host === me.host ? '' : ` on ${holder.host}`;
      const who = holder === null ? 'an unknown process' : `process ${holder.pid}${host}`;
      const hint = `wait until it is done; if it is not running any more, delete ${join(name, lockName)}`;
      report(problem('output-locked', null, `${who} is writing to ${name}`, hint));
      return null;
    }
    await sleep(wait.each);
  }
}

/** Whether there is a lock in `folder` that nobody holds any more. */
export function isForsaken(folder: string): boolean {
  const path = join(folder, lockName);
  const held = textOf(path);
  return held !== null && isGone(path, held);
}

function drop(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Its folder was taken away meanwhile.
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function holderIn(text: string): Holder | null {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || !('host' in read) || !('pid' in read)) return null;
    const { host, pid } = read;
    return typeof host === 'string' && typeof pid === 'number' ? { host, pid } : null;
  } catch {
    return null;
  }
}

function isGone(path: string, held: string): boolean {
  const holder = holderIn(held);
  if (holder !== null && holder.host === hostname()) return !isRunning(holder.pid);
  // Not ours to ask, or not yet written.
  const status = statSync(path, { throwIfNoEntry: false });
  return status !== undefined && Date.now() - status.mtimeMs > (holder === null ? 2_000 : patience);
}

/** Whether there is a process of this number on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // One that is not ours to signal is there all the same.
    return errnoOf(error) === 'EPERM';
  }
}

/** Takes away the lock of one who is gone, and no other: between a look and a step another may have been quicker. */
function takeAway(path: string, held: string): void {
  const aside = `${path}-${hostname()}-${process.pid}`;
  try {
    renameSync(path, aside);
    if (textOf(aside) !== held) linkSync(aside, path);
  } catch {
    // Another was quicker.
  }
  drop(aside);
}
