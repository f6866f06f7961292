/** What composing needs at every step: the bench, the pictures at hand, and somewhere to put notes. */
import type { Block, Hash, Language, Paragraph, Place } from '../../../model/document.ts';
import type { Leaf } from '../../../model/leaves.ts';
import type { Report } from '../../../model/problem.ts';
import type { VoiceName } from '../../../style/style.ts';
import type { Words } from '../../../text/words.ts';
import type { Link } from '../../../typeset/draw.ts';
import { child, type Element, type Facts, type Role } from '../../../typeset/tag.ts';
import type { Bench } from '../bench.ts';

/** A picture's size on the page at its natural scale, in points. */
export type PictureSize = { readonly width: number; readonly height: number };

export type Compositor = {
  readonly bench: Bench;
  readonly report: Report;
  readonly words: Words;
  readonly pictures: ReadonlyMap<Hash, PictureSize>;
  /** The numbers of paragraphs that have one. */
  readonly numbers: ReadonlyMap<Paragraph, string>;
  /** The label of the page that an anchor is on; empty when it is on none. */
  readonly pageOf: (id: string) => string;
  /** Is told what the words of an element are. */
  readonly origin: (tag: Element, leaf: Leaf) => void;
  /** Keeps a note that is called in `inside` to be set at the foot. */
  readonly addNote: (content: readonly Block[], inside: Element) => AddedNote;
};

/** A note's number in the story, counted from 0; what its mark says, and where the mark leads. */
export type AddedNote = { readonly note: number; readonly label: string; readonly link: Link };

/** The column that blocks are set in. */
export type Column = {
  /** Width, in points. */
  readonly measure: number;
  /** The tallest thing that a page can hold, in points. */
  readonly height: number;
  readonly language: Language;
  /** The voice of running text. */
  readonly voice: VoiceName;
  /** Whether paragraphs in a row are told apart by an indent; else by space. */
  readonly indents: boolean;
  /** Whether blocks stand close together, as they do in the items of a tight list. */
  readonly tight: boolean;
  /** The element that what is set in it belongs to. */
  readonly tag: Element;
};

/** The column, for what belongs to a new element inside its own. */
export function within(column: Column, role: Role, facts: Facts = {}): Column {
  return { ...column, tag: child(column.tag, role, facts) };
}

/** For measuring: what is set with it is not read, and neither its notes are numbered nor its problems told. A mark is about as wide as any. */
export function measuring(compositor: Compositor): Compositor {
  const link = { kind: 'place', id: '', name: null, said: '' } as const;
  return { ...compositor, origin: () => undefined, addNote: () => ({ note: 0, label: '10', link }), report: () => undefined };
}

/** Fewer ems than this hold no text that can be read. */
const narrowest = 8;

/**
 * A column made narrower by `by` points, or by as much as leaves it wide enough to be read: however deep things are nested, they
 * stay on the page. @param size of the type in it, in points
 */
export function narrowed(column: Column, by: number, size: number): { readonly column: Column; readonly by: number } {
  const least = Math.max(0, Math.min(by, column.measure - narrowest * size));
  return { column: { ...column, measure: column.measure - least }, by: least };
}

/** Reports lines that nothing could make fit. */
export function reportOverfull(compositor: Compositor, count: number, at: Place): void {
  if (count === 0) return;
  const lines = count === 1 ? 'a line is' : `${count} lines are`;
  compositor.report({
    code: 'line-overfull',
    severity: 'warning',
    message: `${lines} wider than the column`,
    at,
    hint: 'a soft hyphen lets a long word break',
  });
}
