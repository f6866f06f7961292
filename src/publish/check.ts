/**
 * Whether what stands in a folder is what a build would make now, and if not, why. Looks at hashes alone: nothing is set, and nothing is
 * written.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { planned, type Shop } from './build.ts';
import { sha256 } from './cache/hash.ts';
import { homeOf, isNamed, type Edition } from './plan.ts';
import { remaining } from './remaining.ts';
import { differences, withheldName, type Difference } from './record/differences.ts';
import { nameOf, nameOfArticles, pathFrom, settingsIn, toolsOf, type Ends } from './record/from-run.ts';
import { recordIn } from './record/on-disk.ts';
import { present } from './record/present.ts';
import { identityOf, sumsName, sumsText, type BuildRecord, type FolderRecord, type RecordedOutput } from './record/record.ts';
import type { Request } from './request.ts';
import { recorded, type Memory } from './trace/memory.ts';

/** How a file of a build stands. */
export type Standing = {
  /** As the user would write it. */
  readonly name: string;
  readonly state: 'current' | 'stale' | 'modified' | 'missing' | 'extra';
  /** Why it is stale, or extra; paths are from the working folder. */
  readonly because: readonly Difference[];
};

/** How all files of a build stand. */
export type Standings = {
  readonly all: readonly Standing[];
  /** Whether anything is written down of them; else only building them tells. */
  readonly recorded: boolean;
};

/** How all files stand that are asked for; null after an error. */
export async function standings(asked: Request, shop: Shop & { readonly memory: Memory }): Promise<Standings | null> {
  const { desk, ground, memory, agree, sound } = shop;
  const { value: wanted, readings: settings } = await recorded(memory, () => planned(asked, desk, ground));
  if (wanted === null) return null;
  agree(wanted.editions);
  if (!sound()) return null;
  const { request, editions } = wanted;
  const [first] = editions;
  const ends: Ends = { from: desk.folder, folder: resolve(desk.folder, first === undefined ? '.' : homeOf(first)) };
  if (isNamed(request, ground)) {
    return { all: editions.flatMap(({ outputs }) => outputs.map(({ name }) => unrecorded(name, ends))), recorded: false };
  }
  const record = recordIn(ends.folder);
  const tools = toolsOf(desk.world);
  const found: Standing[] = [];
  const seen = new Set<BuildRecord>();
  const left = await remaining(editions, request, desk);
  if (left === null) return null;
  for (const edition of editions) {
    const remains = left.get(edition);
    if (remains === undefined) continue;
    const name = identityOf(nameOf(request.manifest, remains.sources, asked, ends));
    const build = record.builds.find((it) => identityOf(it) === name);
    if (build === undefined) {
      found.push(...edition.outputs.map((it) => unrecorded(it.name, ends)));
      continue;
    }
    seen.add(build);
    const own = request.manifest === null ? [] : settings;
    const now = await present(
      build,
      { remains, settings: own, asked: settingsIn(asked), code: memory.code, tools },
      ends,
      memory.recorder,
    );
    const because = differences({ ...build, tools: record.tools[build.code] ?? {} }, now).map((it) => seenFrom(it, ends));
    found.push(...standingsOf(build, edition, because, { ends, memory }));
  }
  const besides = seen.size === 0 ? [] : commonTo(record, request, { ends, memory });
  return { all: [...found, ...besides, ...extras(record, seen, ends)], recorded: true };
}

function unrecorded(name: string, { from }: Ends): Standing {
  return { name, state: existsSync(resolve(from, name)) ? 'stale' : 'missing', because: [] };
}

type Site = { readonly ends: Ends; readonly memory: Memory };

/** How the outputs of a recorded build stand. */
function standingsOf(
  build: BuildRecord,
  edition: Edition,
  because: readonly Difference[],
  { ends, memory }: Site,
): readonly Standing[] {
  const planned = new Set(edition.outputs.map(({ name }) => pathFrom(ends.folder, resolve(ends.from, name))));
  const formats = new Set(edition.outputs.map(({ format }) => format));
  const recorded = build.outputs.map(({ path, format, ...file }): Standing => {
    const whole = join(ends.folder, path);
    const name = shownName(path, ends);
    if (format !== 'cover' && format !== 'feed' && !formats.has(format)) return { name, state: 'extra', because: [] };
    if (!existsSync(whole)) return { name, state: 'missing', because };
    if (!memory.recorder.holds(whole, file)) return { name, state: 'modified', because };
    return { name, state: because.length > 0 ? 'stale' : 'current', because };
  });
  const known = new Set(build.outputs.map(({ path }) => path));
  return [...recorded, ...[...planned].filter((path) => !known.has(path)).map((path) => unrecorded(shownName(path, ends), ends))];
}

/** What all builds of a folder have in common, where it is not as it was written: feeds, and the list of sums. */
function commonTo(record: FolderRecord, { feeds }: Pick<Request, 'feeds'>, { ends, memory }: Site): readonly Standing[] {
  const sums = new TextEncoder().encode(sumsText(record));
  const own = [...(feeds === true ? record.feeds : []), { path: sumsName, sha256: sha256(sums), bytes: sums.length }];
  return own.flatMap(({ path, ...file }): readonly Standing[] => {
    const whole = join(ends.folder, path);
    if (memory.recorder.holds(whole, file)) return [];
    return [{ name: shownName(path, ends), state: existsSync(whole) ? 'modified' : 'missing', because: [] }];
  });
}

/** Outputs of builds that nobody asks for any more, as what they were made of is gone. */
function extras(record: FolderRecord, seen: ReadonlySet<BuildRecord>, ends: Ends): readonly Standing[] {
  return record.builds
    .filter((it) => !seen.has(it) && isOrphan(it, ends.folder))
    .flatMap((build) =>
      build.outputs
        .filter(({ path }) => existsSync(join(ends.folder, path)))
        .map(({ path }): Standing => {
          const gone = { what: build.of, kind: 'file', how: 'gone', from: '', to: '', shownBy: '' } as const;
          return { name: shownName(path, ends), state: 'extra', because: [seenFrom(gone, ends)] };
        }),
    );
}

/** Whether what a build was made of is there no more. @param folder that of the record */
export function isOrphan({ of, articles }: BuildRecord, folder: string): boolean {
  // It is called by its manifest, or else by its articles: whose names may have anything in them.
  const sources = of === nameOfArticles(articles) ? articles : [of];
  return sources.some((path) => !existsSync(resolve(folder, path)));
}

function shownName(path: RecordedOutput['path'], { from, folder }: Ends): string {
  return pathFrom(from, join(folder, path));
}

/** A difference with its paths as they are seen from the working folder. */
export function seenFrom(it: Difference, { from, folder }: Ends): Difference {
  if (it.kind !== 'file') return it;
  const there = (path: string): string => (path === '' ? '' : pathFrom(from, resolve(folder, path)));
  const named = it.how === 'renamed' ? { from: there(it.from), to: there(it.to) } : {};
  return {
    ...it,
    ...named,
    what: it.what === withheldName ? it.what : there(it.what),
    shownBy: there(it.shownBy),
  };
}
