/** The PDF renderer: pages as they are made up go straight into the file. */
import type { Leaf } from '../../model/leaves.ts';
import type { Pack, Story } from '../../model/pack.ts';
import { plain } from '../../model/plain.ts';
import { collector } from '../../model/problem.ts';
import { walk } from '../../model/walk.ts';
import type { Page } from '../../typeset/draw.ts';
import { plant, type Element } from '../../typeset/tag.ts';
import type { PageStart } from '../page-map.ts';
import { noKeep, remembering, type Keep } from '../../world/keep.ts';
import type { RenderContext, Renderer } from '../renderer.ts';
import { openBench, type Bench } from './bench.ts';
import { reportMissed } from './compose/coverage.ts';
import { openFurniture, textBlock } from './furniture.ts';
import type { OutlineEntry } from './navigation.ts';
import { labelOf } from './labels.ts';
import { documentId } from './metadata.ts';
import { openPageMap, type Origins } from './page-map.ts';
import { agreed, type Made, type Pass } from './page-references.ts';
import { emptyShelf, openShelf } from './kept.ts';
import { packPages } from './pages.ts';
import type { Press } from './press.ts';
import { openPainter, type Painter } from './paint.ts';
import { readyPictures, type ReadyPicture } from './pictures.ts';

/** Renders a pack as PDF. */
export const renderPdf: Renderer = async (pack, context) => {
  const shop = await openShop(pack, context);
  const behind = context.keep ?? noKeep;
  // Where pages may have to be made again, what can stay as it is need not be.
  const keep = pack.stories.some(refers) ? remembering(behind) : behind;
  const { bytes, leaves, pages } = agreed((pass) => inOrder(shop, { ...context, keep }, pass), context.report);
  await reportMissed(shop.bench, context.report);
  const places = pages === null ? null : { source: `urn:uuid:${documentId(pack.identifier)}`, pages };
  return { bytes: bytes(), beside: [], leaves, pages: places };
};

/** Whether a story names pages, which are not known before they are made. */
function refers({ headline, standfirst, body }: Story): boolean {
  let found = false;
  walk([...headline, ...standfirst, ...body], (node) => {
    found ||= node.kind === 'reference';
  });
  return found;
}

/** A file, to be ended, and the map of its pages where one is wanted. */
type Printed = Pick<Painter, 'inOrder'> & {
  readonly bytes: () => Uint8Array;
  readonly leaves: number;
  readonly pages: readonly PageStart[] | null;
};

/** Prints with what was kept; and without it in the rare case that this would show in the file. */
function inOrder(shop: Shop, context: RenderContext & { readonly keep: Keep }, pass: Pass): Made<Printed> {
  const { report, found } = collector();
  const first = printed(shop, context, { ...pass, report });
  if (!first.made.inOrder()) {
    const { keep } = context;
    const anew: Keep = { ...keep, get: (kind, key) => (kind === 'pages' ? null : keep.get(kind, key)) };
    return printed(shop, { ...context, keep: anew }, pass);
  }
  found.forEach(pass.report);
  return first;
}

/** Makes all pages, and paints them as long as they can be right. */
function printed(shop: Shop, context: RenderContext & { readonly keep: Keep }, { pageOf, isGuess, report }: Pass): Made<Printed> {
  const { pack } = shop;
  const origins: Origins = new Map();
  const map = context.mapPages === true ? openPageMap(pack, origins) : null;
  const origin = (tag: Element, leaf: Leaf): void => void (map === null || origins.set(tag, leaf));
  const tree = plant();
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
    tree,
    outline: pack.stories.map(outlineOf),
    pictures: shop.pictures,
    glyphOf: shop.bench.glyph,
    faceNamed: shop.bench.face,
  });
  const { keep, style } = context;
  const shelf = !keep.keeps ? emptyShelf : openShelf(keep, style, map !== null, painter);
  const { labels, pages, labelOf: placeOf } = packPages({ ...shop, tree, report, origin, pageOf, shelf });
  let leaves = 0;
  for (const { body: page, furniture, number, take } of pages) {
    leaves++;
    // Of pages that are no more than a guess, only what may stand on the right ones is written.
    if (isGuess() && take === null) continue;
    const body = page.kind === 'kept' ? page.body : painter.paint(page.parts, style.page.height);
    const found = page.kind === 'kept' ? page.found : (map?.survey(page.parts) ?? []);
    if (context.setsAhead === true) {
      take?.({ body, found, finish: null });
      continue;
    }
    const finish = painter.finish(body, furniture, style.page.height, page.kind === 'kept' ? page : null);
    take?.({ body, found, finish });
    if (page.kind === 'kept') page.finished(finish);
    if (isGuess()) continue;
    painter.add({ body, finish }, style.page, number);
    map?.add(found, labelOf(number - 1, labels));
  }
  const { inOrder } = painter;
  const bytes = (): Uint8Array => (context.setsAhead === true ? new Uint8Array() : painter.close(labels));
  return { made: { bytes, inOrder, leaves, pages: map?.pages() ?? null }, labelOf: placeOf };
}

/** A pack on its pages, and what it was set with. */
export type SetPack = {
  readonly pages: readonly Page[];
  readonly bench: Bench;
  readonly pictures: ReadonlyMap<string, ReadyPicture>;
};

/** Sets a pack: everything but the writing of the file. */
export async function setPages(pack: Pack, context: RenderContext): Promise<SetPack> {
  const shop = await openShop(pack, context);
  const pages = agreed(({ pageOf, report }) => {
    const set = packPages({ ...shop, tree: plant(), report, origin: () => undefined, pageOf, shelf: emptyShelf });
    const pages = [...set.pages].sort((a, b) => a.number - b.number);
    const made = pages.map(({ body, furniture }): Page => ({
      ...context.style.page,
      parts: [...(body.kind === 'set' ? body.parts : []), ...furniture.parts()],
    }));
    return { made, labelOf: set.labelOf };
  }, context.report);
  await reportMissed(shop.bench, context.report);
  return { pages, bench: shop.bench, pictures: shop.pictures };
}

/** What stays the same however often pages are made. */
type Shop = Omit<Press, 'tree' | 'report' | 'origin' | 'pageOf' | 'shelf'>;

async function openShop(pack: Pack, { style, world, report, keep = noKeep }: RenderContext): Promise<Shop> {
  const block = textBlock(style, 'recto');
  const pictures = await readyPictures(pack.pictures, { width: block.width, height: block.height, keep });
  const bench = openBench(style, world.data, report);
  return { pack, bench, furniture: openFurniture(bench, pack.marking), block, pictures };
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
