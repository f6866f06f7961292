/**
 * Slugline for programs: articles in, a briefing pack out.
 *
 * ```ts
 * import { build } from 'slugline';
 * const { files, problems } = await build({ sources: ['rain.md', 'sun.txt'], outputs: ['weather.pdf', 'weather.epub'] });
 * ```
 *
 * `build` does all of it; `read`, `bind` and `render` are its steps, for those who bring articles of their own or want to look at
 * what lies between. None of them throws for a fault in a source: problems are values.
 */
import { dirname } from 'node:path';
import { collector, type Diagnostic } from './model/problem.ts';
import { build as make, type Built as Made } from './publish/build.ts';
import type { Desk } from './publish/desk.ts';
import { diskGround, diskWorld } from './publish/disk.ts';
import { tellLeftovers } from './publish/leftovers.ts';
import { filesOf } from './publish/make.ts';
import { nothingAsked, type Request } from './publish/request.ts';
import { writeAll, type Finished } from './publish/write.ts';

export { bind, noSettings, type BindSettings } from './bind/bind.ts';
export { dumpArticle, dumpPack } from './model/dump.ts';
export type * from './model/document.ts';
export type { Pack, Story } from './model/pack.ts';
export type { Code, Diagnostic, Report, Severity } from './model/problem.ts';
export type { Desk } from './publish/desk.ts';
export { diskWorld } from './publish/disk.ts';
export { read } from './publish/gather.ts';
export { render } from './publish/make.ts';
export { nothingAsked, type Request } from './publish/request.ts';
export type { Finished } from './publish/write.ts';
export type { Format, RenderContext, Rendered } from './render/renderer.ts';
export { vetFont } from './font/vet.ts';
export { loadStyle, openStyle, type StyleWish } from './style/load.ts';
export { memoryWorld } from './world/memory.ts';
export type { World } from './world/world.ts';

/**
 * What came of a build: the files written, or none and the errors among the problems. With `keepGoing` there may be both: errors of
 * articles that were left out, each named by an `article-left-out`.
 */
export type Built = { readonly files: readonly Finished[]; readonly problems: readonly Diagnostic[] };

/** Reads, binds, renders and writes all that is asked for, or writes nothing. Paths start from the working folder. */
export async function build(wanted: Partial<Request>): Promise<Built> {
  const request = { ...nothingAsked, ...wanted };
  const { report, found } = collector();
  const spared = collector();
  const desk = deskAt(process.cwd(), report, spared.report);
  const ground = diskGround(desk.folder);
  const sound = (): boolean => !found.some((it) => it.severity === 'error');
  const built = await make(request, { desk, ground, sound, agree: () => undefined });
  const listed = built === null || built.run.feeds === null ? [] : await feedsAlone(built, desk);
  const finished = [...(built?.made ?? []).flatMap((it) => filesOf(it, desk.folder)), ...listed];
  if (request.release !== '') {
    const folders = (built?.made ?? []).flatMap(({ output }) => (output.folder ? [dirname(output.name)] : []));
    tellLeftovers(folders, new Set(finished.map(({ path }) => path)), ground, report);
  }
  const files = sound() ? finished : [];
  return { files: writeAll(files, report) ? files : [], problems: [...spared.found, ...found] };
}

/** The feeds of what was built, with their covers. */
async function feedsAlone({ run, covers }: Made, desk: Desk): Promise<readonly Finished[]> {
  const { feedFiles } = await import('./publish/feeds.ts');
  const publications = run.editions.flatMap(({ publication }) => (publication === null ? [] : [publication]));
  return run.feeds === null ? [] : [...covers, ...feedFiles(publications, run.home, run.feeds, desk)];
}

/**
 * A desk on the disk, without standard input, that keeps its progress to itself.
 * @param spared takes the problems of articles that are left out; by itself, `report`
 */
export function deskAt(folder: string, report: Desk['report'], spared: Desk['spared'] = report): Desk {
  const input: Desk['input'] = () => Promise.resolve({ ok: false, why: 'missing' });
  return { world: diskWorld(folder), memory: null, report, spared, folder, input, progress: () => undefined };
}
