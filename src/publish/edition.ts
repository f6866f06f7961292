/** An edition that has been made: its files by what is in them, and what they were made from. Plain data, to be kept. */
import { dirname, extname } from 'node:path';
import type { Publication } from '../feed/publication.ts';
import { tally } from '../model/tally.ts';
import type { Format } from '../render/renderer.ts';
import type { Sha256 } from './cache/hash.ts';
import type { Shelved } from './feeds.ts';
import type { Bound } from './gather.ts';
import { filesOf, type Made } from './make.ts';
import { remainingOf } from './remaining.ts';
import { isRead, type Reading } from './trace/reading.ts';

/** A file of an edition. */
export type EditionFile = {
  /** A format, or a cover beside a catalogue. */
  readonly format: Format | 'cover';
  /** As the user would write it. */
  readonly name: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  /** How many pages it has; null where it has none, or stands beside an output. */
  readonly pages: number | null;
};

/** What a file is to the edition that read it. */
export type Role = 'settings' | 'article' | 'picture' | 'style' | 'font';

/** A file that was read, and what it held. Paths are relative to the working folder. */
export type Input = {
  readonly path: string;
  readonly role: Role;
  readonly sha256: Sha256;
  /** The article that shows it; empty for what all have in common. */
  readonly shownBy: string;
};

export type MadeEdition = {
  readonly sources: readonly string[];
  readonly files: readonly EditionFile[];
  /** Folders that are outputs as a whole, as the user would write them. */
  readonly folders: readonly string[];
  readonly inputs: readonly Input[];
  /** Files that were looked for and were not there. */
  readonly missing: readonly string[];
  readonly words: number;
  /** How feeds list it; null where there are none. */
  readonly publication: Publication | null;
  /** The number of all that was read for parts that are withheld, whose names are secret too; null where nothing is. */
  readonly withheld: Sha256 | null;
};

/** What was made, and of what. */
export type Making = {
  readonly made: readonly Made[];
  readonly shelved: Shelved | null;
  /** What all editions read. */
  readonly common: readonly Reading[];
  /** Takes the bytes of a file, and gives their name. */
  readonly put: (bytes: Uint8Array) => Sha256;
};

/** Puts down what was made of `bound`. */
export function editionOf(bound: Bound, { made, shelved, common, put }: Making): MadeEdition {
  const own = made.flatMap((it) =>
    filesOf(it, '').map(({ name, bytes }, index): EditionFile => ({
      format: it.output.format,
      name,
      sha256: put(bytes),
      bytes: bytes.length,
      pages: index === 0 ? (it.rendered.leaves ?? null) : null,
    })),
  );
  const covers = (shelved?.covers ?? []).map(({ name, bytes }): EditionFile => ({
    format: 'cover',
    name,
    sha256: put(bytes),
    bytes: bytes.length,
    pages: null,
  }));
  const { sources, withheld } = remainingOf(bound);
  const whole = withheld === null;
  const named = [...common, ...(whole ? bound.readings : sources.flatMap((source) => bound.readBy.get(source) ?? []))];
  const articles = sources.map((source) => bound.readBy.get(source)?.[0]?.path ?? source);
  const inputs = inputsOf(named, bound);
  return {
    sources: articles,
    files: [...own, ...covers],
    folders: made.flatMap(({ output }) => (output.folder ? [dirname(output.name)] : [])),
    inputs,
    missing: whole ? missingOf(bound.readings) : [],
    words: bound.pack.stories.reduce((sum, story) => sum + tally(story).words, 0),
    publication: shelved?.publication ?? null,
    withheld,
  };
}

/** The files that were read, sorted by path. */
function inputsOf(readings: readonly Reading[], { readBy }: Bound): readonly Input[] {
  const shownBy = new Map<string, string>();
  // The first thing that is read for an article is the article.
  for (const [own, ...others] of readBy.values()) {
    if (own === undefined) continue;
    shownBy.set(own.path, own.path);
    for (const { path } of others) if (!shownBy.has(path)) shownBy.set(path, own.path);
  }
  const found = new Map<string, Input>();
  for (const it of readings) {
    if (it.kind !== 'file' || !isRead(it.answer)) continue;
    const article = shownBy.get(it.path) ?? '';
    const own = article === it.path;
    const role = own ? 'article' : roleOf(it.path);
    found.set(it.path, { path: it.path, role, sha256: it.answer, shownBy: own ? '' : article });
  }
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function roleOf(path: string): Role {
  const ending = extname(path).toLowerCase();
  if (['.yml', '.yaml'].includes(ending)) return 'style';
  return ['.ttf', '.otf'].includes(ending) ? 'font' : 'picture';
}

/** Files that were looked for and were not there, sorted. */
function missingOf(readings: readonly Reading[]): readonly string[] {
  const gone = readings.filter((it) => it.kind === 'file' && it.answer === 'missing');
  return [...new Set(gone.map(({ path }) => path))].sort();
}
