/** What is to be built and what not, and why: `build --check`, `build --dry-run` and `why`. */
import { resolve } from 'node:path';
import { problem, type Code, type Diagnostic } from '../model/problem.ts';
import { build, type Shop } from '../publish/build.ts';
import { openCache, noCache } from '../publish/cache/store.ts';
import { standings, type Standing, type Standings } from '../publish/check.ts';
import { ownFileAt } from '../publish/disk.ts';
import { filesIn, finished } from '../publish/place.ts';
import type { Difference } from '../publish/record/differences.ts';
import { isPassing, openMemory } from '../publish/trace/open.ts';
import { why } from '../publish/why.ts';
import type { Work } from './work.ts';

/** Says of each file whether it is what a build would make; what is not is a problem. Nothing is written. */
export async function checkOutputs(work: Work): Promise<void> {
  const found = await lookedAt(work);
  if (found === null) return;
  // Of files that nothing is written down of, only building them tells.
  if (!found.recorded) return await rebuild(work);
  for (const it of found.all) {
    if (it.state === 'current') work.result(`${it.name}: current`, { type: 'standing', path: it.name, state: it.state });
    else work.desk.report(told(it));
  }
}

/** Builds all again, from nothing but the sources, and compares every byte. Nothing is written. */
export async function rebuild(work: Work): Promise<void> {
  const { request, desk, ground, sound, result } = work;
  const built = await build(request, { desk, ground, sound, agree: () => undefined });
  if (built === null || !sound()) return;
  const compared = new Set<string>();
  for (const { name, path, bytes } of finished(filesIn(built), built, { desk, memory: null })) {
    compared.add(name);
    const there = ownFileAt(path);
    if (there !== null && Buffer.compare(there, bytes) === 0) {
      result(`${name}: the same bytes`, { type: 'standing', path: name, state: 'current' });
      continue;
    }
    const differs = there === null ? 'is not there' : `is not what is built now: ${firstDifference(there, bytes)}`;
    desk.report(problem(there === null ? 'output-missing' : 'output-stale', null, `${name} ${differs}`, again));
  }
  // What is no file of a pack has nothing to be compared with.
  const found = isPassing(request)
    ? null
    : await lookedAt({ ...work, desk: { ...desk, report: () => undefined }, sound: () => true });
  if (found === null || !found.recorded) return;
  for (const it of found.all) if (it.state !== 'current' && !compared.has(it.name)) desk.report(told(it));
}

function firstDifference(there: Uint8Array, bytes: Uint8Array): string {
  const at = bytes.findIndex((byte, index) => byte !== there[index]);
  return `${there.length} bytes, not ${bytes.length}, the first that differs is number ${(at < 0 ? bytes.length : at) + 1}`;
}

/** Says what a build would do. */
export async function dryRun(work: Work): Promise<void> {
  const found = await lookedAt(work);
  for (const it of found?.all ?? []) {
    const does = { current: 'keep', stale: 'build', modified: 'build', missing: 'build', extra: 'leave' }[it.state];
    const reason = it.state === 'current' ? '' : `: ${it.state}${reasons(it)}`;
    work.result(`${does} ${it.name}${reason}`, { type: 'plan', path: it.name, does, state: it.state, because: it.because });
  }
}

async function lookedAt({ request, desk, ground, sound, cache }: Work): Promise<Standings | null> {
  const { memory } = openMemory(request, { ...cache, frozen: true }, { world: desk.world, ground });
  const shop: Shop = {
    desk: { ...desk, memory, world: memory.recorder.world },
    ground: memory.recorder.ground,
    sound,
    agree: () => undefined,
  };
  return await standings(request, { ...shop, memory });
}

const again = 'build again: slugline build';

const wrong: { readonly [State in Exclude<Standing['state'], 'current'>]: { readonly code: Code; readonly hint: string } } = {
  stale: { code: 'output-stale', hint: again },
  modified: { code: 'output-modified', hint: 'somebody changed it by hand: move it away if it is wanted, and build again' },
  missing: { code: 'output-missing', hint: again },
  extra: { code: 'output-extra', hint: 'slugline build --prune deletes it' },
};

function told(it: Standing): Diagnostic {
  if (it.state === 'current') throw new Error('what is current is no problem');
  const { code, hint } = wrong[it.state];
  return problem(code, null, `${it.state}: ${it.name}${reasons(it)}`, hint);
}

function reasons({ because, state, name }: Standing): string {
  if (because.length > 0) return ` (${because.map(spoken).join('; ')})`;
  return state === 'stale' ? ` (nothing says what ${name} was made from)` : '';
}

/** Says why a file is stale, or was made anew when it last was. */
export async function tellWhy({ request, desk, cache, result }: Work): Promise<void> {
  const kept = cache.folder === null ? noCache : openCache(cache.folder, { most: Infinity, frozen: true });
  if (request.sources.length === 0) {
    desk.report(problem('usage', null, 'why needs the name of a file', 'name an output: slugline why out/brief.pdf'));
  }
  for (const file of request.sources) {
    const cause = await why(resolve(desk.folder, file), kept, desk);
    if (cause === null) continue;
    const { stale, because } = cause;
    const state = stale ? 'is stale' : because.length > 0 ? 'was made anew' : 'is current; what it was before nobody knows';
    result(`${file} ${state}`, { type: 'why', path: file, stale });
    for (const it of because) result(`  <- ${spoken(it)}`, { type: 'cause', path: file, ...it });
  }
}

/** A difference in words: `articles/b.md <- map.png changed (1f3a5b21 -> 9c21aa00)`. */
function spoken({ what, kind, how, from, to, shownBy }: Difference): string {
  const named = kind === 'setting' ? nameOf(what) : what;
  const change =
    how === 'changed'
      ? `${named} changed (${from} -> ${to})`
      : how === 'renamed'
        ? `${from} was renamed to ${to}`
        : `${named} is ${how}`;
  const value = kind === 'setting' && how === 'new' ? ` (${to})` : '';
  return `${shownBy === '' ? '' : `${shownBy} <- `}${change}${value}`;
}

/** A setting as it is written: `fontSize` is `font-size`. */
function nameOf(setting: string): string {
  if (setting === 'epoch') return 'SOURCE_DATE_EPOCH';
  return `option ${renamed[setting] ?? hyphened(setting)}`;
}

/** Settings that their flags call otherwise. */
const renamed: Readonly<Record<string, string>> = {
  ...{ authors: 'author', keywords: 'keyword', language: 'lang', contents: 'toc', roots: 'allow-root' },
  profile: 'epub-profile',
};

function hyphened(setting: string): string {
  return setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
