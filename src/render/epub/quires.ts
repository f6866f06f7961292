/**
 * Files of a book as they go into its container, and what a look through each of them found. Both follow from what is in a file and from
 * nothing else, so they are kept for the next time, some files together: a book has a thousand, and opening as many would cost more than
 * it saves. As with the quires of a printed book, one that has a new page in it is made anew, and all others stay as they are.
 */
import { hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Keep } from '../../world/keep.ts';
import { isStored, packedFile, type Entry } from './container.ts';
import { isSurveyed, surveyOf, type Survey } from './preflight.ts';

/** A file, ready: what is found in it only where it can be looked through. */
export type Ready = { readonly entry: Entry; readonly survey: Survey | null };

/** A file as it is kept; its path may be another the next time. */
type KeptFile = Omit<Entry, 'path' | 'name'> & {
  readonly survey: (Omit<Survey, 'ids'> & { readonly ids: readonly string[] }) | null;
};

type File = { readonly path: string; readonly bytes: Uint8Array; readonly digest: string };

/** About so many files are kept together; one that has more bytes than they usually have together is kept by itself. */
const usual = 8;
const large = 64 * 1024;

/** Files by their paths, ready. What is stored as it stands costs nothing, and is not kept. */
export function readyFiles(files: ReadonlyMap<string, Uint8Array>, keep: Keep): ReadonlyMap<string, Ready> {
  const ready = new Map<string, Ready>();
  const rest: File[] = [];
  for (const [path, bytes] of files) {
    if (isStored(path)) ready.set(path, makeReady(path, bytes));
    // What is looked for in a file is settled by its ending.
    else rest.push({ path, bytes, digest: hash('sha256', bytes) + (isSurveyed(path) ? '!' : '') });
  }
  for (const quire of quires(rest)) {
    for (const [index, it] of readyQuire(quire, keep).entries()) ready.set(quire[index]?.path ?? '', it);
  }
  return ready;
}

/** Divides files where what is in one of them says so: what comes or goes before or behind a quire does not change it. */
function quires(files: readonly File[]): readonly (readonly File[])[] {
  const all: File[][] = [[]];
  for (const file of files) {
    const alone = file.bytes.length > large;
    if (alone) all.push([]);
    all.at(-1)?.push(file);
    if (alone || parseInt(file.digest.slice(0, 8), 16) % usual === 0) all.push([]);
  }
  return all.filter((quire) => quire.length > 0);
}

function readyQuire(quire: readonly File[], keep: Keep): readonly Ready[] {
  const key = quire.map(({ digest }) => digest).join(' ');
  const kept = keep.get('chapter', key);
  if (kept !== null) {
    const all = deserialize(kept) as readonly KeptFile[];
    return quire.map(({ path, bytes }, index) => again(path, all[index]) ?? makeReady(path, bytes));
  }
  const made = quire.map(({ path, bytes }) => makeReady(path, bytes));
  if (keep.keeps) keep.put('chapter', key, serialize(made.map(asKept)));
  return made;
}

function makeReady(path: string, bytes: Uint8Array): Ready {
  return { entry: packedFile(path, bytes), survey: isSurveyed(path) ? surveyOf(bytes) : null };
}

function asKept({ entry, survey }: Ready): KeptFile {
  const { crc, size, packed, deflated } = entry;
  return { crc, size, packed, deflated, survey: survey === null ? null : { ...survey, ids: [...survey.ids] } };
}

function again(path: string, kept: KeptFile | undefined): Ready | null {
  if (kept === undefined) return null;
  const { survey, ...entry } = kept;
  return {
    entry: { ...entry, path, name: Buffer.from(path) },
    survey: survey === null ? null : { ...survey, ids: new Set(survey.ids) },
  };
}
