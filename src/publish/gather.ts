/** From paths to packs: reads every source of an edition, and binds them. */
import { basename, dirname, resolve } from 'node:path';
import { bindCopy, noSettings, type BindSettings } from '../bind/bind.ts';
import { openCopyDesk, type Copy } from '../bind/copy.ts';
import type { LanguageWish } from '../bind/language.ts';
import { vetFont } from '../font/vet.ts';
import type { Article, Picture } from '../model/document.ts';
import type { Pack } from '../model/pack.ts';
import { collector, overhearing, problem, type Code, type Diagnostic, type Report } from '../model/problem.ts';
import type { Lost } from '../read/manifest/manifest.ts';
import { readArticle, sourceFormatOf } from '../read/read.ts';
import { openStyle } from '../style/load.ts';
import { faceNames } from '../style/names.ts';
import type { Refusal } from '../world/world.ts';
import { sha256 } from './cache/hash.ts';
import type { Desk } from './desk.ts';
import { overridden } from './briefing.ts';
import { secretsOf, type Secret } from './leaks/secrets.ts';
import type { Edition } from './plan.ts';
import type { Request } from './request.ts';
import { keepIn, recorded, remembered } from './trace/memory.ts';
import type { Reading } from './trace/reading.ts';
import { bindWhatIsSound, tellLost, type Kept } from './spare.ts';

/** A source as it was read. */
export type Source = {
  /** The file name, without folders. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** A pack together with what it was made from and what it is to become. */
export type Bound = {
  readonly edition: Edition;
  readonly sources: readonly Source[];
  readonly pack: Pack;
  /** What no file of a release may say; empty where the whole pack is set. */
  readonly secrets: readonly Secret[];
  /** What was read for it, and by which of its sources; empty where that is not written down. */
  readonly readings: readonly Reading[];
  readonly readBy: ReadonlyMap<string, readonly Reading[]>;
  /** What was said on the way. */
  readonly told: readonly Diagnostic[];
};

/** The most bytes that are read of a source; its reader may allow fewer. */
const mostSourceBytes = 64 * 1024 * 1024;
const mostCoverBytes = 64 * 1024 * 1024;

/**
 * Reads and binds `editions`. Null when there was an error; every source is read all the same, so that all errors are told. A request to
 * keep going leaves out articles with errors, and editions of which nothing is left.
 */
export async function gather(editions: readonly Edition[], request: Request, desk: Desk): Promise<readonly Bound[] | null> {
  const { report: noteCover, found: coverTold } = overhearing(desk.report);
  const covered = await recorded(desk.memory, () => openCover(request.cover, { ...desk, report: noteCover }));
  const cover = covered.value;
  const bound: Bound[] = [];
  const lost: Lost[] = [];
  const settings = { ...settingsOf(request, cover, desk), faces: await facesFor(editions, request, desk) };
  for (const edition of editions) {
    const { report, found } = overhearing(desk.report);
    const { value, readings: own } = await recorded(desk.memory, () =>
      readAll(edition, { request, settings }, { ...desk, report }),
    );
    const { read, unread } = value;
    const readings = [...covered.readings, ...own];
    const readBy = new Map(read.map((it) => [it.path, it.readings]));
    if (request.keepGoing === true) {
      const spared = bindWhatIsSound(read, [...request.briefing.lost, ...unread], settings, { report });
      lost.push(...spared.lost);
      const sources = spared.kept.map((it) => it.source);
      const { pack } = spared;
      if (pack !== null) bound.push({ edition, sources, pack, secrets: [], readings, readBy, told: [...coverTold, ...found] });
      continue;
    }
    unread.flatMap((it) => it.told).forEach(report);
    if (unread.length > 0) continue;
    const copy = read.map((it) => it.copy);
    const pack = bindCopy(copy, settings, report);
    // What the whole pack says beyond the release, in its own words; its problems have been told.
    const secrets =
      settings.release === ''
        ? []
        : secretsOf(
            bindCopy(copy, { ...settings, release: '', expandAcronyms: false }, () => undefined),
            pack,
          );
    const told = [...coverTold, ...found];
    // Not even the names of what is withheld are told.
    const left = new Set(pack.stories.map((story) => story.at.file));
    const sources = read.filter(({ copy }) => left.has(copy.article.at.file)).map((it) => it.source);
    bound.push({ edition, sources, pack, secrets, readings, readBy, told });
  }
  const coverless = request.cover !== null && cover === null;
  const spares = request.keepGoing === true && bound.length > 0;
  if (spares) tellLost(lost, settings.numbered, desk);
  else for (const diagnostic of lost.flatMap((it) => it.told)) desk.report(diagnostic);
  return coverless || (!spares && bound.length < editions.length) ? null : bound;
}

type Read = Kept & { readonly source: Source; readonly readings: readonly Reading[] };

/** The articles of an edition, and those that can not be had, with the reasons. */
async function readAll(
  { sources }: Edition,
  { request, settings }: { readonly request: Request; readonly settings: BindSettings },
  desk: Desk,
): Promise<{ readonly read: readonly Read[]; readonly unread: readonly Lost[] }> {
  const read: Read[] = [];
  const unread: Lost[] = [];
  const copyOf = openCopyDesk(settings);
  for (const [index, path] of sources.entries()) {
    desk.progress(`reading ${path}`);
    const { report, found } = collector();
    const { value: opened, readings } = await recorded(desk.memory, () =>
      open(path, { request, settings, copyOf }, { ...desk, report }),
    );
    if (opened === null) unread.push({ path, told: found });
    else {
      found.forEach(desk.report);
      const copy = overridden(opened.copy, request.briefing.overrides.get(path), copyOf);
      read.push({ path, index, copy, source: opened.source, readings });
    }
  }
  return { read, unread };
}

function settingsOf(request: Request, cover: Picture | null, { world }: Desk): BindSettings {
  const date = request.date ?? request.epoch;
  const mapped = request.briefing.apparatus.places.some(({ position }) => position !== null);
  const land = mapped ? world.data('countries.json') : null;
  const numbered = request.numbering === 'paragraphs';
  const firstNumbers = new Map(
    [...request.briefing.overrides].flatMap(([path, { number }]) => (number === null ? [] : [[path, number] as const])),
  );
  return { ...noSettings, ...request, ...request.briefing, lost: [], date, numbered, firstNumbers, land, cover };
}

/** The fonts that a colophon names. What is wrong with the style is told when it is used. */
async function facesFor(editions: readonly Edition[], request: Request, { world }: Desk): Promise<readonly string[]> {
  const isPrinted = editions.some((it) => it.outputs.some(({ format }) => format === 'pdf'));
  if (!isPrinted || request.briefing.apparatus.colophon.length === 0) return [];
  const style = await openStyle(request, world, vetFont, () => undefined);
  return style === null ? [] : faceNames(style);
}

/** Reads the article in the file `path`. Null, with the reason in the report, when there is none to be had. */
export async function read(path: string, request: Request, desk: Desk): Promise<Article | null> {
  return (await openAnew(path, request, desk))?.article ?? null;
}

type Opened = { readonly article: Article; readonly source: Source };

/** What copy is made by. */
type CopyDesk = { readonly request: Request; readonly settings: LanguageWish; readonly copyOf: (article: Article) => Copy };

/** An article as it goes into packs. */
type Ready = { readonly copy: Copy; readonly source: Source };

/** Reads an article and makes copy of it, unless that has been done before and all is what it was, with what the article shows. */
async function open(path: string, { request, settings, copyOf }: CopyDesk, desk: Desk): Promise<Ready | null> {
  const { memory, report } = desk;
  const made = async (told: Report): Promise<Ready | null> => {
    const opened = await openAnew(path, request, { ...desk, report: told });
    return opened === null ? null : { copy: copyOf(opened.article), source: opened.source };
  };
  const content = memory === null || path === '-' ? null : await memory.recorder.contentOf(path, mostSourceBytes);
  if (memory === null || content === null) return await made(report);
  const parts = [path, content, request.from, request.encoding, request.roots, settings.language, settings.mixed];
  return await remembered(memory, { kind: 'article', parts, report }, made);
}

async function openAnew(path: string, request: Request, desk: Desk): Promise<Opened | null> {
  const { world, report } = desk;
  const standard = path === '-';
  const format = request.from ?? sourceFormatOf(path);
  const loaded = await (standard ? desk.input() : world.read(path, null, mostSourceBytes));
  if (!loaded.ok) {
    const { code, why, hint } = refusals[loaded.why];
    report(problem(code, null, `${standard ? 'standard input' : path}: ${why}`, hint));
    return null;
  }
  if (format === null) {
    const hint = 'Slugline reads .txt and .md; for another ending say --from text or --from markdown';
    report(problem('source-format-unknown', null, `${path}: the name does not tell the format`, hint));
    return null;
  }
  const folder = standard ? desk.folder : dirname(resolve(desk.folder, path));
  const roots = [folder, ...request.roots.map((root) => resolve(desk.folder, root))];
  const name = standard ? '<stdin>' : path;
  const { bytes } = loaded;
  const context = { world, report, keep: keepIn(desk.memory) };
  const article = await readArticle({ name, bytes, format, encoding: request.encoding, folder, roots }, context);
  if (article === null) return null;
  return { article, source: { name: standard ? name : basename(path), bytes: bytes.length, sha256: sha256(bytes) } };
}

const refusals: Readonly<Record<Refusal, { readonly code: Code; readonly why: string; readonly hint: string }>> = {
  missing: { code: 'source-missing', why: 'there is no such file', hint: 'check the name, and the folder that you are in' },
  'not-a-file': {
    code: 'source-unreadable',
    why: 'it is a folder, a pipe or a device, not a file',
    hint: 'name the articles one by one, or with a pattern such as stories/*.md',
  },
  denied: { code: 'source-unreadable', why: 'permission denied', hint: 'make the file readable for yourself' },
  outside: { code: 'source-outside', why: 'it lies outside the folders allowed', hint: 'allow its folder with --allow-root' },
  'too-large': {
    code: 'source-too-large',
    why: `it has more than ${mostSourceBytes / 1024 / 1024} MiB`,
    hint: 'divide it into several articles',
  },
  failed: { code: 'source-unreadable', why: 'the disk can not read it', hint: 'see whether another program can open the file' },
};

async function openCover(path: string | null, desk: Desk): Promise<Picture | null> {
  if (path === null) return null;
  desk.progress(`reading ${path}`);
  const loaded = await desk.world.read(path, null, mostCoverBytes);
  if (!loaded.ok) {
    const code = loaded.why === 'too-large' ? 'image-too-large' : 'image-missing';
    desk.report(problem(code, null, `the cover ${path}: ${refusals[loaded.why].why}`, 'give --cover the path of a picture'));
    return null;
  }
  const { openPicture } = await import('../image/open.ts');
  const opened = await openPicture(loaded.bytes, basename(path), { keep: keepIn(desk.memory) });
  if (opened.ok) return opened.picture;
  desk.report(problem(opened.code, null, `the cover ${path}: ${opened.why}`, opened.hint));
  return null;
}
