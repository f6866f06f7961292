/**
 * A story as it is kept, apart from the file that it was in: elements and leaves are numbers, and what depends on other stories is looked
 * at before it is used again.
 */
import { inflateSync } from 'node:zlib';
import { leavesOf, type Leaf } from '../../model/leaves.ts';
import type { Story } from '../../model/pack.ts';
import type { Diagnostic } from '../../model/problem.ts';
import { child, nameMoved, type Element, type Facts, type Role } from '../../typeset/tag.ts';
import type { Bench, Missed } from './bench.ts';
import { codesIn } from './codes-in.ts';
import type { Meant } from './glyphs.ts';
import { labelOf, type LabelRange } from './labels.ts';
import type { Survey } from './page-map.ts';
import type { Body, Finish, Finished, Painter, Uses } from './paint.ts';
import type { Press } from './press.ts';

/** A page of a story, written. */
export type KeptPage = {
  readonly body: Body;
  /** What came of it with what stood around it; null where nobody knew yet what that would be. */
  readonly finish: Finished | null;
  /** What of the story's words is on it; nothing where nobody asks. */
  readonly found: Survey;
  readonly anchors: readonly string[];
  /** Whether it has a running head, and the section that is current there. */
  readonly runs: boolean;
  readonly section: string;
};

/** A page that has been set. */
export type SetPage = Omit<KeptPage, 'finish'> & { readonly finish: Finish | null };

/** What a story needs of what surrounds it. */
export type Around = Press & { readonly labels: readonly LabelRange[]; readonly begins: ReadonlyMap<Story, string> };

/** What pages are of: a story; or the contents, with all that they say in one text. */
export type Matter = { readonly story: Story } | { readonly contents: string };

/** What a font is asked for by. */
export type Font = Parameters<Bench['font']>;

/** A story as it is kept. Elements are numbers, in the order of reading; -1 is the tree that they hang on, or none. */
export type Entry = {
  readonly elements: readonly { readonly role: Role; readonly facts: Facts; readonly parent: number }[];
  /** How many elements stood before them in the tree. */
  readonly before: number;
  readonly pages: readonly EntryPage[];
  readonly uses: readonly Uses[];
  /** What is around text blocks uses, on any of its pages. */
  readonly surrounds: readonly Uses[];
  readonly told: readonly Diagnostic[];
  /** The label of its first page. */
  readonly label: string;
  readonly missed: readonly (readonly [string, Missed])[];
  readonly fonts: readonly Font[];
  readonly references: readonly (readonly [id: string, label: string])[];
};

type EntryPage = Omit<SetPage, 'body' | 'found'> & {
  /** What is in the text block of a page that is not finished. */
  readonly bytes: Uint8Array | null;
  readonly body: Omit<Body, 'bytes' | 'marks' | 'boxes' | 'links'> & {
    readonly marks: readonly number[];
    readonly boxes: readonly (readonly [number, Body['boxes'][number][1]])[];
    readonly links: readonly (Omit<Body['links'][number], 'tag'> & { readonly tag: number })[];
  };
  readonly found: readonly (readonly [leaf: number, letters: number])[];
};

/** What is said of a story besides its pages. */
export type About = Pick<Entry, 'told' | 'label' | 'missed' | 'fonts' | 'references'>;

type Setting = { readonly matter: Matter; readonly pages: readonly SetPage[]; readonly about: About };
type Surroundings = { readonly roots: readonly Element[]; readonly before: number; readonly painter: Painter };

/** Puts down pages that have been set, with the elements at `roots`, behind `before` others in the tree. */
export function entryOf({ matter, pages, about }: Setting, { roots, before, painter }: Surroundings): Entry {
  const { elements, numbers } = numberedBelow(roots);
  const leaves = new Map(leavesIn(matter).map((leaf, index) => [leaf, index]));
  const bodies = pages.map(({ body }) => ({ bytes: body.bytes(), first: '' }));
  return {
    ...about,
    elements,
    before,
    pages: pages.map((page) => entryPage(page, { elements: numbers, leaves })),
    uses: usesOf(bodies, painter),
    surrounds: surroundsOf(pages, painter),
  };
}

/** An entry as it was, but for what its pages came to when they were finished anew. */
export function renewed(entry: Entry, finishes: readonly Finish[], painter: Painter): Entry {
  const pages = entry.pages.map((page, index): EntryPage => {
    const finish = finishes[index];
    return finish === undefined ? page : { ...page, finish, bytes: null };
  });
  return { ...entry, pages, surrounds: surroundsOf(pages, painter) };
}

/** What is around text blocks uses. */
function surroundsOf(
  pages: readonly { readonly body: Pick<Body, 'nib'>; readonly finish: Finish | null }[],
  painter: Painter,
): readonly Uses[] {
  const around = pages.flatMap(({ body, finish }) => (finish === null ? [] : [{ bytes: finish.around, first: body.nib.face }]));
  return usesOf(around, painter);
}

/** What words stand in directly. */
export function leavesIn(matter: Matter): readonly Leaf[] {
  return 'story' in matter ? leavesOf(matter.story) : [];
}

type Place = { readonly matter: Matter; readonly first: number; readonly press: Around; readonly painter: Painter };

/** Brings back what is kept of a story; null, and nothing is done, when it would be set otherwise now. */
export function again(entry: Entry, { matter, first, press, painter }: Place): readonly KeptPage[] | null {
  const { bench, tree, report, labels, pageOf } = press;
  if (entry.references.some(([id, label]) => pageOf(id) !== label)) return null;
  if (entry.told.length > 0 && entry.label !== labelOf(first - 1, labels)) return null;
  if (!painter.claim(entry.uses)) return null;
  for (const asked of entry.fonts) bench.font(...asked);
  for (const [character, where] of entry.missed) bench.miss(character, where);
  entry.told.forEach(report);
  const made: Element[] = [];
  const by = tree.children.length - entry.before;
  for (const { role, facts, parent } of entry.elements) made.push(child(made[parent] ?? tree, role, moved(facts, by)));
  const leaves = leavesIn(matter);
  const meanings = meaningsIn(entry.surrounds);
  const element = (number: number): Element => made[number] ?? tree;
  return entry.pages.map(({ body, found, bytes, finish, ...page }) => ({
    ...page,
    finish: finish === null ? null : { ...finish, uses: () => usesAround(finish.around, body.nib.face, meanings) },
    body: {
      ...body,
      bytes: () => bytes ?? (finish === null ? new Uint8Array() : withoutSurrounds(finish)),
      marks: body.marks.map(element),
      boxes: body.boxes.map(([number, box]) => [element(number), box] as const),
      links: body.links.map((it) => ({ ...it, tag: it.tag < 0 ? null : element(it.tag) })),
    },
    found: found.flatMap(([number, letters]) => {
      const leaf = leaves[number];
      return leaf === undefined ? [] : [[leaf, letters] as const];
    }),
  }));
}

/** Facts of an element that stands `by` places further on. */
function moved(facts: Facts, by: number): Facts {
  const { id, headers } = facts;
  return {
    ...facts,
    ...(id === undefined ? {} : { id: nameMoved(id, by) }),
    ...(headers === undefined ? {} : { headers: headers.map((name) => nameMoved(name, by)) }),
  };
}

/** What is in the text block of a finished page. */
function withoutSurrounds({ around, deflated }: Finish): Uint8Array {
  const whole = inflateSync(deflated);
  return whole.subarray(0, whole.length - around.length);
}

/** Elements and all below them, in the order of reading. */
function numberedBelow(roots: readonly Element[]): {
  readonly elements: Entry['elements'];
  readonly numbers: ReadonlyMap<Element, number>;
} {
  const elements: Entry['elements'][number][] = [];
  const numbers = new Map<Element, number>();
  const add = (element: Element, parent: number): void => {
    const number = elements.push({ role: element.role, facts: element.facts, parent }) - 1;
    numbers.set(element, number);
    for (const below of element.children) add(below, number);
  };
  for (const root of roots) add(root, -1);
  return { elements, numbers };
}

/** The numbers that elements and leaves have in an entry. */
type Numbers = { readonly elements: ReadonlyMap<Element, number>; readonly leaves: ReadonlyMap<Leaf, number> };

function entryPage({ body: { bytes, ...body }, found, ...page }: SetPage, { elements, leaves }: Numbers): EntryPage {
  const numberOf = (element: Element | null): number => (element === null ? -1 : (elements.get(element) ?? -1));
  return {
    ...page,
    bytes: page.finish === null ? bytes() : null,
    body: {
      ...body,
      marks: body.marks.map(numberOf),
      boxes: body.boxes.map(([element, box]) => [numberOf(element), box] as const),
      links: body.links.map((it) => ({ ...it, tag: numberOf(it.tag) })),
    },
    found: found.map(([leaf, letters]) => [leaves.get(leaf) ?? -1, letters] as const),
  };
}

/** Content, and the font that is set before it. */
type Stretch = { readonly bytes: Uint8Array; readonly first: string };

/** What content uses of each face, all codes once. */
function usesOf(contents: readonly Stretch[], painter: Painter): readonly Uses[] {
  const known = new Set<string>();
  return contents.flatMap(({ bytes, first }) => painter.usesIn(bytes, first, known));
}

/** What codes mean, by the name of their font. */
type Meanings = ReadonlyMap<string, { readonly face: string; readonly codes: ReadonlyMap<number, Meant> }>;

function meaningsIn(uses: readonly Uses[]): Meanings {
  const names = [...new Set(uses.map(({ name }) => name))];
  return new Map(
    names.map((name) => {
      const own = uses.filter((it) => it.name === name);
      return [name, { face: own[0]?.face ?? '', codes: new Map(own.flatMap((it) => it.codes).map((it) => [it[0], it])) }];
    }),
  );
}

/** What is around one text block uses. */
function usesAround(around: Uint8Array, first: string, meanings: Meanings): readonly Uses[] {
  return codesIn(around, first).flatMap(([name, codes]) => {
    const meant = meanings.get(name);
    if (meant === undefined) return [];
    const { face, codes: known } = meant;
    return [{ face, name, codes: codes.map((code) => known.get(code)).filter((it) => it !== undefined) }];
  });
}
