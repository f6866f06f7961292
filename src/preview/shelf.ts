/** The files that may be seen: those that a build wrote, by the addresses that lead to them. Nothing else has an address. */
import { dirname, extname, relative, resolve, sep } from 'node:path';
import { sha256 } from '../publish/cache/hash.ts';
import { ownFileAt } from '../publish/disk.ts';
import type { Ground } from '../publish/plan.ts';
import type { Piece, Shown } from './state.ts';

export type Shelf = {
  /** What is under an address such as `the-week/README.md`; null when nothing is, or no plain file any more. */
  readonly get: (address: string) => Uint8Array | null;
  readonly pieces: readonly Piece[];
};

export const emptyShelf: Shelf = { get: () => null, pieces: [] };

type Kept = {
  readonly name: string;
  readonly path: string;
  readonly address: string;
  /** What it is to the page, by its ending; null for what stands beside outputs. */
  readonly format: Shown['format'] | null;
};

const formats = ['pdf', 'epub', 'md'] as const;

/** The shelf of what a build wrote. @param names as the user would write them */
export function shelfOf(names: readonly string[], ground: Ground): Shelf {
  const paths = names.map((name) => resolve(ground.folder, name));
  const home = commonFolder(paths);
  const kept = names.map((name, index): Kept => {
    const path = paths[index] ?? '';
    const address = relative(home, path).split(sep).join('/');
    return { name, path, address, format: formats.find((it) => extname(address).toLowerCase() === `.${it}`) ?? null };
  });
  // A folder that becomes a link later leads elsewhere.
  const places = new Map(kept.map(({ address, path }) => [address, { path, real: ground.real(path) }]));
  return {
    get: (address) => {
      const place = places.get(address);
      return place === undefined || ground.real(place.path) !== place.real ? null : ownFileAt(place.path);
    },
    pieces: piecesOf(kept),
  };
}

function commonFolder(paths: readonly string[]): string {
  return paths
    .map((path) => dirname(path))
    .reduce(
      (home, folder) => {
        let common = home;
        while (common !== folder && !folder.startsWith(common.endsWith(sep) ? common : common + sep)) common = dirname(common);
        return common;
      },
      dirname(paths[0] ?? sep),
    );
}

/** A tab for each output; a folder of Markdown is one, by the file that opens it. */
function piecesOf(kept: readonly Kept[]): readonly Piece[] {
  const opening = kept.filter(({ address }) => /(?:^|\/)README\.md$/.test(address)).map(({ address }) => dirname(address));
  const folderOf = (address: string): string | undefined => opening.find((it) => it === '.' || address.startsWith(`${it}/`));
  const others = kept.filter(({ format }) => format !== 'pdf' && format !== 'epub');
  const pieces = new Map<string, Shown[]>();
  for (const { name, path, address, format } of kept) {
    if (format === null) continue;
    const folder = format === 'md' ? folderOf(address) : undefined;
    if (folder !== undefined && address !== (folder === '.' ? 'README.md' : `${folder}/README.md`)) continue;
    // A page of Markdown shows pictures beside it, and leads to other pages.
    const seen = format === 'md' ? others.filter((it) => folderOf(it.address) === folder).map((it) => it.path) : [path];
    const stem = folder ?? address.slice(0, -format.length - 1);
    pieces.set(stem, [...(pieces.get(stem) ?? []), { format, name, address, version: versionOf(seen) }]);
  }
  return [...pieces].map(([name, shown]) => ({ name, shown }));
}

function versionOf(paths: readonly string[]): string {
  return sha256(paths.map((path) => sha256(ownFileAt(path) ?? '')).join());
}
