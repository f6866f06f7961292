/** Why a file of ours is stale, or was made anew when it last was. */
import { basename, dirname, extname, join, resolve } from 'node:path';
import { problem } from '../model/problem.ts';
import { planned } from './build.ts';
import type { Desk } from './desk.ts';
import { noCache, type Cache } from './cache/store.ts';
import { seenFrom } from './check.ts';
import { diskGround, diskWorld, ownFileAt } from './disk.ts';
import { lastBefore } from './record/before.ts';
import { differences, type Difference } from './record/differences.ts';
import { pathFrom, toolsOf, type Ends } from './record/from-run.ts';
import { recordIn } from './record/on-disk.ts';
import { present } from './record/present.ts';
import { remaining } from './remaining.ts';
import type { BuildRecord, FolderRecord } from './record/record.ts';
import { nothingAsked, type Request } from './request.ts';
import { openHints } from './trace/hints.ts';
import { openRecorder } from './trace/recorder.ts';
import { codeOf } from './version.ts';

/** What there is to say of a file. */
export type Cause = {
  /** Whether it is stale now; else why it was made anew, the last time. */
  readonly stale: boolean;
  readonly because: readonly Difference[];
};

/** Why `file` is as it is; null, and reported, when no record knows it. */
export async function why(file: string, cache: Cache, desk: Desk): Promise<Cause | null> {
  const found = buildWith(resolve(desk.folder, file));
  if (found === null) {
    const hint = 'it knows what "slugline build" put into a folder; name one of those files';
    desk.report(problem('usage', null, `no record knows of ${file}`, hint));
    return null;
  }
  const { folder, record, build } = found;
  const ends: Ends = { from: resolve(folder, build.from), folder };
  const own = { ...build, tools: record.tools[build.code] ?? {} };
  const disk = { world: diskWorld(ends.from), ground: diskGround(ends.from), hints: openHints({}), own: ownFileAt };
  const recorder = openRecorder(disk);
  const manifest = isManifest(build.of) ? pathFrom(ends.from, resolve(folder, build.of)) : null;
  const request = { ...askedAgain(build), manifest, outputs: [`${pathFrom(ends.from, folder)}/`] };
  // The manifest is asked again which articles it means; what is wrong with it is not asked for here.
  const ignore = (): void => undefined;
  const quiet: Desk = { ...desk, world: recorder.world, memory: null, folder: ends.from, report: ignore, spared: ignore };
  const settled = await recorder.during(async () => (manifest === null ? null : await planned(request, quiet, recorder.ground)));
  const { value, readings: settings } = settled;
  const [edition] = value?.editions ?? [];
  const code = codeOf(desk.world);
  const binding = { ...quiet, memory: { cache: noCache, recorder, code, place: '' } };
  const left = value === null || edition === undefined ? null : await remaining([edition], value.request, binding);
  const remains = (edition === undefined ? undefined : left?.get(edition)) ?? null;
  const plan = {
    remains,
    settings,
    asked: build.asked,
    code,
    tools: toolsOf(desk.world),
  };
  const now = differences(own, await present(build, plan, ends, recorder));
  const before = now.length > 0 ? null : lastBefore(cache, folder, build);
  const because = before === null ? now : differences(before, own);
  return { stale: now.length > 0, because: because.map((it) => seenFrom(it, { from: desk.folder, folder })) };
}

type Found = { readonly folder: string; readonly record: FolderRecord; readonly build: BuildRecord };

/** The build that wrote a file, by the nearest record above it. */
function buildWith(file: string): Found | null {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const record = recordIn(folder);
    const build = record.builds.find((it) => it.outputs.some(({ path }) => join(folder, path) === file));
    if (build !== undefined) return { folder, record, build };
    if (dirname(folder) === folder) return null;
  }
}

function isManifest(path: string): boolean {
  return ['.yml', '.yaml', '.json'].includes(extname(basename(path)).toLowerCase());
}

/** What a record says was asked for; what is in no order there is taken as left open. */
function askedAgain({ asked }: BuildRecord): Request {
  const sound = Object.entries(asked).filter(([name, value]) => {
    const open = (nothingAsked as Readonly<Record<string, unknown>>)[name];
    if (Array.isArray(open)) return Array.isArray(value) && value.every((it) => typeof it === 'string');
    return open === null ? typeof value === 'string' || typeof value === 'boolean' : typeof value === typeof open;
  });
  return { ...nothingAsked, ...Object.fromEntries(sound), briefing: nothingAsked.briefing };
}
