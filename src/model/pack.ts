/** A pack: articles bound into one publication, with everything settled that a renderer would otherwise have to guess. */
import type { Apparatus, Evidence } from './apparatus.ts';
import type { Block, Inline, Language, Paragraph, Particulars, Picture, Place } from './document.ts';
import type { Scheme } from './marking.ts';

/** An article that has found its place in a pack. Ids of stories and of the headings in them are unique in the pack. */
export type Story = {
  readonly kind: 'story';
  readonly at: Place;
  /** An article; or the apparatus, set as one: what is read first, how it may be passed on, what is looked up, and the colophon. */
  readonly role: 'article' | 'front' | 'handling' | 'back' | 'colophon';
  /** Lower-case ASCII letters, digits and hyphens; starts with a letter; fit for a file name. */
  readonly id: string;
  readonly language: Language;
  /** Never empty. */
  readonly headline: readonly Inline[];
  readonly standfirst: readonly Inline[];
  readonly particulars: Particulars;
  /** Headings start at level 2 and never skip one. */
  readonly body: readonly Block[];
};

/** A part of a pack: the stories from number `first`, counted from 0, to the next part. */
export type PackPart = { readonly title: string; readonly first: number };

export type Pack = {
  readonly kind: 'pack';
  /** Plain text, never empty. */
  readonly title: string;
  /** Plain text that stands below the title; empty when there is none. */
  readonly subtitle: string;
  /** The series that the pack is an issue of, and its number there, such as `12`; empty when there is none. */
  readonly series: string;
  readonly issue: string;
  readonly language: Language;
  readonly authors: readonly string[];
  /** ISO 8601; null when neither the caller nor a document gives one. */
  readonly date: string | null;
  readonly description: string;
  readonly keywords: readonly string[];
  /** What the pack covers, in words; empty when that is not said. */
  readonly period: string;
  readonly preparedBy: readonly string[];
  readonly preparedFor: string;
  /** When the next issue is due: a date, or words. */
  readonly nextIssue: string;
  /** Whom to ask, in words. */
  readonly contact: string;
  readonly publisher: string;
  readonly rights: string;
  /** A URN that stays the same as long as title, authors and sources do. */
  readonly identifier: string;
  /** Whether a contents page stands before the stories. */
  readonly contents: boolean;
  /** The image for the cover of the e-book; null when there is none. */
  readonly cover: Picture | null;
  /** The marking of the pack, the highest of its parts; empty when nothing is marked. */
  readonly marking: string;
  readonly scheme: Scheme;
  readonly apparatus: Apparatus<Evidence>;
  /** The numbers of paragraphs, such as `14`, by which every format names them; empty where they have none. */
  readonly numbers: ReadonlyMap<Paragraph, string>;
  /** Stories under a title of their own: how many of them, in their order. Empty for a pack without parts. */
  readonly parts: readonly PackPart[];
  /** At least one. */
  readonly stories: readonly Story[];
  /** Every image that a story refers to, once each, in the order of first use. */
  readonly pictures: readonly Picture[];
};
