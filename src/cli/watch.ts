/** `slugline watch`: builds, and builds again when something changes, until it is interrupted. A line tells of each build. */
import { sep } from 'node:path';
import { collector, problem, type Diagnostic, type Report } from '../model/problem.ts';
import type { Delivered } from '../publish/place.ts';
import type { Change } from '../publish/watch/look.ts';
import { watch as watchInputs, type Seen } from '../publish/watch/watch.ts';
import { writtenWith } from '../publish/watch/written.ts';
import { exit, exitFor, type Exit } from './exit.ts';
import { summary } from './print.ts';
import { dashed, valuesOf, type Flags } from './values.ts';
import type { Attempt, Work } from './work.ts';

/** What a watch is given besides its work. The build is given, since the program has it already: here it would be there twice. */
export type Hands = {
  readonly flags: Flags;
  readonly strict: boolean;
  readonly attempt: (work: Work) => Promise<Attempt>;
  /** Prints problems. */
  readonly tell: (found: readonly Diagnostic[]) => void;
  /** Takes away what is shown of the progress of a build. */
  readonly clear: () => void;
};

/** A build of a watch. */
export type Round = {
  readonly changes: readonly Change[];
  /** Its files; null when it failed, and what was built before stays. */
  readonly files: readonly Delivered[] | null;
  readonly problems: readonly Diagnostic[];
  /** How long it took, in ms. */
  readonly ms: number;
};

/** Watches; the exit code says by what it was ended. Null, and reported, when there is nothing that could be watched. */
export async function watch(work: Work, hands: Hands, show: (round: Round) => void = () => undefined): Promise<Exit | null> {
  const { desk, ground, shell } = work;
  const poll = pollFrom(hands.flags, desk.report);
  refuseStreams(work);
  if (!work.sound()) return null;
  let written: readonly string[] = [];
  const build = async (changes: readonly Change[]): Promise<Seen> => {
    const began = performance.now();
    const { report, found } = collector();
    const spared = collector();
    const sound = (): boolean => exitFor(found, hands.strict) === exit.ok;
    const { files, readings } = await hands.attempt({ ...work, sound, desk: { ...desk, report, spared: spared.report } });
    hands.clear();
    const problems = [...found, ...spared.found];
    hands.tell(problems);
    const round = { changes, files, problems, ms: Math.round(performance.now() - began) };
    work.result(lineOf(round), objectOf(round));
    show(round);
    if (files !== null)
      written = [...writtenWith(files, desk.folder), ...(work.cache.folder === null ? [] : [work.cache.folder])];
    return { readings, written };
  };
  const blind = (errno: string, ms: number): void => hands.tell([blindness(errno, ms)]);
  return await watchInputs({ world: desk.world, ground, build, until: shell.until, poll, blind });
}

function pollFrom(flags: Flags, report: Report): number | null {
  const given = valuesOf(flags, report).text('poll');
  if (given === null) return null;
  if (/^\d{2,7}$/.test(given) && Number(given) >= 20) return Number(given);
  report(problem('usage', null, `${dashed('poll')} is "${given}"`, 'give it the milliseconds between two looks, such as 500'));
  return null;
}

/** Nothing can be read from standard input a second time, and nothing be taken back from standard output. */
function refuseStreams({ request, desk }: Work): void {
  if (request.sources.includes('-')) {
    desk.report(problem('usage', null, 'standard input can not be watched', 'put the article into a file'));
  }
  if (request.outputs.includes('-')) {
    desk.report(problem('usage', null, 'what is watched can not go to standard output', 'name a file or a folder with -o'));
  }
}

function blindness(errno: string, ms: number): Diagnostic {
  const limit =
    errno === 'EMFILE'
      ? 'the system lets this user watch no more, see fs.inotify.max_user_instances and fs.inotify.max_user_watches'
      : errno === 'ENOSPC'
        ? 'the system lets this user watch no more files and folders, see fs.inotify.max_user_watches'
        : `the system does not let folders be watched (${errno})`;
  const hint = ['EMFILE', 'ENOSPC'].includes(errno)
    ? 'raise the limit: sudo sysctl fs.inotify.max_user_watches=524288; or give --poll to say how often'
    : 'give --poll to say how often';
  return problem('watch-blind', null, `${limit}; instead, every file is looked at every ${ms} ms`, hint);
}

/** What changed, what was written, how long it took. */
function lineOf({ changes, files, problems, ms }: Round): string {
  const why = whyOf(changes);
  const fresh = (files ?? []).filter((it) => it.written).map((it) => it.file.name);
  if (files !== null) return `${why}: ${fresh.length === 0 ? 'nothing to write' : `wrote ${named(fresh)}`} in ${ms} ms`;
  const faults = summary(problems);
  return `${why}: nothing written${faults === '' ? '' : `, ${faults}`}, in ${ms} ms`;
}

/** What a build was made for. */
export function whyOf(changes: readonly Change[]): string {
  // That a folder lists other files is said where nothing is said of the files.
  const single = changes.filter(({ path }) => !path.endsWith(sep));
  const told = (single.length > 0 ? single : changes).map(({ path, how }) => `${path} ${verbs[how]}`);
  return told.length === 0 ? 'first build' : named(told);
}

const verbs: { readonly [How in Change['how']]: string } = { changed: 'changed', new: 'is new', gone: 'is gone' };

/** The first of some things, and how many more there are. */
function named(all: readonly string[]): string {
  const most = 3;
  return all.length <= most ? all.join(', ') : `${all.slice(0, most).join(', ')} and ${all.length - most} more`;
}

function objectOf({ changes, files, ms }: Round): Readonly<Record<string, unknown>> {
  const written = (files ?? []).filter((it) => it.written).map(({ file }) => ({ path: file.name, bytes: file.bytes }));
  return { type: 'round', made: files !== null, changes: changes.map(({ path, how }) => ({ path, how })), written, ms };
}
