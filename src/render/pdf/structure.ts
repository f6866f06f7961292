/**
 * The structure tree of a file: what its pages say, in the order of reading (ISO 32000-1, 14.7).
 *
 * Elements are made when pages are composed; here it is noted what content and which links each has on which page, and all of
 * them are written at the end. An element that no page has anything of is left out, but for the cells of a row and the bodies of
 * items: a row or an item has all of its parts.
 */
import type { Element, Facts } from '../../typeset/tag.ts';
import { words, type Dictionary, type ObjectFile, type Ref, type Value } from './objects.ts';

export type Box = readonly [left: number, bottom: number, right: number, top: number];

export type Structure = {
  /** Begins a page; gives its key in the parent tree. */
  readonly page: (ref: Ref) => number;
  /** Begins content of an element on the page; gives its number there. */
  readonly mark: (element: Element) => number;
  /** Says where a figure stands on the page, in points from its lower left corner. */
  readonly place: (element: Element, box: Box) => void;
  /** Hangs an annotation on an element; gives its key in the parent tree. */
  readonly annotate: (element: Element, page: Ref, annotation: Ref) => number;
  /** Writes the tree; gives its root. */
  readonly close: () => Ref;
};

/** What an element has, in the order in which it was drawn. */
type Own =
  | { readonly kind: 'content'; readonly page: Ref; readonly number: number }
  | { readonly kind: 'annotation'; readonly page: Ref; readonly ref: Ref }
  | { readonly kind: 'element'; readonly element: Element };

/** Opens the structure of a file whose elements are in the tree `root`. */
export function openStructure(root: Element, file: ObjectFile): Structure {
  const owned = new Map<Element, Own[]>();
  const boxes = new Map<Element, Box>();
  /** By key: the elements of a page's content, or that of an annotation. */
  const parents: (Element[] | Element)[] = [];
  let current: { readonly ref: Ref; readonly elements: Element[] } | null = null;

  const own = (element: Element): Own[] => {
    const known = owned.get(element);
    if (known !== undefined) return known;
    const made: Own[] = [];
    owned.set(element, made);
    // Where it is first drawn, it is first read, unless it stands among blocks.
    if (element.parent !== null) own(element.parent).push({ kind: 'element', element });
    return made;
  };

  return {
    page: (ref) => {
      current = { ref, elements: [] };
      return parents.push(current.elements) - 1;
    },
    mark: (element) => {
      if (current === null) throw new Error('content stands on a page');
      const number = current.elements.push(element) - 1;
      own(element).push({ kind: 'content', page: current.ref, number });
      return number;
    },
    place: (element, box) => void (boxes.has(element) || boxes.set(element, box)),
    annotate: (element, page, ref) => {
      own(element).push({ kind: 'annotation', page, ref });
      return parents.push(element) - 1;
    },
    close: () => {
      const refs = new Map<Element, Ref>();
      const top = file.reserve();
      own(root);
      reserveAll(root);
      for (const [element, ref] of refs) file.write(ref, dictionary(element, refs));
      const ids = [...refs].flatMap(([{ facts }, ref]) => (facts.id === undefined ? [] : [[facts.id, ref] as const]));
      file.write(top, {
        Type: 'StructTreeRoot',
        K: refs.get(root) ?? null,
        ParentTree: parentTree(refs),
        ParentTreeNextKey: parents.length,
        ...(ids.length === 0 ? {} : { IDTree: idTree(ids) }),
      });
      return top;

      function reserveAll(element: Element): void {
        refs.set(element, file.reserve());
        for (const below of element.children) if (isKept(below)) reserveAll(below);
      }

      function dictionary(element: Element, known: ReadonlyMap<Element, Ref>): Dictionary {
        const { role, facts, parent } = element;
        const things = kidsOf(element);
        const page = things.find((it) => it.kind === 'content')?.page;
        const kids = things.flatMap((it): readonly Value[] => {
          if (it.kind === 'element') return [known.get(it.element) ?? null];
          if (it.kind === 'annotation') return [{ Type: 'OBJR', Pg: it.page, Obj: it.ref }];
          return it.page === page ? [it.number] : [{ Type: 'MCR', Pg: it.page, MCID: it.number }];
        });
        const attributes = attributesOf(facts, boxes.get(element));
        const maybe = (text: string | undefined): Value => (text === undefined ? null : words(text));
        // What is null is not written.
        return {
          S: role,
          P: parent === null ? top : (known.get(parent) ?? top),
          Pg: page ?? null,
          K: kids.length > 1 ? kids : (kids[0] ?? null),
          Lang: maybe(facts.language),
          Alt: maybe(facts.alt),
          E: maybe(facts.expansion),
          T: maybe(facts.title),
          ID: maybe(facts.id),
          A: attributes.length > 1 ? attributes : (attributes[0] ?? null),
        };
      }
    },
  };

  function isKept(element: Element): boolean {
    return owned.has(element) || ['TD', 'TH', 'LBody'].includes(element.role);
  }

  /** What has content of its own is read as it was drawn; what only holds others, in their order. Notes in a cell come behind its words. */
  function kidsOf(element: Element): readonly Own[] {
    const things = owned.get(element) ?? [];
    const kids = things.some((it) => it.kind !== 'element')
      ? things
      : element.children.filter(isKept).map((below): Own => ({ kind: 'element', element: below }));
    if (element.role !== 'TD' && element.role !== 'TH') return kids;
    const isNote = (it: Own): boolean => it.kind === 'element' && it.element.role === 'Note';
    return [...kids.filter((it) => !isNote(it)), ...kids.filter(isNote)];
  }

  /** A number tree from keys to elements (ISO 32000-1, 7.9.7). */
  function parentTree(refs: ReadonlyMap<Element, Ref>): Ref {
    const entries = parents.map((it): Value =>
      Array.isArray(it) ? it.map((element) => refs.get(element) ?? null) : (refs.get(it) ?? null),
    );
    const kids: Ref[] = [];
    for (let at = 0; at < entries.length; at += leaf) {
      const some = entries.slice(at, at + leaf);
      kids.push(file.add({ Limits: [at, at + some.length - 1], Nums: some.flatMap((entry, index) => [at + index, entry]) }));
    }
    return file.add({ Kids: kids });
  }

  /** A name tree from ids to elements (ISO 32000-1, 7.9.6). Ids are plain ASCII. */
  function idTree(ids: readonly (readonly [string, Ref])[]): Ref {
    const sorted = [...ids].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return file.add({ Names: sorted.flatMap(([id, ref]) => [words(id), ref]) });
  }
}

/** How many entries a leaf of the parent tree has. */
const leaf = 64;

const none: readonly Dictionary[] = [];

/** What attribute owners have to say of an element (ISO 32000-1, 14.8.5). */
function attributesOf(facts: Facts, box: Box | undefined): readonly Dictionary[] {
  const { numbering, scope, headers } = facts;
  if (numbering === undefined && scope === undefined && headers === undefined && box === undefined) return none;
  const table = {
    ...(scope === undefined ? {} : { Scope: scope }),
    ...(headers === undefined ? {} : { Headers: headers.map(words) }),
  };
  return [
    ...(numbering === undefined ? [] : [{ O: 'List', ListNumbering: numbering }]),
    ...(Object.keys(table).length === 0 ? [] : [{ O: 'Table', ...table }]),
    ...(box === undefined ? [] : [{ O: 'Layout', Placement: 'Block', BBox: box.map((side) => Math.round(side * 1000) / 1000) }]),
  ];
}
