/** Feeds of what a build has made, with the covers that they show: loaded only where they are asked for. */
import { createHash } from 'node:crypto';
import { posix, resolve } from 'node:path';
import { absoluteFeed, feedsOf, type Feed, type FeedWish } from '../feed/feeds.ts';
import type { Publication, PublishedFile, PublishedPicture } from '../feed/publication.ts';
import { thumbnail } from '../image/thumbnail.ts';
import { problem } from '../model/problem.ts';
import { coverFor } from '../render/epub/cover/for.ts';
import { formats, type CoverPicture, type Format } from '../render/renderer.ts';
import { vetFont } from '../font/vet.ts';
import { openStyle } from '../style/load.ts';
import type { Desk } from './desk.ts';
import type { Bound } from './gather.ts';
import { tellLeaks, type Made } from './make.ts';
import type { Request } from './request.ts';
import type { Finished } from './write.ts';

const mediaTypes: Readonly<Record<Format, string>> = {
  epub: 'application/epub+zip',
  pdf: 'application/pdf',
  md: 'text/markdown',
};

/**
 * The feeds of the folder that `made` goes into, and a cover for each pack in it. What a release may not say is looked for in its own
 * entry. @param before publications of earlier builds that are still there
 */
export async function feedsFor(
  made: readonly Made[],
  bound: readonly Bound[],
  { request, desk, before = [] }: { readonly request: Request; readonly desk: Desk; readonly before?: readonly Publication[] },
): Promise<readonly Finished[]> {
  const wish: FeedWish = { title: request.feedTitle, base: request.feedUrl };
  const covers: Finished[] = [];
  const publications: Publication[] = [];
  for (const it of bound) {
    const outputs = made.filter(({ output }) => it.edition.outputs.includes(output));
    const [first] = outputs;
    if (first === undefined) continue;
    const folder = posix.dirname(first.output.name);
    const front = outputs.map(({ rendered }) => rendered.cover).find((cover) => cover !== undefined);
    const cover = front ?? (await drawn(it, request, desk));
    if (cover === null) continue;
    const { stem } = first.output;
    const pictures = {
      cover: picture(`${stem}.cover.jpg`, cover),
      small: picture(`${stem}.cover-small.jpg`, await thumbnail(cover.bytes)),
    };
    for (const { about, bytes } of Object.values(pictures)) covers.push(inFolder(folder, { name: about.path, bytes }, desk));
    const publication = publicationOf(it, outputs, { cover: pictures.cover.about, thumbnail: pictures.small.about });
    publications.push(publication);
    if (it.secrets.length === 0) continue;
    const own = feedsOf([publication], wish).map((feed) => inFolder(folder, feed, desk));
    await tellLeaks(own, it.secrets, desk.report);
  }
  if (wish.base === null) {
    const hint = 'say where the folder is published: --feed-url https://example.org/briefings/';
    desk.report(problem('feed-relative', null, `${absoluteFeed} is not made, as JSON Feed has no relative addresses`, hint));
  }
  const replaced = new Set(publications.map(({ name }) => name));
  const all = [...publications, ...before.filter(({ name }) => !replaced.has(name))];
  const folder = posix.dirname(made[0]?.output.name ?? '.');
  return [...covers, ...feedsOf(all, wish).map((feed) => inFolder(folder, feed, desk))];
}

/** A cover for a pack that becomes no e-book. */
async function drawn({ pack }: Bound, request: Request, { world, report }: Desk): Promise<CoverPicture | null> {
  const style = await openStyle(request, world, vetFont, report);
  return style === null ? null : coverFor(pack, { world, report, style });
}

type Shown = { readonly about: PublishedPicture; readonly bytes: Uint8Array };

function picture(path: string, { width, height, bytes }: CoverPicture): Shown {
  return { about: { ...fileOf(path, 'image/jpeg', bytes), width, height }, bytes };
}

function fileOf(path: string, mediaType: string, bytes: Uint8Array): PublishedFile {
  return { path, mediaType, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function publicationOf({ pack }: Bound, made: readonly Made[], pictures: Pick<Publication, 'cover' | 'thumbnail'>): Publication {
  const { identifier, title, subtitle, series, issue, authors, date, language, description, publisher, rights, marking } = pack;
  // In the order of formats, whatever order they are asked for in.
  const files = formats.flatMap((format) => made.filter(({ output }) => output.format === format));
  return {
    ...{ name: made[0]?.output.stem ?? '', identifier, title, subtitle, series, issue, authors, date, language },
    ...{ description, subjects: pack.keywords, publisher, rights, marking, ...pictures },
    files: files.map(({ output, rendered }) => fileOf(posix.basename(output.name), mediaTypes[output.format], rendered.bytes)),
  };
}

function inFolder(folder: string, { name, bytes }: Feed, desk: Desk): Finished {
  const path = posix.join(folder, name);
  return { name: path, path: resolve(desk.folder, path), bytes };
}
