/** The images that a source refers to: gathered while it is read, then loaded all at once. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Block, Hash, Inline, Picture, Place } from '../../model/document.ts';
import { problem, type Report } from '../../model/problem.ts';
import { mapSame, rewriteBlocks, rewriteInlines, walk, type Rewrite } from '../../model/walk.ts';
import { noKeep } from '../../world/keep.ts';
import type { Refusal } from '../../world/world.ts';
import type { ReadContext, Source } from '../reader.ts';
import { decodedAll } from './links.ts';

/** The most bytes an image may have: 64 MiB. */
export const imageLimit = 64 * 1024 * 1024;

/** Takes the addresses of images, and gives each a name to use in nodes until its bytes are known. */
export type Wanted = {
  /** @param alt null where nothing is said: an empty text marks decoration */
  readonly want: (address: string, alt: string | null, at: Place) => Hash;
  readonly all: ReadonlyMap<Hash, { readonly address: string; readonly at: Place }>;
};

/** An empty list of wants. */
export function wantedImages(report: Report): Wanted {
  const all = new Map<Hash, { readonly address: string; readonly at: Place }>();
  return {
    all,
    want: (address, alt, at) => {
      const name = createHash('sha256').update(address).digest('hex');
      if (!all.has(name)) all.set(name, { address, at });
      if (alt === null) {
        const hint = 'say between the brackets what the picture shows; if it is decoration, write <img src="…" alt="">';
        report(problem('image-alt-missing', at, `the image "${address}" has no description`, hint));
      }
      return name;
    },
  };
}

/** Reads every wanted image. The result names pictures as nodes do; what could not be had is reported and not in it. */
export async function loadImages(
  wanted: Wanted,
  { source, world, report, keep = noKeep }: ReadContext & { readonly source: Pick<Source, 'folder' | 'roots'> },
): Promise<ReadonlyMap<Hash, Picture>> {
  const pictures = new Map<Hash, Picture>();
  for (const [name, { address, at }] of wanted.all) {
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address)) {
      const hint = 'nothing is fetched: save the image beside the article';
      report(problem('image-remote', at, `the image "${shortened(address)}" is not a file`, hint));
      continue;
    }
    const path = decodedAll(address.replace(/[?#].*$/s, ''));
    const loaded = await world.read(path.startsWith('/') ? path : join(source.folder, path), source.roots, imageLimit);
    if (!loaded.ok) {
      report(refusal(loaded.why, path, at));
      continue;
    }
    // Sharp is heavy, and most articles have no image.
    const { openPicture } = await import('../../image/open.ts');
    const opened = await openPicture(loaded.bytes, basename(path), { keep });
    if (opened.ok) pictures.set(name, opened.picture);
    else report(problem(opened.code, at, `"${path}": ${opened.why}`, opened.hint));
  }
  return pictures;
}

function refusal(why: Refusal, path: string, at: Place): ReturnType<typeof problem> {
  const beside = `"${path}" beside the article`;
  const table: Readonly<Record<Refusal, () => ReturnType<typeof problem>>> = {
    missing: () => problem('image-missing', at, `there is no file ${beside}`, 'check its name, capital letters included'),
    'not-a-file': () => problem('image-missing', at, `${beside} is not a file`, 'name the image itself'),
    denied: () => problem('image-missing', at, `${beside} may not be read`, 'check who may read the file'),
    failed: () => problem('image-missing', at, `${beside} could not be read`, 'check the disk it is on'),
    outside: () =>
      problem(
        'image-outside',
        at,
        `"${path}" is outside of the article's folder`,
        'copy it beside the article, or allow its folder',
      ),
    'too-large': () => problem('image-too-large', at, `"${path}" has more than ${imageLimit} bytes`, 'save a smaller copy of it'),
  };
  return table[why]();
}

/** What has nodes that name pictures. */
type Words = { readonly headline: readonly Inline[]; readonly standfirst: readonly Inline[]; readonly body: readonly Block[] };

/** `words` with every image named by the hash of its bytes, and the pictures, once each, in the order of first use. */
export function withPictures<W extends Words>(
  words: W,
  loaded: ReadonlyMap<Hash, Picture>,
): W & { readonly pictures: readonly Picture[] } {
  const rename = <N extends { readonly picture: Hash }>(node: N): N => ({
    ...node,
    picture: loaded.get(node.picture)?.hash ?? node.picture,
  });
  const how: Rewrite = {
    inlines: (run) => mapSame(run, (inline) => (inline.kind === 'image' ? rename(inline) : inline)),
    blocks: (run) => mapSame(run, (block) => (block.kind === 'figure' ? rename(block) : block)),
  };
  const named = {
    ...words,
    headline: rewriteInlines(words.headline, how),
    standfirst: rewriteInlines(words.standfirst, how),
    body: rewriteBlocks(words.body, how),
  };
  const byHash = new Map([...loaded.values()].map((picture) => [picture.hash, picture]));
  const used = new Map<Hash, Picture>();
  walk([...named.headline, ...named.standfirst, ...named.body], (node) => {
    const picture = node.kind === 'image' || node.kind === 'figure' ? byHash.get(node.picture) : undefined;
    if (picture !== undefined) used.set(picture.hash, picture);
  });
  return { ...named, pictures: [...used.values()] };
}

function shortened(address: string): string {
  return address.length > 80 ? `${address.slice(0, 77)}...` : address;
}
