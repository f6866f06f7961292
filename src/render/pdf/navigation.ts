/** Ways through a file: link annotations and the outline (ISO 32000-1, 12.3 and 12.5). */
import type { LinkArea } from './content.ts';
import type { Structure } from './structure.ts';
import { words, type ObjectFile, type Ref, type Value } from './objects.ts';

/** An entry of the outline, with what is below it. */
export type OutlineEntry = { readonly title: string; readonly anchor: string; readonly below: readonly OutlineEntry[] };

/** Where on which page an anchor is; null when no page has it. */
export type Destination = (id: string) => Value | null;

/** Writes the annotation for a link on a page; none for a link that leads nowhere. */
export function annotation(
  area: LinkArea,
  page: Ref,
  destination: Destination,
  structure: Pick<Structure, 'annotate'>,
  file: ObjectFile,
): readonly Ref[] {
  const { link, tag } = area;
  const to = link.kind === 'web' ? null : destination(link.id);
  if (link.kind === 'place' && to === null) return [];
  const ref = file.reserve();
  const frame = {
    Type: 'Annot',
    Subtype: 'Link',
    Rect: area.box.map((side) => Math.round(side * 1000) / 1000),
    Border: [0, 0, 0],
    F: 4,
    ...(tag === null ? {} : { StructParent: structure.annotate(tag, page, ref) }),
  };
  if (link.kind === 'web') {
    file.write(ref, { ...frame, Contents: words(link.url), A: { S: 'URI', URI: words(link.url) } });
  } else {
    file.write(ref, { ...frame, Contents: words(link.id), Dest: to });
  }
  return [ref];
}

/** Writes the outline; null when it has no entry that leads somewhere. */
export function writeOutline(entries: readonly OutlineEntry[], destination: Destination, file: ObjectFile): Ref | null {
  const found = reachable(entries, destination);
  if (found.length === 0) return null;
  const root = file.reserve();
  const ends = writeLevel(found, root, destination, file);
  file.write(root, { Type: 'Outlines', ...ends, Count: found.length });
  return root;
}

function reachable(entries: readonly OutlineEntry[], destination: Destination): readonly OutlineEntry[] {
  return entries.filter((entry) => destination(entry.anchor) !== null);
}

/** Entries of one level are a doubly linked list; those below an entry start folded away, which a negative count says. */
function writeLevel(
  entries: readonly OutlineEntry[],
  parent: Ref,
  destination: Destination,
  file: ObjectFile,
): { readonly First: Ref; readonly Last: Ref } {
  const refs = entries.map(() => file.reserve());
  for (const [index, entry] of entries.entries()) {
    const [ref, previous, next] = [refs[index], refs[index - 1], refs[index + 1]];
    if (ref === undefined) continue;
    const below = reachable(entry.below, destination);
    file.write(ref, {
      Title: words(entry.title),
      Parent: parent,
      Dest: destination(entry.anchor),
      ...(previous === undefined ? {} : { Prev: previous }),
      ...(next === undefined ? {} : { Next: next }),
      ...(below.length === 0 ? {} : { ...writeLevel(below, ref, destination, file), Count: -below.length }),
    });
  }
  const [first, last] = [refs[0], refs.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a level of the outline has an entry');
  return { First: first, Last: last };
}
