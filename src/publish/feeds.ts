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
import { folderAddress } from '../text/address.ts';
import type { Desk } from './desk.ts';
import type { Bound } from './gather.ts';
import { tellLeaks, type Made } from './make.ts';
import { homeOf } from './plan.ts';
import type { Request } from './request.ts';
import type { Finished } from './write.ts';

const mediaTypes: Readonly<Record<Format, string>> = {
  epub: 'application/epub+zip',
  pdf: 'application/pdf',
  md: 'text/markdown',
};

/** A publication with its covers, as it stands on the shelf. */
export type Shelved = { readonly publication: Publication; readonly covers: readonly Finished[] };

type Making = { readonly request: Request; readonly desk: Desk };

/** Puts a pack on the shelf; null when nothing was made of it. What a release may not say is looked for in its own entry. */
export async function shelve(it: Bound, made: readonly Made[], { request, desk }: Making): Promise<Shelved | null> {
  const [first] = made;
  if (first === undefined) return null;
  const front = made.map(({ rendered }) => rendered.cover).find((cover) => cover !== undefined);
  const cover = front ?? (await drawn(it, request, desk));
  if (cover === null) return null;
  const { stem } = first.output;
  const folder = homeOf(it.edition);
  const large = picture(`${stem}.cover.jpg`, cover);
  const small = picture(`${stem}.cover-small.jpg`, await thumbnail(cover.bytes));
  const publication = publicationOf(it, made, folder, { cover: large.about, thumbnail: small.about });
  if (it.secrets.length > 0) {
    const own = feedsOf([publication], wishOf(request)).map((feed) => inFolder(folder, feed, desk));
    await tellLeaks(own, it.secrets, desk.report);
  }
  const covers = [large, small].map(({ about, bytes }) => inFolder(folder, { name: about.path, bytes }, desk));
  return { publication, covers };
}

/** The feeds of a folder, as files: `publications` may be of several builds. */
export function feedFiles(publications: readonly Publication[], folder: string, wish: FeedWish, desk: Desk): readonly Finished[] {
  if (wish.base === null) {
    const hint = 'say where the folder is published: --feed-url https://example.org/briefings/';
    desk.report(problem('feed-relative', null, `${absoluteFeed} is not made, as JSON Feed has no relative addresses`, hint));
  }
  return feedsOf(publications, wish).map((feed) => inFolder(folder, feed, desk));
}

/** What is asked for of feeds. */
export function wishOf({ feedTitle, feedUrl }: Request): FeedWish {
  return { title: feedTitle, base: feedUrl === null ? null : folderAddress(feedUrl) };
}

/** A cover for a pack that becomes no e-book. */
async function drawn({ pack }: Bound, request: Request, { world, report }: Desk): Promise<CoverPicture | null> {
  // What is to be said of the style has been said.
  const style = await openStyle(request, world, vetFont, () => undefined);
  return style === null ? null : coverFor(pack, { world, report, style });
}

type Shown = { readonly about: PublishedPicture; readonly bytes: Uint8Array };

function picture(path: string, { width, height, bytes }: CoverPicture): Shown {
  return { about: { ...fileOf(path, 'image/jpeg', bytes), width, height }, bytes };
}

function fileOf(path: string, mediaType: string, bytes: Uint8Array): PublishedFile {
  return { path, mediaType, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function publicationOf(
  { pack }: Bound,
  made: readonly Made[],
  folder: string,
  pictures: Pick<Publication, 'cover' | 'thumbnail'>,
): Publication {
  const { identifier, title, subtitle, series, issue, authors, date, language, description, publisher, rights, marking } = pack;
  // In the order of formats, whatever order they are asked for in.
  const files = formats.flatMap((format) => made.filter(({ output }) => output.format === format));
  return {
    ...{ name: made[0]?.output.stem ?? '', identifier, title, subtitle, series, issue, authors, date, language },
    ...{ description, subjects: pack.keywords, publisher, rights, marking, ...pictures },
    files: files.map(({ output, rendered }) =>
      fileOf(posix.relative(folder, output.name), mediaTypes[output.format], rendered.bytes),
    ),
  };
}

function inFolder(folder: string, { name, bytes }: Feed, desk: Desk): Finished {
  const path = posix.join(folder, name);
  return { name: path, path: resolve(desk.folder, path), bytes };
}
