/** The files that may be seen: those that a build wrote, by the addresses that lead to them. Nothing else has an address. */
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { Delivered } from '../publish/deliver.ts';
import { ownFileAt } from '../publish/disk.ts';
import { sha256 } from '../publish/cache/hash.ts';
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
  readonly sum: string;
  readonly delivered: Delivered;
};

/** The shelf of what a build wrote. */
export function shelfOf(files: readonly Delivered[], ground: Ground): Shelf {
  const paths = files.map(({ file }) => resolve(ground.folder, file.name));
  const home = commonFolder(paths);
  const kept = files.map((delivered, index): Kept => {
    const path = paths[index] ?? '';
    const address = relative(home, path).split(sep).join('/');
    return { name: delivered.file.name, path, address, sum: delivered.file.sha256, delivered };
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
  const pieces = new Map<string, Shown[]>();
  for (const { name, address, sum, delivered } of kept) {
    const { format } = delivered.file;
    const ending = extname(address).slice(1).toLowerCase();
    if (format === 'cover' || ending !== format) continue;
    const folder = format === 'md' ? folderOf(address) : undefined;
    if (folder !== undefined && address !== join(folder, 'README.md').split(sep).join('/')) continue;
    const inside = folder === undefined ? [] : kept.filter((it) => folderOf(it.address) === folder);
    const beside = format === 'md' && folder === undefined ? kept.filter((it) => it.delivered.file.format === 'md') : inside;
    const version = beside.length === 0 ? sum : sha256(beside.map((it) => it.sum).join());
    const stem = folder ?? address.slice(0, -ending.length - 1);
    const shown = pieces.get(stem) ?? [];
    pieces.set(stem, [...shown, { format, name, address, version }]);
  }
  return [...pieces].map(([name, shown]) => ({ name, shown }));
}
