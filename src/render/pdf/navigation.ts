/** Ways through a file: link annotations and the outline (ISO 32000-1, 12.3 and 12.5). */
import type { LinkArea } from './content.ts';
import type { Structure } from './structure.ts';
import { words, type ObjectFile, type Ref, type Value } from './objects.ts';

/** An entry of the outline, with what is below it. */
export type OutlineEntry = { readonly title: string; readonly anchor: string; readonly below: readonly OutlineEntry[] };

/** Where on which page an anchor is; null when no page has it. */
export type Destination = (id: string) => Value | null;

/** What an annotation needs of the file around it. */
export type Surroundings = {
  readonly page: Ref;
  readonly destination: Destination;
  /** What is said at an anchor, for those who hear where a link leads. */
  readonly titles: ReadonlyMap<string, string>;
  readonly structure: Pick<Structure, 'annotate'>;
};

/** What a link may open outside; readers refuse all else long before. */
const addresses = /^(?:https?|mailto):/i;

/** Writes the annotation for a link on a page; none for a link that leads nowhere. */
export function annotation(area: LinkArea, around: Surroundings, file: ObjectFile): readonly Ref[] {
  const { page, destination, titles, structure } = around;
  const { link, tag } = area;
  const to = link.kind === 'web' ? null : destination(link.id);
  if (link.kind === 'place' && to === null) return [];
  if (link.kind === 'web' && !addresses.test(link.url)) throw new Error(`a link may not open ${link.url}`);
  const ref = file.reserve();
  const frame = {
    Type: 'Annot',
    Subtype: 'Link',
    Rect: area.box.map((side) => Math.round(side * 1000) / 1000),
    Border: [0, 0, 0],
    // Printed, and not hidden: PDF/A asks for both.
    F: 4,
    StructParent: tag === null ? null : structure.annotate(tag, page, ref),
  };
  if (link.kind === 'web') {
    file.write(ref, { ...frame, Contents: words(link.url), A: { S: 'URI', URI: words(ascii(link.url)) } });
  } else {
    file.write(ref, { ...frame, Contents: words(link.said === '' ? (titles.get(link.id) ?? link.id) : link.said), Dest: to });
  }
  return [ref];
}

/** An address in the seven bits that PDF has for it. */
function ascii(url: string): string {
  return url.replace(/\p{Surrogate}/gu, '').replace(/[^!-~]/gu, encodeURIComponent);
}

/** The titles in an outline by their anchors. */
export function titlesOf(entries: readonly OutlineEntry[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const collect = ({ anchor, title, below }: OutlineEntry): void => {
    titles.set(anchor, title);
    below.forEach(collect);
  };
  entries.forEach(collect);
  return titles;
}

/** Writes the outline; null when it has no entry that leads somewhere. A story that is alone shows its headings at once. */
export function writeOutline(entries: readonly OutlineEntry[], destination: Destination, file: ObjectFile): Ref | null {
  const found = reachable(entries, destination);
  if (found.length === 0) return null;
  const root = file.reserve();
  const { visible, ...ends } = writeLevel(found, { parent: root, open: found.length === 1 }, destination, file);
  file.write(root, { Type: 'Outlines', ...ends, Count: visible });
  return root;
}

function reachable(entries: readonly OutlineEntry[], destination: Destination): readonly OutlineEntry[] {
  return entries.filter((entry) => destination(entry.anchor) !== null);
}

/** `visible` counts the entries that are seen while those above them are open. */
type Level = { readonly First: Ref; readonly Last: Ref; readonly visible: number };

/**
 * Entries of one level are a doubly linked list. Those below them start folded away unless the level is `open`, which a negative
 * count says: it is of what would be seen.
 */
function writeLevel(
  entries: readonly OutlineEntry[],
  { parent, open }: { readonly parent: Ref; readonly open: boolean },
  destination: Destination,
  file: ObjectFile,
): Level {
  const refs = entries.map(() => file.reserve());
  let visible = entries.length;
  for (const [index, entry] of entries.entries()) {
    const [ref, previous, next] = [refs[index], refs[index - 1], refs[index + 1]];
    if (ref === undefined) continue;
    const below = reachable(entry.below, destination);
    const level = below.length === 0 ? null : writeLevel(below, { parent: ref, open: false }, destination, file);
    if (open) visible += level?.visible ?? 0;
    file.write(ref, {
      Title: words(entry.title),
      Parent: parent,
      Dest: destination(entry.anchor),
      Prev: previous ?? null,
      Next: next ?? null,
      ...(level === null ? {} : { First: level.First, Last: level.Last, Count: open ? level.visible : -level.visible }),
    });
  }
  const [first, last] = [refs[0], refs.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a level of the outline has an entry');
  return { First: first, Last: last, visible };
}
