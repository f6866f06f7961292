/**
 * The manifest of a build: what went into a pack, and every setting that shows in it. It knows no clock, no machine and no folder,
 * so that the same build has the same manifest anywhere.
 */
import { basename } from 'node:path';
import { usualStyle } from '../style/sheet.ts';
import type { World } from '../world/world.ts';
import type { Bound } from './gather.ts';
import type { Request } from './request.ts';
import { version } from './version.ts';

/** The manifest as JSON, with a newline at its end. */
export function manifest({ edition, sources, pack }: Bound, request: Request, world: Pick<World, 'data'>): string {
  const { title, subtitle, series, issue, language, authors, date, identifier } = pack;
  const { from, encoding, contents, style, size, font, fontSize, set } = request;
  const named = (path: string | null): string | null => (path === null ? null : basename(path));
  const about = {
    manifest: 1,
    slugline: version(world),
    pack: { title, subtitle, series, issue, language, authors, date, identifier },
    sources,
    pictures: pack.pictures.map(({ name, hash, bytes }) => ({ name, bytes: bytes.length, sha256: hash })),
    settings: {
      from,
      encoding,
      contents,
      style: named(style === '' ? usualStyle : style),
      size,
      font: named(font),
      fontSize,
      set,
      cover: named(request.cover),
      manifest: named(request.manifest),
      numbering: request.numbering,
      marking: request.marking,
      release: request.release,
      drafts: request.drafts === true,
    },
    formats: [...new Set(edition.outputs.map(({ format }) => format))].sort(),
  };
  return `${JSON.stringify(about, null, 2)}\n`;
}
