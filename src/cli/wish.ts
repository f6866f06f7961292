/** From flags to one complete value, checked once, at the edge. */
import { resolve } from 'node:path';
import type { Report } from '../model/problem.ts';
import { problem } from '../model/problem.ts';
import { usualCacheFolder } from '../publish/cache/place.ts';
import type { Ground } from '../publish/plan.ts';
import type { CacheWish } from '../publish/trace/open.ts';
import type { WorkersWish } from '../publish/workers/wish.ts';
import { nothingAsked, type Request } from '../publish/request.ts';
import { numberings } from '../read/manifest/manifest.ts';
import { bookProfiles } from '../render/book-wish.ts';
import { sourceFormats } from '../read/reader.ts';
import { formats } from '../render/renderer.ts';
import { variableOf, withEnvironment } from './environment.ts';
import { settableFlags, workerFlags } from './flags.ts';
import { addressFrom, dateFrom, encodingFrom, epochFrom, languageFrom, memoryFrom, threadsFrom } from './given.ts';
import { onStandardOutput, reportsFrom, type ReportWish } from './report/wish.ts';
import type { Shell } from './shell.ts';
import { dashed, valuesOf, type Flags } from './values.ts';

/** How a run talks. */
export type Talk = {
  readonly strict: boolean;
  readonly loudness: 'quiet' | 'usual' | 'verbose';
  readonly json: boolean;
  readonly colour: boolean;
  readonly reports: readonly ReportWish[];
};

/** What the flags say of how to talk. */
export function talkFrom(flags: Flags, shell: Shell, report: Report): Talk {
  const values = valuesOf(flags, report);
  const quiet = values.yes('quiet') === true;
  const verbose = values.yes('verbose') === true;
  if (quiet && verbose) report(problem('usage', null, '--quiet and --verbose contradict each other', 'give one of them'));
  // --no-color is what other programs call it.
  const colour = flags['color'] === false ? 'never' : (values.choice('color', ['auto', 'always', 'never'] as const) ?? 'auto');
  const plain = (shell.env['NO_COLOR'] ?? '') !== '' || shell.env['TERM'] === 'dumb';
  const json = values.yes('json') === true;
  const reports = reportsFrom(values.list('report'), shell.folder, report);
  const other = onStandardOutput(reports);
  if (json && other !== null) {
    const hint = `send the report to a file: --report ${other.form}=FILE`;
    report(problem('usage', null, `--json and --report ${other.form} both want standard output`, hint));
  }
  return {
    strict: values.yes('strict') === true,
    loudness: quiet ? 'quiet' : verbose ? 'verbose' : 'usual',
    json,
    reports: json && other !== null ? [] : reports,
    colour: colour === 'always' || (colour === 'auto' && shell.err.terminal && !plain),
  };
}

/** Where the flags, the environment or the platform keep what has been made before. */
export function cacheFrom(flags: Flags, shell: Shell, report: Report): CacheWish {
  const frozen = flags['frozen'] === true;
  if (flags['cache'] === false) return { folder: null, frozen };
  const given = valuesOf(flags, report).text('cache') ?? shell.env['SLUGLINE_CACHE'] ?? '';
  return { folder: given === '' ? usualCacheFolder(shell.env) : resolve(shell.folder, given), frozen };
}

/** How many threads the flags or the environment allow, and how much memory. */
export function workersFrom(typed: Flags, shell: Shell, report: Report): WorkersWish {
  const { flags, fromEnvironment } = withEnvironment(typed, workerFlags, shell.env, report);
  const called = (flag: string): string => (fromEnvironment.has(flag) ? variableOf(flag) : dashed(flag));
  const values = valuesOf(flags, report, called);
  const [threads, memory] = [values.text('workers'), values.text('max-memory')];
  return {
    threads: threads === null ? null : threadsFrom(threads, called('workers'), report),
    memory: memory === null ? null : memoryFrom(memory, called('max-memory'), report),
  };
}

/** What the words and flags ask for. */
export function requestFrom(sources: readonly string[], typed: Flags, shell: Shell, ground: Ground, report: Report): Request {
  const { flags, fromEnvironment } = withEnvironment(typed, settableFlags, shell.env, report);
  const called = (flag: string): string => (fromEnvironment.has(flag) ? variableOf(flag) : dashed(flag));
  const values = valuesOf(flags, report, called);
  const given = <T>(flag: string, read: (value: string, called: string, report: Report) => T | null): T | null => {
    const value = values.text(flag);
    return value === null ? null : read(value, called(flag), report);
  };
  const roots = values.list('allow-root');
  for (const root of roots) {
    if (ground.isFolder(resolve(ground.folder, root))) continue;
    report(problem('usage', null, `--allow-root ${root} is no folder`, 'give the folder that the pictures lie in'));
  }
  return {
    ...nothingAsked,
    sources,
    manifest: values.text('manifest'),
    drafts: values.yes('drafts'),
    from: values.choice('from', sourceFormats),
    encoding: given('encoding', encodingFrom),
    outputs: values.list('output'),
    to: values.choices('to', formats),
    keepGoing: values.yes('keep-going'),
    single: values.yes('single'),
    llms: values.yes('llms'),
    attachSources: values.yes('attach-sources'),
    feeds: values.yes('feeds'),
    feedTitle: values.text('feed-title') ?? '',
    feedUrl: given('feed-url', addressFrom),
    title: values.text('title') ?? '',
    subtitle: values.text('subtitle') ?? '',
    series: values.text('series') ?? '',
    issue: values.text('issue') ?? '',
    authors: values.list('author'),
    language: given('lang', languageFrom),
    date: given('date', dateFrom),
    epoch: epochFrom(shell.env['SOURCE_DATE_EPOCH'], report),
    period: values.text('period') ?? '',
    preparedBy: values.list('prepared-by'),
    preparedFor: values.text('prepared-for') ?? '',
    nextIssue: values.text('next-issue') ?? '',
    contact: values.text('contact') ?? '',
    marking: values.text('marking') ?? '',
    release: values.text('release') ?? '',
    numbering: values.choice('numbering', numberings),
    description: values.text('description') ?? '',
    keywords: values.list('keyword'),
    publisher: values.text('publisher') ?? '',
    rights: values.text('rights') ?? '',
    contents: values.yes('toc'),
    cover: values.text('cover'),
    profile: values.choice('epub-profile', bookProfiles),
    coverPage: values.yes('cover-page'),
    evaluatedBy: values.text('evaluated-by') ?? '',
    style: values.text('style') ?? '',
    size: values.text('size'),
    font: values.text('font'),
    fontSize: values.text('font-size'),
    set: values.list('set'),
    roots,
  };
}
