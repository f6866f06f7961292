/** Packs as folders of Markdown, and those folders as packs again: in a world without a disk. */
import { basename, dirname } from 'node:path/posix';
import { dumpPack } from '../../src/model/dump.ts';
import type { Block, Inline } from '../../src/model/document.ts';
import type { Pack, Story } from '../../src/model/pack.ts';
import { collector, type Diagnostic } from '../../src/model/problem.ts';
import { rewriteApparatus } from '../../src/model/rewrite-apparatus.ts';
import { rewriteBlocks, rewriteInlines, walk, type Rewrite } from '../../src/model/walk.ts';
import type { Desk } from '../../src/publish/desk.ts';
import { gather } from '../../src/publish/gather.ts';
import { planToLook, type Ground } from '../../src/publish/plan.ts';
import { nothingAsked } from '../../src/publish/request.ts';
import { tidy } from '../../src/read/markdown/tidy.ts';
import { settle } from '../../src/publish/settle.ts';
import { render } from '../../src/publish/make.ts';
import { loadStyle } from '../../src/style/load.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { ownFile } from '../own-files.ts';

/** Files by their paths in the folder. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** The folder that `pack` becomes. */
export async function folderOf(pack: Pack, llms = true): Promise<Files> {
  const { report } = collector();
  const style = loadStyle('briefing', { size: null }, ownFile, report);
  if (style === null) throw new Error('there is no style');
  const context = { world: memoryWorld({}, ownFile), report, style, stem: 'pack', folder: { llms } };
  const { bytes, beside } = await render(pack, 'md', context);
  return { 'README.md': bytes, ...Object.fromEntries(beside.map((it) => [it.path, it.bytes])) };
}

/** The pack that the manifest among `files` makes, and what was told on the way. */
export async function packOf(
  files: Files,
  manifest = 'slugline.yml',
): Promise<{ readonly pack: Pack; readonly found: readonly Diagnostic[] }> {
  const { report, found } = collector();
  const names = Object.keys(files);
  const ground: Ground = {
    folder: '/',
    isFolder: () => false,
    list: (folder) =>
      names
        .filter((name) => `/${dirname(name)}`.replace(/\/\.$/, '/') === folder)
        .map((name) => ({ name: basename(name), folder: false })),
    exists: (path) => names.includes(path),
    real: (path) => path,
  };
  const desk: Desk = {
    world: memoryWorld(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`/${name}`, bytes])), ownFile),
    memory: null,
    report,
    spared: report,
    folder: '/',
    input: () => Promise.resolve({ ok: false, why: 'missing' }),
    progress: () => undefined,
  };
  const request = await settle({ ...nothingAsked, manifest }, ground, desk);
  const editions = request === null ? null : planToLook(request, ground, report);
  const bound = request === null || editions === null ? null : await gather(editions, request, desk);
  const [made] = bound ?? [];
  if (made === undefined) throw new Error(`nothing was bound: ${JSON.stringify(found)}\n${text(files)['slugline.yml']}`);
  return { pack: made.pack, found };
}

/** Files as words; those that are none by their size. */
export function text(files: Files): Readonly<Record<string, string>> {
  const worded = (name: string, bytes: Uint8Array): string =>
    /\.(?:md|yml|txt|svg)$/.test(name) ? Buffer.from(bytes).toString('utf8') : `${bytes.length} bytes`;
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, worded(name, bytes)]));
}

/**
 * All that `pack` says, without where it stood. Besides, these may differ from the pack that a folder was made of: an article says its
 * language, whoever settled it; the ids of headings come from their words, in which typed signs have become a printer's; words that
 * were links to what is not there are one with those around them; and pictures have names that are safe in any folder.
 */
export function said(pack: Pack): unknown {
  const ids = new Map<string, string>();
  for (const { body } of pack.stories)
    walk(body, (node) => {
      if (node.kind === 'heading') ids.set(node.id, `heading-${ids.size + 1}`);
    });
  const how: Rewrite = {
    inlines: (run) =>
      tidy(run).map((it): Inline =>
        it.kind === 'link' && it.to.kind === 'place' ? { ...it, to: { kind: 'place', id: ids.get(it.to.id) ?? it.to.id } } : it,
      ),
    blocks: (run) => run.map((it): Block => (it.kind === 'heading' ? { ...it, id: ids.get(it.id) ?? '' } : it)),
  };
  const stories = pack.stories.map((story): Story => ({
    ...story,
    headline: rewriteInlines(story.headline, how),
    standfirst: rewriteInlines(story.standfirst, how),
    body: rewriteBlocks(story.body, how),
    particulars: { ...story.particulars, language: story.role === 'article' ? story.language : null },
  }));
  const { apparatus, stories: whole, numbers, pictures, cover, kind: _, ...rest } = pack;
  // A source names the file of its article, which is the story of that file here.
  const byFile = new Map(whole.map(({ at, id }) => [basename(at.file), id]));
  const sources = apparatus.sources.map((it) => ({ ...it, article: byFile.get(basename(it.article)) ?? it.article }));
  const placeless = (key: string, value: unknown): unknown => (key === 'at' ? undefined : value);
  return {
    dump: dumpPack({ ...pack, stories, pictures: [] }, { places: false }),
    apparatus: JSON.parse(JSON.stringify({ ...rewriteApparatus(apparatus, how), sources }, placeless)),
    numbers: [...numbers.values()],
    pictures: pictures.map(({ hash }) => hash),
    cover: cover?.hash ?? null,
    rest: { ...rest },
  };
}

/** Links in the Markdown of a folder that lead nowhere on a code-hosting site: to no file, or to neither a heading nor an id of one. */
export function deadLinks(files: Readonly<Record<string, string>>): readonly string[] {
  const links = /\]\((?!https?:|mailto:)<?([^)\s>]*)>?(?: "[^"]*")?\)|<img src="([^"]*)"/g;
  return Object.entries(files).flatMap(([name, it]) => {
    if (!/\.(?:md|txt)$/.test(name)) return [];
    const addresses = [...it.matchAll(links)].map(([, link, src]) => link ?? src ?? '');
    return addresses.flatMap((address) => {
      const [path = '', fragment = ''] = address.split('#').map(decodeURI);
      const target = files[path === '' ? name : path];
      const found = target !== undefined && (fragment === '' || placesIn(target).has(fragment));
      return found ? [] : [`${name}: ${address}`];
    });
  });
}

/** As GitHub names them: small letters without signs, hyphens for spaces, and numbers behind names that are taken. */
function placesIn(markdown: string): ReadonlySet<string> {
  const places = new Set([...markdown.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id));
  const counts = new Map<string, number>();
  for (const [, words = ''] of markdown.matchAll(/^#{1,6} (.*)$/gm)) {
    const shown = words.replace(/\\(?=[!-/:-@[-`{-~])|[*_`]|\[\^\d+\]|\]\([^)]*\)/g, '');
    const name = shown
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    places.add(count === 0 ? name : `${name}-${count}`);
  }
  return places;
}
