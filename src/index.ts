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
import { collector, type Diagnostic } from './model/problem.ts';
import type { Desk } from './publish/desk.ts';
import { diskGround, diskWorld } from './publish/disk.ts';
import { gather } from './publish/gather.ts';
import { filesOf, make } from './publish/make.ts';
import { plan } from './publish/plan.ts';
import { nothingAsked, type Request } from './publish/request.ts';
import { settle } from './publish/settle.ts';
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

/** What came of a build: the files written, or none and the errors among the problems. */
export type Built = { readonly files: readonly Finished[]; readonly problems: readonly Diagnostic[] };

/** Reads, binds, renders and writes all that is asked for, or writes nothing. Paths start from the working folder. */
export async function build(wanted: Partial<Request>): Promise<Built> {
  const request = { ...nothingAsked, ...wanted };
  const { report, found } = collector();
  const desk = deskAt(process.cwd(), report);
  const ground = diskGround(desk.folder);
  const settled = await settle(request, ground, desk);
  const editions = settled === null ? null : plan(settled, ground, report);
  const bound = settled === null || editions === null ? null : await gather(editions, settled, desk);
  const made = settled === null || bound === null ? null : await make(bound, settled, desk);
  const fed = settled?.feeds === true && bound !== null && made !== null;
  const feeds = fed ? await (await import('./publish/feeds.ts')).feedsFor(made, bound, { request: settled, desk }) : [];
  const sound = made !== null && !found.some((it) => it.severity === 'error');
  const files = sound ? [...made.flatMap((it) => filesOf(it, desk.folder)), ...feeds] : [];
  return { files: writeAll(files, report) ? files : [], problems: found };
}

/** A desk on the disk, without standard input, that keeps its progress to itself. */
export function deskAt(folder: string, report: Desk['report']): Desk {
  const input: Desk['input'] = () => Promise.resolve({ ok: false, why: 'missing' });
  return { world: diskWorld(folder), report, folder, input, progress: () => undefined };
}
