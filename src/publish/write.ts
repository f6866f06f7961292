/**
 * Finished files go to the disk all together or not at all.
 *
 * Everything is written whole into a temporary folder beside its target, on the same file system, and flushed; only then is it
 * renamed into place, one file after the other. What was there before is kept by a second link until the last rename is done,
 * and comes back when one fails. All calls are synchronous: an interrupt is answered before or after, never in between.
 */
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { problem, type Report } from '../model/problem.ts';
import { errnoOf, reason } from './errno.ts';
import { isRunning } from './lock.ts';

/** A finished file. */
export type Finished = {
  /** What the user calls it, for messages. */
  readonly name: string;
  /** Where it goes: an absolute path. Missing folders are made. */
  readonly path: string;
  readonly bytes: Uint8Array;
};

/** Undoes one step; steps are undone from the last to the first. */
type Undo = () => void;

/** What goes with writing, besides. */
export type Also = {
  /** Absolute paths of files of ours that are to be gone in the end. */
  readonly remove: readonly string[];
  /** The folder that files are made in, where it is on the same disk as they are to be; null for one near each. */
  readonly workshop: string | null;
};

/**
 * Writes all of `files`, the last one last; false, with the reason in the report and the disk as it was, when one can not be written.
 */
export function writeAll(
  files: readonly Finished[],
  report: Report,
  { remove, workshop }: Also = { remove: [], workshop: null },
): boolean {
  const undo: Undo[] = [];
  const temporary = new Map<string, string>();
  let current = files[0];
  try {
    const staged = files.map((file, index) => {
      current = file;
      refuseAnythingButFiles(file.path);
      const folder = temporaryIn(near(existingAncestor(dirname(file.path)), workshop), temporary);
      const draft = join(folder, `${index}`);
      writeFlushed(draft, file.bytes);
      return { file, draft };
    });
    const places = staged.map(({ file, draft }) => () => {
      current = file;
      makeFolder(dirname(file.path), undo);
      putInPlace(draft, file.path, undo);
    });
    // What says that all is done comes when all is.
    const last = places.pop();
    for (const place of places) place();
    for (const [index, path] of remove.entries()) {
      const folder = temporaryIn(near(dirname(path), workshop), temporary);
      const aside = join(folder, `gone-${index}`);
      renameSync(path, aside);
      undo.push(() => renameSync(aside, path));
    }
    last?.();
    for (const folder of new Set(files.map((file) => dirname(file.path)))) flushFolder(folder);
    return true;
  } catch (error) {
    for (const step of undo.reverse()) step();
    if (errnoOf(error) === '') throw error;
    const name = current?.name ?? '';
    report(problem('output-unwritable', null, `can not write ${name}: ${reason(error)}`, 'choose another place with -o'));
    return false;
  } finally {
    for (const folder of temporary.values()) clear(folder);
  }
}

/** Removes a temporary folder with its files. File by file: the platform's removal of whole trees takes longer to load than to run. */
function clear(folder: string): void {
  try {
    for (const name of readdirSync(folder)) unlinkSync(join(folder, name));
    rmdirSync(folder);
  } catch {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A fault with the shape of the system's own, for what the system would let pass. */
function fault(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function refuseAnythingButFiles(path: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined || there.isFile() || there.isSymbolicLink()) return;
  throw fault(there.isDirectory() ? 'EISDIR' : 'NOTAFILE', 'it is a device or a pipe, not a file');
}

function existingAncestor(folder: string): string {
  const status = statSync(folder, { throwIfNoEntry: false });
  if (status === undefined) return existingAncestor(dirname(folder));
  if (!status.isDirectory()) throw fault('ENOTDIR', `${folder} is a file`);
  return folder;
}

/** The workshop, or `folder` itself where that is on another disk: what is made is moved, and no disk moves to another. */
function near(folder: string, workshop: string | null): string {
  return workshop !== null && statSync(workshop).dev === statSync(folder).dev ? workshop : folder;
}

function temporaryIn(folder: string, made: Map<string, string>): string {
  const old = made.get(folder);
  if (old !== undefined) return old;
  clearLeftovers(folder);
  const fresh = mkdtempSync(join(folder, `${leftover}${process.pid}-`));
  made.set(folder, fresh);
  return fresh;
}

/** Temporary folders say whose they are. */
const leftover = `.slugline-${hostname()}-`;

/** Removes what runs on this machine left behind that were killed. */
export function clearLeftovers(folder: string): void {
  for (const name of leftoversIn(folder)) clear(join(folder, name));
}

/** The temporary folders in `folder` of runs on this machine that are no more; none where there is no such folder. */
export function leftoversIn(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder).filter((name) => {
    const [, pid = ''] = name.startsWith(leftover) ? (/^(\d+)-\w+$/.exec(name.slice(leftover.length)) ?? []) : [];
    // A link of such a name was made by somebody else, and what it leads to is not ours.
    return (
      pid !== '' && !isRunning(Number(pid)) && lstatSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true
    );
  });
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, bytes);
    // Without this a power cut after the rename can leave an empty file under the final name.
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function makeFolder(folder: string, undo: Undo[]): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  const made: string[] = [];
  for (let path = folder; path.length >= first.length; path = dirname(path)) made.push(path);
  undo.push(() => {
    for (const path of made) rmdirSync(path);
  });
}

/** A second name for what is at `path`; on disks that know none, such as exFAT, a second file. */
function keepAside(path: string, backup: string): void {
  try {
    linkSync(path, backup);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errnoOf(error))) throw error;
    copyFileSync(path, backup);
  }
}

function putInPlace(draft: string, path: string, undo: Undo[]): void {
  const backup = `${draft}.old`;
  const replaced = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  if (replaced) keepAside(path, backup);
  renameSync(draft, path);
  undo.push(() => (replaced ? renameSync(backup, path) : rmSync(path)));
}

function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
