/** What a recorded build would be made from now: the files that it names as they are, and those that it would read besides. */
import { relative, resolve } from 'node:path';
import type { Remaining } from '../remaining.ts';
import { isRead, type Reading } from '../trace/reading.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Basis } from './differences.ts';
import { pathFrom, type Ends } from './from-run.ts';
import type { BuildRecord, RecordedInput, Tools } from './record.ts';

/** What is known of a build before anything is read for it. */
export type Plan = {
  /** The articles, as the user would name them, and what is left out; null when nobody says. */
  readonly remains: Remaining | null;
  /** What was read of settings. */
  readonly settings: readonly Reading[];
  readonly asked: BuildRecord['asked'];
  readonly code: string;
  readonly tools: Tools;
};

/** The most bytes of a file that are read, to see what it is. */
const mostBytes = 64 * 1024 * 1024;

/** What `build` would be made from now. */
export async function present(build: BuildRecord, plan: Plan, { from, folder }: Ends, recorder: Recorder): Promise<Basis> {
  const here = (path: string): string => pathFrom(folder, resolve(from, path));
  const { remains } = plan;
  const articles = new Set(remains?.sources.map((it) => here(it)) ?? build.articles);
  const dropped = new Set(build.articles.filter((it) => !articles.has(it)));
  const settings = plan.settings.flatMap((it): readonly RecordedInput[] =>
    it.kind === 'file' && isRead(it.answer) ? [{ path: here(it.path), role: 'settings', sha256: it.answer, shownBy: '' }] : [],
  );
  const named = new Set(settings.map(({ path }) => path));
  // A setting's file that is not read any more has no say any more.
  const old = build.inputs.filter(
    ({ path, shownBy, role }) =>
      !dropped.has(path) && !dropped.has(shownBy) && (role !== 'settings' || plan.settings.length === 0),
  );
  const known = new Set(old.map(({ path }) => path));
  const added = [...articles].filter((it) => !known.has(it));
  const wanted: readonly RecordedInput[] = [
    ...old.filter(({ path }) => !named.has(path)),
    ...added.map((path): RecordedInput => ({ path, role: 'article', sha256: '', shownBy: '' })),
    ...build.missing.map((path): RecordedInput => ({ path, role: 'picture', sha256: '', shownBy: '' })),
  ];
  const inputs = new Map(settings.map((it) => [it.path, it]));
  for (const it of wanted) {
    const sha256 = await recorder.contentOf(relative(from, resolve(folder, it.path)), mostBytes);
    if (sha256 !== null) inputs.set(it.path, { ...it, sha256 });
  }
  return {
    code: plan.code,
    asked: plan.asked,
    inputs: [...inputs.values()],
    missing: [],
    withheld: remains === null ? build.withheld : remains.withheld,
    tools: plan.tools,
  };
}
