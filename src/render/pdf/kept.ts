/**
 * Stories, and contents, that are set as they were before: what stands in the text blocks of their pages is kept, written and ready, and with it all
 * that the rest of the file has to know of it. What a story depends on is in its key, or is looked at before it is used again: the pages
 * that it refers to, the codes of glyphs, and, where something was said of its pages, their numbers.
 */
import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { inflateSync } from 'node:zlib';
import { leavesOf, type Leaf } from '../../model/leaves.ts';
import type { Paragraph } from '../../model/document.ts';
import type { Story } from '../../model/pack.ts';
import type { Diagnostic } from '../../model/problem.ts';
import { walk } from '../../model/walk.ts';
import type { Style } from '../../style/style.ts';
import { child, nameMoved, type Element, type Facts, type Role } from '../../typeset/tag.ts';
import type { Keep } from '../../world/keep.ts';
import type { Bench, Missed } from './bench.ts';
import type { Meant } from './glyphs.ts';
import { labelOf, type LabelRange } from './labels.ts';
import type { Survey } from './page-map.ts';
import type { Press } from './pages.ts';
import { codesIn } from './codes-in.ts';
import type { Body, Finish, Finished, Painter, Uses } from './paint.ts';

/** A page of a story, written. */
export type KeptPage = {
  readonly body: Body;
  readonly finish: Finished;
  /** What of the story's words is on it; nothing where nobody asks. */
  readonly found: Survey;
  readonly anchors: readonly string[];
  /** Whether it has a running head, and the section that is current there. */
  readonly runs: boolean;
  readonly section: string;
};

/** A page that has been set. */
export type SetPage = Omit<KeptPage, 'finish'> & { readonly finish: Finish };

/** Takes a page of a story that is being set. */
export type Taking = (page: Pick<SetPage, 'body' | 'found' | 'finish'>) => void;

/** What a story needs of what surrounds it. */
type Around = Press & { readonly labels: readonly LabelRange[]; readonly begins: ReadonlyMap<Story, string> };

/** What pages are of: a story; or the contents, with all that they say in one text. */
export type Matter = { readonly story: Story } | { readonly contents: string };

export type PageShelf = {
  /** The pages of something that begins on page `first`, as they were before; null when they would be others now. */
  readonly find: (matter: Matter, first: number, press: Around) => readonly KeptPage[] | null;
  /** Begins to keep something: it is to be set with the press that is given. `done` is told how many pages it has. */
  readonly take: <P extends Around>(
    matter: Matter,
    first: number,
    press: P,
  ) => { readonly press: P; readonly taking: (page: SetPage) => void; readonly done: (pages: number) => void };
  /** How many pages the contents take: what `count` gives, or gave for the same text. */
  readonly counted: (contents: string, count: () => number) => number;
};

type Font = Parameters<Bench['font']>;

/** A story as it is kept. Elements are numbers, in the order of reading; -1 is the tree that they hang on, or none. */
type Entry = {
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
  readonly body: Omit<Body, 'bytes' | 'marks' | 'boxes' | 'links'> & {
    readonly marks: readonly number[];
    readonly boxes: readonly (readonly [number, Body['boxes'][number][1]])[];
    readonly links: readonly (Omit<Body['links'][number], 'tag'> & { readonly tag: number })[];
  };
  readonly found: readonly (readonly [leaf: number, letters: number])[];
};

/** A shelf that has nothing and takes nothing. */
export const emptyShelf: PageShelf = {
  find: () => null,
  take: (_, __, press) => ({ press, taking: () => undefined, done: () => undefined }),
  counted: (_, count) => count(),
};

/** Opens the shelf. @param mapped whether it is asked what words are on each page */
export function openShelf(keep: Keep, style: Style, mapped: boolean, painter: Painter): PageShelf {
  const common = JSON.stringify([{ ...style, fonts: [...style.fonts].map(([name, bytes]) => [name, digest(bytes)]) }, mapped]);
  const keys = new Map<Story, string>();
  const keyOf = (matter: Matter, first: number, { pack, begins }: Around): string => {
    const side = style.mirrored ? first % 2 : 0;
    if ('contents' in matter) return digest([common, side, matter.contents].join('\n'));
    const { story } = matter;
    const known = keys.get(story);
    if (known !== undefined) return known;
    const numbers = numbersIn(story, pack.numbers);
    const part = begins.get(story) ?? '';
    const key = digest([common, side, pack.language, part, JSON.stringify(story), numbers.join(' ')].join('\n'));
    keys.set(story, key);
    return key;
  };
  // The apparatus is made of the whole pack.
  const isKept = (matter: Matter): boolean => 'contents' in matter || matter.story.role === 'article';
  return {
    counted: (contents, count) => {
      const key = digest([common, 'count', contents].join('\n'));
      const known = keep.get('pages', key);
      if (known !== null) return Number(Buffer.from(known).toString());
      const made = count();
      keep.put('pages', key, Buffer.from(String(made)));
      return made;
    },
    find: (matter, first, press) => {
      if (!isKept(matter)) return null;
      const bytes = keep.get('pages', keyOf(matter, first, press));
      return bytes === null ? null : again(deserialize(bytes) as Entry, { matter, first, press, painter });
    },
    take: (matter, first, press) => {
      if (!isKept(matter)) return emptyShelf.take(matter, first, press);
      const pages: SetPage[] = [];
      const told: Diagnostic[] = [];
      const missed: (readonly [string, Missed])[] = [];
      const fonts = new Map<string, Font>();
      const references = new Map<string, string>();
      const { bench, tree, report, pageOf } = press;
      const before = tree.children.length;
      const listening: Bench = {
        ...bench,
        miss: (character, where) => {
          missed.push([character, where]);
          bench.miss(character, where);
        },
        // What a user's fonts lack is told when they are asked for.
        font:
          style.fonts.size === 0
            ? bench.font
            : (...asked) => {
                fonts.set(JSON.stringify(asked), asked);
                return bench.font(...asked);
              },
      };
      const own: typeof press = {
        ...press,
        bench: listening,
        report: (diagnostic) => {
          told.push(diagnostic);
          report(diagnostic);
        },
        pageOf: (id) => {
          const label = pageOf(id);
          references.set(id, label);
          return label;
        },
      };
      return {
        press: own,
        taking: (page) => void pages.push(page),
        done: (count) => {
          // Pages that are only guessed at are not written.
          if (pages.length < count) return;
          const numbered = numberedBelow(tree.children.slice(before));
          const leaves = new Map(leavesIn(matter).map((leaf, index) => [leaf, index]));
          const entry: Entry = {
            elements: numbered.elements,
            before,
            pages: pages.map((page) => entryPage(page, { elements: numbered.numbers, leaves })),
            uses: usesOf(
              pages.map(({ body }) => ({ bytes: body.bytes(), first: '' })),
              painter,
            ),
            surrounds: usesOf(
              pages.map(({ body, finish }) => ({ bytes: finish.around, first: body.nib.face })),
              painter,
            ),
            told,
            label: labelOf(first - 1, press.labels),
            missed,
            fonts: [...fonts.values()],
            references: [...references],
          };
          keep.put('pages', keyOf(matter, first, press), serialize(entry));
        },
      };
    },
  };
}

function leavesIn(matter: Matter): readonly Leaf[] {
  return 'story' in matter ? leavesOf(matter.story) : [];
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function numbersIn({ body }: Story, numbers: ReadonlyMap<Paragraph, string>): readonly string[] {
  if (numbers.size === 0) return [];
  const found: string[] = [];
  walk(body, (node) => {
    if (node.kind === 'paragraph') found.push(numbers.get(node) ?? '');
  });
  return found;
}

type Place = { readonly matter: Matter; readonly first: number; readonly press: Around; readonly painter: Painter };

/** Brings back what is kept of a story; null, and nothing is done, when it would be set otherwise now. */
function again(entry: Entry, { matter, first, press, painter }: Place): readonly KeptPage[] | null {
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
  return entry.pages.map(({ body, found, ...page }) => ({
    ...page,
    finish: { ...page.finish, uses: () => usesAround(page.finish.around, body.nib.face, meanings) },
    body: {
      ...body,
      bytes: () => withoutSurrounds(page.finish),
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

function entryPage({ body: { bytes: _, ...body }, found, ...page }: SetPage, { elements, leaves }: Numbers): EntryPage {
  const numberOf = (element: Element | null): number => (element === null ? -1 : (elements.get(element) ?? -1));
  return {
    ...page,
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
