/** The PDF renderer: pages as they are made up go straight into the file. */
import type { Pack, Story } from '../../model/pack.ts';
import { plain } from '../../model/plain.ts';
import { walk } from '../../model/walk.ts';
import type { Page } from '../../typeset/draw.ts';
import { plant } from '../../typeset/tag.ts';
import type { RenderContext, Renderer } from '../renderer.ts';
import { openBench, type Bench } from './bench.ts';
import { reportMissed } from './compose/coverage.ts';
import { openFurniture, textBlock } from './furniture.ts';
import type { OutlineEntry } from './navigation.ts';
import { labelOf } from './labels.ts';
import { documentId } from './metadata.ts';
import { openPageMap, type Origins } from './page-map.ts';
import { packPages, type Press } from './pages.ts';
import { openPainter } from './paint.ts';
import { readyPictures, type ReadyPicture } from './pictures.ts';

/** Renders a pack as PDF. */
export const renderPdf: Renderer = async (pack, context) => {
  const origins: Origins = new Map();
  const map = context.mapPages === true ? openPageMap(pack, origins) : null;
  const press = await openPress(pack, context, map === null ? () => undefined : (tag, leaf) => origins.set(tag, leaf));
  const painter = openPainter({
    title: pack.title,
    authors: pack.authors,
    subject: pack.description,
    keywords: pack.keywords,
    language: pack.language,
    publisher: pack.publisher,
    rights: pack.rights,
    marking: pack.marking,
    identifier: pack.identifier,
    date: pack.date,
    attachments: context.attachments ?? [],
    tree: press.tree,
    outline: pack.stories.map(outlineOf),
    pictures: press.pictures,
    glyphOf: press.bench.glyph,
  });
  const { labels, pages } = packPages(press);
  let leaves = 0;
  for (const { page, number } of pages) {
    leaves++;
    painter.add(page, number);
    map?.add(page, labelOf(number - 1, labels));
  }
  await reportMissed(press.bench, context.report);
  const places = map === null ? null : { source: `urn:uuid:${documentId(pack.identifier)}`, pages: map.pages() };
  return { bytes: painter.close(labels), beside: [], leaves, pages: places };
};

/** A pack on its pages, and what it was set with. */
export type SetPack = {
  readonly pages: readonly Page[];
  readonly bench: Bench;
  readonly pictures: ReadonlyMap<string, ReadyPicture>;
};

/** Sets a pack: everything but the writing of the file. */
export async function setPages(pack: Pack, context: RenderContext): Promise<SetPack> {
  const press = await openPress(pack, context, () => undefined);
  const pages = [...packPages(press).pages].sort((a, b) => a.number - b.number).map(({ page }) => page);
  await reportMissed(press.bench, context.report);
  return { pages, bench: press.bench, pictures: press.pictures };
}

async function openPress(pack: Pack, { style, world, report }: RenderContext, origin: Press['origin']): Promise<Press> {
  const block = textBlock(style, 'recto');
  const pictures = await readyPictures(pack.pictures, block.width, block.height);
  const bench = openBench(style, world.data, report);
  return { pack, bench, furniture: openFurniture(bench, pack.marking), block, pictures, tree: plant(), report, origin };
}

/** A story, and all headings in it wherever they stand. */
function outlineOf(it: Story): OutlineEntry {
  const below: Heading[] = [];
  walk(it.body, (node) => {
    if (node.kind !== 'heading') return;
    const title = plain(node.content);
    // A heading may have nothing but a note.
    if (title.trim() !== '') below.push({ level: node.level, title, anchor: node.id });
  });
  return { title: plain(it.headline), anchor: it.id, below: nested(below, 2) };
}

type Heading = { readonly level: number; readonly title: string; readonly anchor: string };

/** Headings in a row as a tree, by their levels. */
function nested(flat: readonly Heading[], level: number): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  for (let at = 0; at < flat.length;) {
    const head = flat[at];
    if (head === undefined) break;
    let end = at + 1;
    while ((flat[end]?.level ?? 0) > level) end++;
    entries.push({ title: head.title, anchor: head.anchor, below: nested(flat.slice(at + 1, end), level + 1) });
    at = end;
  }
  return entries;
}
