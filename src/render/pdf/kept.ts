/**
 * Stories, and contents, that are set as they were before: what stands in the text blocks of their pages is kept, written and ready, and with it all
 * that the rest of the file has to know of it. What a story depends on is in its key, or is looked at before it is used again: the pages
 * that it refers to, the codes of glyphs, and, where something was said of its pages, their numbers.
 */
import { hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Paragraph } from '../../model/document.ts';
import type { Story } from '../../model/pack.ts';
import type { Diagnostic } from '../../model/problem.ts';
import { walk } from '../../model/walk.ts';
import type { Style } from '../../style/style.ts';
import type { Keep } from '../../world/keep.ts';
import type { Bench, Missed } from './bench.ts';
import {
  again,
  entryOf,
  renewed,
  type Around,
  type Entry,
  type Font,
  type KeptPage,
  type Matter,
  type SetPage,
} from './kept-entry.ts';
import { labelOf } from './labels.ts';
import type { Finish, Painter } from './paint.ts';

/** Takes a page of a story that is being set. */
export type Taking = (page: Pick<SetPage, 'body' | 'found' | 'finish'>) => void;

/** A page that was set before. `finished` is told what it came to: where that is not what it was, it is kept from now on. */
export type FoundPage = KeptPage & { readonly finished: (finish: Finish) => void };

export type PageShelf = {
  /** The pages of something that begins on page `first`, as they were before; null when they would be others now. */
  readonly find: (matter: Matter, first: number, press: Around) => readonly FoundPage[] | null;
  /** Begins to keep something: it is to be set with the press that is given. `done` is told how many pages it has. */
  readonly take: <P extends Around>(
    matter: Matter,
    first: number,
    press: P,
  ) => { readonly press: P; readonly taking: (page: SetPage) => void; readonly done: (pages: number) => void };
  /** How many pages the contents take: what `count` gives, or gave for the same text. */
  readonly counted: (contents: string, count: () => number) => number;
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
      const key = keyOf(matter, first, press);
      const bytes = keep.get('pages', key);
      if (bytes === null) return null;
      const entry = deserialize(bytes) as Entry;
      const pages = again(entry, { matter, first, press, painter });
      if (pages === null) return null;
      const finished = renewing(entry, painter, (now) => keep.put('pages', key, serialize(now)));
      return pages.map((page) => ({ ...page, finished }));
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
          const about = {
            told,
            label: labelOf(first - 1, press.labels),
            missed,
            fonts: [...fonts.values()],
            references: [...references],
          };
          const entry = entryOf({ matter, pages, about }, { roots: tree.children.slice(before), before, painter });
          keep.put('pages', keyOf(matter, first, press), serialize(entry));
        },
      };
    },
  };
}

/** Gathers what the pages of an entry come to, and puts the entry anew when that is not what it was: so they are finished once. */
function renewing(entry: Entry, painter: Painter, put: (entry: Entry) => void): (finish: Finish) => void {
  const finishes: Finish[] = [];
  return ({ said, around, deflated }) => {
    finishes.push({ said, around, deflated });
    if (finishes.length < entry.pages.length) return;
    const isOld = entry.pages.every(({ finish }, index) => finish?.deflated === finishes[index]?.deflated);
    if (!isOld) put(renewed(entry, finishes, painter));
  };
}

function digest(content: string | Uint8Array): string {
  return hash('sha256', content);
}

function numbersIn({ body }: Story, numbers: ReadonlyMap<Paragraph, string>): readonly string[] {
  if (numbers.size === 0) return [];
  const found: string[] = [];
  walk(body, (node) => {
    if (node.kind === 'paragraph') found.push(numbers.get(node) ?? '');
  });
  return found;
}
