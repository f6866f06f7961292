/** Which files the listings mean: every article once, and there. */
import { basename, dirname, join, normalize, sep } from 'node:path';
import { closest } from '../../model/closest.ts';
import type { Place } from '../../model/document.ts';
import type { PackPart } from '../../model/pack.ts';
import { problem, type Diagnostic, type Report } from '../../model/problem.ts';
import { sourceFormatOf } from '../read.ts';
import { filesMatching, isPattern, type List } from './glob.ts';
import { asItIs, type Listings } from './listings.ts';
import type { Listed, Listing, Lost, Override } from './manifest.ts';

/** The articles in their order, the parts that they are in, and those that are listed and can not be had. */
export type Articles = {
  readonly articles: readonly Listed[];
  readonly parts: readonly PackPart[];
  readonly lost: readonly Lost[];
};

/** Where articles are looked for. `written` are files and folders that no pattern means, because outputs go there. */
export type ArticleGround = { readonly list: List; readonly written: readonly string[] };

/** The articles that a user names in place of those listed; what the listings say of one of them holds. */
export function inPlaceOf(listings: Listings, paths: readonly string[], ground: ArticleGround): Articles {
  const own = new Map(articlesOf(listings, ground, () => undefined).articles.map((it) => [it.path, it.override]));
  const overrideOf = (path: string): Override => own.get(normalize(path)) ?? asItIs;
  return { articles: paths.map((path) => ({ path, override: overrideOf(path) })), parts: [], lost: [] };
}

/** The files that the listings mean, in their order; files of a pattern by path. One that is listed twice is reported. */
export function articlesOf({ loose, parts }: Listings, ground: ArticleGround, report: Report): Articles {
  const taken = new Map<string, Place>();
  const articles: Listed[] = [];
  const begun: PackPart[] = [];
  const lost: Lost[] = [];
  const filesIn = openFolders(ground.list);
  const add = (listing: Listing): void => {
    // That it names no file has been told.
    if (listing.path === '') return;
    const told = (diagnostic: Diagnostic): void => void lost.push({ path: listing.path, told: [diagnostic] });
    for (const file of filesOf(listing, { ...ground, filesIn }, told)) {
      const other = taken.get(file);
      if (other === undefined) articles.push({ path: file, override: listing.override });
      else report(twice(file, listing.at, other));
      taken.set(file, other ?? listing.at);
    }
  };
  loose.forEach(add);
  for (const part of parts) {
    begun.push({ title: part.title, first: articles.length });
    part.articles.forEach(add);
  }
  return { articles, parts: begun, lost };
}

function twice(file: string, at: Place, other: Place): ReturnType<typeof problem> {
  const hint = 'list each article once; a pattern that is too wide can be narrowed, or its files named one by one';
  return problem('manifest-article', at, `"${file}" is listed twice: at ${other.line}:${other.column} already`, hint);
}

/** The names of the files in a folder. A folder is looked into once, however many articles of it are listed. */
type FilesIn = (folder: string) => ReadonlySet<string>;

function openFolders(list: List): FilesIn {
  const known = new Map<string, ReadonlySet<string>>();
  return (folder) => {
    const names = known.get(folder) ?? new Set(list(folder).flatMap((it) => (it.folder ? [] : [it.name])));
    known.set(folder, names);
    return names;
  };
}

/** The articles of one listing; none, with the reason told, when there are none. */
function filesOf(
  { at, path: wanted }: Listing,
  { list, written, filesIn }: ArticleGround & { readonly filesIn: FilesIn },
  report: Report,
): readonly string[] {
  const beside = filesIn(dirname(wanted));
  const isThere = beside.has(basename(wanted));
  const told = (message: string, hint: string): readonly string[] => {
    report(problem('manifest-article', at, message, hint));
    return [];
  };
  if (!isThere && isPattern(wanted)) {
    const all = filesMatching(wanted, list);
    const readable = all.filter((it) => sourceFormatOf(it) !== null && !written.some((output) => isWithin(it, output)));
    if (readable.length > 0) return readable;
    const hint = '* and ? stand for letters of a name, ** for folders; articles end in .md or .txt';
    return told(`nothing that can be read matches "${wanted}"`, hint);
  }
  if (!isThere) {
    const near = closest(basename(wanted), [...beside]);
    return told(
      `there is no article "${wanted}"`,
      near === null ? 'check the name: it is looked for beside the file that names it' : `did you mean "${near}"?`,
    );
  }
  return sourceFormatOf(wanted) === null
    ? told(`the name of "${wanted}" does not tell its format`, 'Slugline reads .txt and .md')
    : [wanted];
}

function isWithin(file: string, output: string): boolean {
  const path = normalize(output);
  return file === path || file.startsWith(join(path, sep));
}
