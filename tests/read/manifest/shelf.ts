/** Manifests in a world without a disk: a few articles, and files that stand for values. */
import { basename, dirname } from 'node:path/posix';
import { inOrder, lineOf } from '../../../src/cli/print.ts';
import { collector, type Diagnostic } from '../../../src/model/problem.ts';
import type { Manifest, Offer } from '../../../src/read/manifest/manifest.ts';
import { readPack } from '../../../src/read/pack.ts';
import { bookProfiles, type BookProfile } from '../../../src/render/book-wish.ts';
import { formats, type Format } from '../../../src/render/renderer.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { ownFile } from '../../own-files.ts';
import { pixel } from '../from-text.ts';

export const offer: Offer<Format, BookProfile> = { formats, profiles: bookProfiles };

/** What lies beside `slugline.yml`. */
export const shelf: Readonly<Record<string, string | Uint8Array>> = {
  'a.md': '# Rain\n\nIt rained.\n',
  'b.txt': 'Sun\n\nIt shone.\n',
  'stories/c.md': '# Hail\n\nIt hailed.\n',
  'stories/d.md': '# Snow\n\nIt snowed.\n',
  'stories/deep/e.md': '# Fog\n\nNothing was seen.\n',
  'stories/.draft.md': '# Draft\n',
  'notes.pdf': '%PDF-1.7\n',
  'pixel.png': pixel,
  'bluf.md': 'It will *rain*.\n\n![A map](pixel.png)\n',
  'briefing/events.yml': '- date: 2020-01-03\n  text: "It rained: *hard*."\n  cites: [{ article: ../a.md, quote: It rained. }]\n',
  'briefing/people.json': '[{ "name": "Ada", "role": "forecaster", "text": { "file": "ada.md" } }]\n',
  'briefing/ada.md': 'She forecasts.\n\n![Her map](map.png)\n',
  'briefing/map.png': pixel,
  'circle.yml': 'file: circle-too.yml\n',
  'circle-too.yml': 'file: circle.yml\n',
  'faulty.yml': '- date: 2020\n  txt: It rained.\n',
  'broken.yml': '- [date\n',
  'empty.md': '\n',
};

export type ReadManifest = {
  readonly manifest: Manifest<Format, BookProfile> | null;
  readonly found: readonly Diagnostic[];
  /** As they are printed, in the order of their places. */
  readonly told: string;
};

export type How = {
  /** The name of the manifest. */
  readonly file?: string;
  readonly drafts?: boolean | null;
  readonly keepGoing?: boolean | null;
  readonly instead?: readonly string[];
  /** What lies beside it besides. */
  readonly more?: Readonly<Record<string, string>>;
};

/** What reading `text` gives as a manifest on the shelf. */
export async function readManifest(text: string | Uint8Array, how: How = {}): Promise<ReadManifest> {
  const { file = 'slugline.yml', drafts = null, keepGoing = null, instead = [], more = {} } = how;
  const { report, found } = collector();
  const files = { ...shelf, ...more, [file]: text };
  const absolute = Object.fromEntries(Object.entries(files).map(([name, content]) => [`/${name}`, content]));
  const manifest = await readPack(file, {
    world: memoryWorld(absolute, ownFile),
    report,
    folder: '/',
    roots: [],
    list: (folder) => listed(Object.keys(files), folder),
    offer,
    drafts,
    keepGoing,
    instead,
    written: ['out/'],
  });
  const lines = inOrder(found)
    .map((it) => lineOf(it, false))
    .join('');
  return { manifest, found, told: lines };
}

function listed(names: readonly string[], folder: string): readonly { readonly name: string; readonly folder: boolean }[] {
  const parents = names.flatMap((name) => {
    const folders: string[] = [];
    for (let at = dirname(name); at !== '.'; at = dirname(at)) folders.push(at);
    return folders;
  });
  const all = [
    ...names.map((path) => ({ path, folder: false })),
    ...[...new Set(parents)].map((path) => ({ path, folder: true })),
  ];
  return all
    .filter((it) => dirname(it.path) === folder)
    .map((it) => ({ name: basename(it.path), folder: it.folder }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
