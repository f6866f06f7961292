/** What the record of a folder says of a run. */
import { relative, resolve, sep } from 'node:path';
import type { World } from '../../world/world.ts';
import { asPlain } from '../asked.ts';
import type { Run } from '../build.ts';
import type { Input, MadeEdition } from '../edition.ts';
import type { Request } from '../request.ts';
import { isRead } from '../trace/reading.ts';
import { buildKey, type BuildRecord, type Tools } from './record.ts';

/** Where a run was asked for, and where its outputs are: absolute paths. */
export type Ends = { readonly from: string; readonly folder: string };

/** One record for each edition of a run. */
export function buildsOf(run: Run, asked: Request, code: string, ends: Ends): readonly BuildRecord[] {
  const said = settingsIn(asked);
  const settings: readonly Input[] = run.settings.flatMap((it) =>
    it.kind === 'file' && isRead(it.answer) ? [{ path: it.path, role: 'settings', sha256: it.answer, shownBy: '' }] : [],
  );
  return run.editions.map((edition) => buildOf(edition, { run, asked, said, settings, code, ends }));
}

type About = {
  readonly run: Run;
  readonly asked: Request;
  readonly said: BuildRecord['asked'];
  readonly settings: readonly Input[];
  readonly code: string;
  readonly ends: Ends;
};

function buildOf(edition: MadeEdition, { run, asked, said, settings, code, ends }: About): BuildRecord {
  const here = (path: string): string => (path === '' ? '' : pathFrom(ends.folder, resolve(ends.from, path)));
  const articles = edition.sources.map(here);
  const inputs = [...new Map([...settings, ...edition.inputs].map((it) => [it.path, it])).values()];
  const build = {
    ...nameOf(run.manifest, edition.sources, asked, ends),
    asked: said,
    from: here(ends.from),
    code,
    articles,
    inputs: inputs
      .map(({ path, shownBy, role, sha256 }) => ({ path: here(path), role, sha256, shownBy: here(shownBy) }))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
    missing: edition.missing.map(here).sort(),
    withheld: edition.withheld,
    words: edition.words,
    publication: edition.publication,
    outputs: edition.files
      .map(({ name, format, sha256, bytes, pages }) => ({ path: here(name), format, sha256, bytes, pages }))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
  };
  return { ...build, key: buildKey(build) };
}

/** What was asked for, apart from sources and outputs. */
export function settingsIn(asked: Request): BuildRecord['asked'] {
  return asPlain({ ...asked, sources: [], outputs: [], stem: '', manifest: null });
}

/** What tells a build from the others of its folder. */
export function nameOf(
  manifest: string | null,
  sources: readonly string[],
  { release, to }: Request,
  { from, folder }: Ends,
): Pick<BuildRecord, 'of' | 'release' | 'to'> {
  const here = (path: string): string => pathFrom(folder, resolve(from, path));
  return { of: manifest === null ? nameOfArticles(sources.map(here)) : here(manifest), release, to };
}

/** What a build without a manifest is called, by its articles. */
export function nameOfArticles(articles: readonly string[]): string {
  return articles.join(' + ');
}

/** A path from a folder, with slashes on any machine; `.` for the folder itself. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/') || '.';
}

/** The versions of Slugline and of those libraries that have a say in what it writes. */
export function toolsOf(world: Pick<World, 'data'>): Tools {
  const about: unknown = JSON.parse(new TextDecoder().decode(world.data('package.json')));
  const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
  const libraries = isGroup(about) && isGroup(about['dependencies']) ? about['dependencies'] : {};
  const own = isGroup(about) ? String(about['version']) : '';
  return { slugline: own, ...Object.fromEntries(written.map((name) => [name, String(libraries[name])])) };
}

/** Not among them: what only reads the command line, or proposes. */
const written = [
  'epub-gen-memory',
  'fflate',
  'harfbuzzjs',
  'js-yaml',
  'marked',
  'parse5',
  'pdfkit',
  'sharp',
  'world-atlas',
] as const;
