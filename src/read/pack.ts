/** The manifest of a pack with the reader of Markdown that it needs: loaded only where there is a manifest. */
import { resolve } from 'node:path';
import type { Manifest } from './manifest/manifest.ts';
import { readManifest, type ManifestDesk } from './manifest/read.ts';

export { manifestSchema } from './manifest/schema.ts';

export type PackDesk<F extends string, P extends string> = Omit<ManifestDesk<F, P>, 'withProse'> & {
  /** The absolute path that relative paths start from. */
  readonly folder: string;
  /** Folders that pictures may be read from, besides those of the files that show them. */
  readonly roots: readonly string[];
};

/** Reads the manifest in `file`. @returns null after reporting why, as `readManifest` does */
export async function readPack<F extends string, P extends string>(
  file: string,
  desk: PackDesk<F, P>,
): Promise<Manifest<F, P> | null> {
  const roots = desk.roots.map((root) => resolve(desk.folder, root));
  // By the door of the articles, so that the libraries behind it are opened once.
  const { withProse } = await import('./markdown/read.ts');
  return await readManifest(file, { ...desk, withProse: (read, report) => withProse(read, { ...desk, roots, report }) });
}
