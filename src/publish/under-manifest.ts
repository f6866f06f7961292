/** A request, completed by a manifest: loaded only where there is one. */
import { basename, dirname, extname, resolve } from 'node:path';
import { slug } from '../bind/slug.ts';
import { problem } from '../model/problem.ts';
import type { Manifest } from '../read/manifest/manifest.ts';
import { readPack } from '../read/pack.ts';
import { bookProfiles, type BookProfile } from '../render/book-wish.ts';
import { formats, type Format } from '../render/renderer.ts';
import type { Desk } from './desk.ts';
import { usualFolder, type Ground } from './plan.ts';
import type { Request } from './request.ts';

/**
 * `request` with all in it that the manifest in `file` says and the user leaves open; articles that it has take the place of the
 * manifest's. Null after an error: `manifest-…`, or what can be wrong with Markdown and its pictures.
 */
export async function underManifest(file: string, request: Request, ground: Ground, desk: Desk): Promise<Request | null> {
  desk.progress(`reading ${file}`);
  const instead = request.sources;
  const manifest = await readPack(file, {
    world: desk.world,
    report: desk.report,
    folder: desk.folder,
    roots: request.roots,
    list: (folder) => ground.list(resolve(ground.folder, folder)),
    offer: { formats, profiles: bookProfiles },
    instead,
    written: request.outputs.length > 0 ? request.outputs : [usualFolder],
    drafts: request.drafts,
    keepGoing: request.keepGoing,
  });
  if (manifest === null) return null;
  if (instead.length > 0) {
    const what = `${instead.join(', ')} ${instead.length === 1 ? 'takes' : 'take'} the place of the articles of ${file}`;
    desk.report(problem('manifest-outvoted', null, what, 'to have both, list them in the manifest'));
  }
  return merged(request, manifest, file, ground);
}

function merged(request: Request, manifest: Manifest<Format, BookProfile>, file: string, ground: Ground): Request {
  const { settings: said, articles, parts, lost, apparatus, pictures } = manifest;
  const text = (asked: string, other: string | null): string => (asked === '' ? (other ?? '') : asked);
  const list = <T>(asked: readonly T[], other: readonly T[] | null): readonly T[] => (asked.length > 0 ? asked : (other ?? []));
  const title = text(request.title, said.title);
  return {
    ...request,
    manifest: file,
    drafts: request.drafts ?? said.drafts,
    sources: articles.map((it) => it.path),
    title,
    stem: title === '' ? stemOf(file, ground) : slug(title),
    subtitle: text(request.subtitle, said.subtitle),
    series: text(request.series, said.series),
    issue: text(request.issue, said.issue),
    date: request.date ?? said.date,
    period: text(request.period, said.period),
    preparedBy: list(request.preparedBy, said.preparedBy),
    preparedFor: text(request.preparedFor, said.preparedFor),
    nextIssue: text(request.nextIssue, said.nextIssue),
    authors: list(request.authors, said.authors),
    publisher: text(request.publisher, said.publisher),
    contact: text(request.contact, said.contact),
    rights: text(request.rights, said.rights),
    language: request.language ?? said.language,
    description: text(request.description, said.description),
    keywords: list(request.keywords, said.keywords),
    marking: text(request.marking, said.marking),
    numbering: request.numbering ?? said.numbering,
    contents: request.contents ?? said.contents,
    cover: request.cover ?? said.cover,
    style: text(request.style, said.style),
    size: request.size ?? said.size,
    font: request.font ?? said.font,
    fontSize: request.fontSize ?? said.fontSize,
    // Later tokens have the last word.
    set: [...(said.set ?? []), ...request.set],
    outputs: list(request.outputs, said.output),
    // Names tell their formats: those of the manifest are for folders, and for standard output.
    to: list(request.to, request.outputs.some(tellsFormat) ? [] : said.formats),
    keepGoing: request.keepGoing ?? said.keepGoing,
    single: request.single ?? said.single,
    llms: request.llms ?? said.llms,
    attachSources: request.attachSources ?? said.attachSources,
    feeds: request.feeds ?? said.feeds,
    feedTitle: text(request.feedTitle, said.feedTitle),
    feedUrl: request.feedUrl ?? said.feedUrl,
    profile: request.profile ?? said.profile,
    coverPage: request.coverPage ?? said.coverPage,
    evaluatedBy: text(request.evaluatedBy, said.evaluatedBy),
    briefing: {
      // The manifest's language is that of the pack; one on the command line is that of all.
      mixed: request.language === null,
      scheme: said.scheme,
      apparatus,
      handlingPage: said.handlingPage,
      expandAcronyms: said.expandAcronyms ?? false,
      pictures,
      parts,
      lost,
      identifier: said.identifier ?? '',
      overrides: new Map(articles.map((it) => [it.path, it.override])),
    },
  };
}

/** `weekly.yml` names its files; one by the usual name leaves that to its folder. */
function stemOf(file: string, ground: Ground): string {
  const name = basename(file, extname(file));
  return slug(name === 'slugline' ? basename(dirname(resolve(ground.folder, file))) : name);
}

function tellsFormat(output: string): boolean {
  return formats.some((format) => `.${format}` === extname(output).toLowerCase());
}
