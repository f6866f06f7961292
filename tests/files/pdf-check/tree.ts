/** The structure tree of a file as elements (ISO 32000-1, 14.7). */
import { isDictionary, isRef, type Dictionary, type Graph, type Value } from './graph.ts';
import type { Page } from './pages.ts';

export type Kid =
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'content'; readonly page: string; readonly mcid: number }
  | { readonly kind: 'object'; readonly page: string; readonly object: string };

export type Element = {
  readonly ref: string;
  readonly role: string;
  readonly dictionary: Dictionary;
  readonly parent: Element | null;
  readonly kids: readonly Kid[];
};

export type Tree = {
  readonly tops: readonly Element[];
  /** In the order of reading. */
  readonly all: readonly Element[];
  readonly faults: readonly string[];
  /** What is read of an element: blocks are kept apart by line ends. */
  readonly text: (element: Element) => string;
  /** What a heading is called: without the marks of notes, and with words for pictures. */
  readonly title: (element: Element) => string;
};

/** Elements that stand in a line of text (ISO 32000-1, 14.8.4.4). */
export const inline: ReadonlySet<string> = new Set([
  'Span',
  'Quote',
  'Reference',
  'Code',
  'Link',
  'Annot',
  'Lbl',
  'Figure',
  'Formula',
]);

/** Reads the tree. */
export function treeOf(graph: Graph, pages: readonly Page[]): Tree {
  const root = graph.dictionary(graph.catalog['/StructTreeRoot']);
  const faults: string[] = [];
  const seen = new Set<string>();
  const all: Element[] = [];
  const texts = new Map(
    pages.flatMap(({ ref, marks }) =>
      marks.flatMap(({ of, text }) => (of.kind === 'element' ? [[`${ref} ${of.mcid}`, text] as const] : [])),
    ),
  );

  const elementOf = (ref: string, parent: Element | null, depth: number): readonly Element[] => {
    // ISO 32000-1, 14.7.2: it is a tree, in which every element has one place.
    if (seen.has(ref)) faults.push(`structure: element ${ref} has more than one place in the tree`);
    if (seen.has(ref) || depth > 500) return [];
    seen.add(ref);
    const dictionary = graph.dictionary(ref);
    const kids: Kid[] = [];
    const element: Element = { ref, role: graph.name(dictionary['/S']) ?? '', dictionary, parent, kids };
    all.push(element);
    for (const kid of many(dictionary['/K'])) kids.push(...kidOf(kid, element, depth));
    return [element];
  };
  const kidOf = (kid: Value, element: Element, depth: number): readonly Kid[] => {
    const page = (own: Value | undefined): string => String(own ?? element.dictionary['/Pg'] ?? '');
    if (typeof kid === 'number') return [{ kind: 'content', page: page(undefined), mcid: kid }];
    const it = graph.dictionary(kid);
    if (it['/Type'] === '/MCR') return [{ kind: 'content', page: page(it['/Pg']), mcid: graph.number(it['/MCID']) ?? -1 }];
    if (it['/Type'] === '/OBJR') return [{ kind: 'object', page: page(it['/Pg']), object: String(it['/Obj'] ?? '') }];
    if (isRef(kid)) return elementOf(kid, element, depth + 1).map((one) => ({ kind: 'element', element: one }));
    faults.push(`structure: ${named(element)} has a kid that is none`);
    return [];
  };
  const many = (value: Value | undefined): readonly Value[] => {
    const found = graph.at(value);
    return Array.isArray(found)
      ? found
      : value === undefined || found === null
        ? []
        : isDictionary(found) && isRef(value)
          ? [value]
          : [found];
  };
  const tops = many(root['/K']).flatMap((kid) => (isRef(kid) ? elementOf(kid, null, 0) : []));
  const joined = (element: Element, inner: (element: Element) => string): string =>
    element.kids
      .map((kid) => {
        if (kid.kind === 'element') return inner(kid.element);
        return kid.kind === 'content' ? (texts.get(`${kid.page} ${kid.mcid}`) ?? '') : '';
      })
      .join('');
  const text = (element: Element): string => {
    const own = joined(element, text);
    return inline.has(element.role) ? own : `\n${own}\n`;
  };
  const title = (element: Element): string => {
    if (element.role === 'Reference') return '';
    return element.role === 'Figure' ? (graph.text(element.dictionary['/Alt']) ?? '') : joined(element, title);
  };
  return { tops, all, faults, text, title };
}

/** How a fault speaks of an element. */
export function named({ role, ref }: Pick<Element, 'role' | 'ref'>): string {
  return `${role === '' ? 'element' : role} ${ref.replace(' 0 R', '')}`;
}

/** The elements right below. */
export function below(element: Element): readonly Element[] {
  return element.kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
}

/** The element and all below it, in the order of reading. */
export function within(element: Element): readonly Element[] {
  return [element, ...below(element).flatMap(within)];
}
