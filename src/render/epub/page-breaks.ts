/**
 * Where pages begin, marked in the text (EPUB Accessibility 1.1, section 3.2): empty elements that take
 * no room, each with the page's number, as the page-list and those who look up a printed page want them.
 */
import type { Leaf } from '../../model/leaves.ts';
import { letters, offsetOf } from '../../model/letters.ts';
import type { Plan } from './plan.ts';
import type { Voice } from './voice.ts';
import type { PageMap } from '../page-map.ts';
import { hollow, joined, nothing, type Attributes, type Xml } from '../../text/xml.ts';

export type PageBreak = {
  readonly id: string;
  /** The page's number as it is printed. */
  readonly label: string;
  readonly leaf: Leaf;
  /** How many letters of the leaf stand before it. */
  readonly letters: number;
};

/** The breaks in each leaf, in reading order. */
export type PageBreaks = ReadonlyMap<Leaf, readonly PageBreak[]>;

export const noBreaks: PageBreaks = new Map();

/** The page breaks of a book, by what they stand in. */
export function pageBreaksOf({ pages }: PageMap): PageBreaks {
  const breaks = new Map<Leaf, PageBreak[]>();
  for (const { label, leaf, letters } of pages) {
    const here = breaks.get(leaf) ?? [];
    here.push({ id: `page_${label}`, label, leaf, letters });
    breaks.set(leaf, here);
  }
  return breaks;
}

/** A page of the printed edition, and where in the book it begins. */
export type PageEntry = { readonly label: string; readonly href: string };

/** The list of pages, in reading order. */
export function pageListOf(breaks: PageBreaks, plan: Plan): readonly PageEntry[] {
  return [...breaks].flatMap(([leaf, here]) => here.map(({ id, label }) => ({ label, href: `${plan.files.get(leaf)}#${id}` })));
}

/** A break between blocks. */
export function blockBreaks(breaks: readonly PageBreak[] | undefined): Xml {
  return joined((breaks ?? []).map((it) => hollow('div', attributes(it))));
}

/** Puts breaks into a run of words while it is written. */
export type BreakCursor = {
  /** `value` as text, with the breaks that fall into it. */
  readonly text: (value: string) => Xml;
  /** Passes words that no break may stand in. */
  readonly pass: (value: string) => void;
  /** The breaks that belong before what has been passed. */
  readonly due: () => Xml;
  /** The breaks that are left at the end of the run. */
  readonly rest: () => Xml;
};

/** Begins a run. @param breaks in reading order */
export function openCursor(breaks: readonly PageBreak[], { say }: Voice): BreakCursor {
  let passed = 0;
  let next = 0;
  /** The breaks before the letter of a number. */
  const until = (letter: number): readonly PageBreak[] => {
    const from = next;
    while (next < breaks.length && (breaks[next]?.letters ?? 0) < letter) next++;
    return breaks.slice(from, next);
  };
  return {
    text: (value) => {
      const before = passed;
      passed += letters(value);
      let from = 0;
      const parts = until(passed).flatMap((it) => {
        const offset = offsetOf(it.letters - before, value);
        const part = [say(value.slice(from, offset)), inlineBreak(it)];
        from = offset;
        return part;
      });
      return joined([...parts, say(value.slice(from))]);
    },
    pass: (value) => void (passed += letters(value)),
    due: () => joined(until(passed).map(inlineBreak)),
    rest: () => joined(until(Infinity).map(inlineBreak)),
  };
}

/** For words that breaks may only stand before: `cursor` gives them when all are passed. */
export function passing(cursor: BreakCursor, { say }: Voice): BreakCursor {
  const pass = (value: string): Xml => {
    cursor.pass(value);
    return say(value);
  };
  return { ...cursor, text: pass, due: () => nothing };
}

function inlineBreak(it: PageBreak): Xml {
  return hollow('span', attributes(it));
}

function attributes({ id, label }: PageBreak): Attributes {
  return { id, 'epub:type': 'pagebreak', role: 'doc-pagebreak', 'aria-label': label };
}
