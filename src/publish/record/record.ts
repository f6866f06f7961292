/**
 * `slugline-manifest.json`: what stands in a folder of outputs, and what it was made from. It knows no clock and no machine, so the same
 * builds have the same record; a folder may hold the outputs of many.
 *
 * Paths are relative to the folder that it stands in.
 */
import type { Publication } from '../../feed/publication.ts';
import type { Format } from '../../render/renderer.ts';
import { canonical, keyOf, type Plain, type Sha256 } from '../cache/hash.ts';
import type { Role } from '../edition.ts';

export const recordName = 'slugline-manifest.json';
export const sumsName = 'SHA256SUMS';

/** The shape of the file; another number means that it is not read. */
export const shape = 2;

export type FolderRecord = {
  readonly builds: readonly BuildRecord[];
  /** The feeds of the folder, which list what all builds of it have made. */
  readonly feeds: readonly RecordedOutput[];
  /** What builds were made with, by the number of the code. */
  readonly tools: Readonly<Record<string, Tools>>;
};

/** Versions of all that has a say in the bytes of an output, by package. */
export type Tools = Readonly<Record<string, string>>;

export type BuildRecord = {
  /** The manifest, or else the articles, that it is a build of. */
  readonly of: string;
  /** The most restricted label that may be in it, where it is a release. */
  readonly release: string;
  /** The formats that were asked for by name; empty for those that the manifest, or nobody, names. */
  readonly to: readonly Format[];
  /** What was asked for, apart from sources and outputs, with paths from `from`. */
  readonly asked: Readonly<Record<string, Plain>>;
  readonly from: string;
  /** The code that made it. */
  readonly code: string;
  /** The number of all that it was made from. */
  readonly key: Sha256;
  readonly articles: readonly string[];
  readonly inputs: readonly RecordedInput[];
  readonly missing: readonly string[];
  readonly withheld: Sha256 | null;
  readonly words: number;
  /** How feeds list it; null where it is in none. */
  readonly publication: Publication | null;
  readonly outputs: readonly RecordedOutput[];
};

export type RecordedInput = { readonly path: string; readonly role: Role; readonly sha256: Sha256; readonly shownBy: string };

export type RecordedOutput = {
  readonly path: string;
  /** A format, or what goes with it: a cover, a feed. */
  readonly format: Format | 'cover' | 'feed';
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly pages: number | null;
};

/** Which build it is: another of the same takes its place. */
export function identityOf({ of, release, to }: Pick<BuildRecord, 'of' | 'release' | 'to'>): string {
  return canonical([of, release, [...to]]);
}

/** The key of a build, from what it was made from. */
export function buildKey({ code, asked, articles, inputs, missing, withheld }: Omit<BuildRecord, 'key'>): Sha256 {
  return keyOf([code, asked, [...articles], inputs.map(({ path, sha256 }) => [path, sha256]), [...missing], withheld]);
}

/** `record` with `builds` in it: what they write is theirs, and no other's any more. */
export function withBuilds(record: FolderRecord, builds: readonly BuildRecord[], tools: Tools): FolderRecord {
  const anew = new Set(builds.map(identityOf));
  const written = new Set(builds.flatMap((it) => it.outputs.map(({ path }) => path)));
  const others = record.builds
    .filter((it) => !anew.has(identityOf(it)))
    .map((it) => ({ ...it, outputs: it.outputs.filter(({ path }) => !written.has(path)) }))
    .filter((it) => it.outputs.length > 0);
  const all = [...others, ...builds].sort((one, other) => (identityOf(one) < identityOf(other) ? -1 : 1));
  const known = { ...record.tools, ...Object.fromEntries(builds.map(({ code }) => [code, tools])) };
  const used = [...new Set(all.map(({ code }) => code))].sort();
  return { feeds: record.feeds, builds: all, tools: Object.fromEntries(used.map((code) => [code, known[code] ?? {}])) };
}

/** The record as the file has it. */
export function recordText({ builds, feeds, tools }: FolderRecord): string {
  return `${JSON.stringify({ 'slugline-manifest': shape, tools, builds, feeds }, null, 1)}\n`;
}

/** `SHA256SUMS` of all outputs that the record has, as `sha256sum -c` reads it (GNU coreutils). */
export function sumsText({ builds, feeds }: FolderRecord): string {
  const rows = [...builds.flatMap((it) => it.outputs), ...feeds].map(({ path, sha256 }) => [path, sha256] as const);
  rows.sort(([one], [other]) => (one < other ? -1 : 1));
  return rows.map(([path, sum]) => (/[\\\n\r]/.test(path) ? `\\${sum}  ${escaped(path)}\n` : `${sum}  ${path}\n`)).join('');
}

function escaped(path: string): string {
  return path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
