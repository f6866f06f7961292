/** What builds were before they became what they are: to say why a file was made anew. It is kept in the cache, which may forget it. */
import { relative, sep } from 'node:path';
import { keyOf } from '../cache/hash.ts';
import type { Cache } from '../cache/store.ts';
import { identityOf, type BuildRecord, type FolderRecord, type Tools } from './record.ts';

export type Before = BuildRecord & { readonly tools: Tools };

/** Keeps what each build of `fresh` was before it takes its place in a folder. */
export function keepBefore(cache: Cache, folder: string, old: FolderRecord, fresh: readonly BuildRecord[]): void {
  for (const build of fresh) {
    const was = old.builds.find((it) => identityOf(it) === identityOf(build));
    if (was === undefined || was.key === build.key) continue;
    const before: Before = { ...was, tools: old.tools[was.code] ?? {} };
    cache.put('run', keyIn(cache, folder, build), Buffer.from(JSON.stringify(before)));
  }
}

/** What a build was before; null when nobody knows. */
export function lastBefore(cache: Cache, folder: string, build: BuildRecord): Before | null {
  const kept = cache.get('run', keyIn(cache, folder, build));
  // It was ours when it was kept, and its hash says that it is whole.
  return kept === null ? null : (JSON.parse(Buffer.from(kept).toString()) as Before);
}

function keyIn(cache: Cache, folder: string, build: BuildRecord): string {
  return keyOf(['before', relative(cache.folder, folder).split(sep).join('/'), identityOf(build)]);
}
