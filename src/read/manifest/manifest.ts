/** What the manifest of a pack says: types only. Null is what it leaves open; empty is what it says there is none of. */
import type { Apparatus, Citation } from '../../model/apparatus.ts';
import type { Inline, Language, Particulars, Picture, Place } from '../../model/document.ts';
import type { Scheme } from '../../model/marking.ts';
import type { PackPart } from '../../model/pack.ts';
import type { Diagnostic } from '../../model/problem.ts';

/** Names that come from floors above: the formats that are written, and the profiles of e-books. */
export type Offer<Format extends string, Profile extends string> = {
  readonly formats: readonly Format[];
  readonly profiles: readonly Profile[];
};

/** What it says of the pack as a whole. Paths start from where the manifest's own path does. */
export type Settings<Format extends string, Profile extends string> = {
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly series: string | null;
  readonly issue: string | null;
  readonly date: string | null;
  readonly period: string | null;
  readonly preparedBy: readonly string[] | null;
  readonly preparedFor: string | null;
  readonly nextIssue: string | null;
  readonly authors: readonly string[] | null;
  readonly publisher: string | null;
  readonly contact: string | null;
  readonly rights: string | null;
  readonly language: Language | null;
  readonly description: string | null;
  readonly keywords: readonly string[] | null;
  readonly scheme: Scheme;
  readonly marking: string | null;
  readonly numbering: Numbering | null;
  readonly contents: boolean | null;
  readonly cover: string | null;
  readonly style: string | null;
  readonly size: string | null;
  readonly font: string | null;
  readonly fontSize: string | null;
  readonly set: readonly string[] | null;
  readonly formats: readonly Format[] | null;
  readonly output: readonly string[] | null;
  readonly single: boolean | null;
  readonly llms: boolean | null;
  readonly attachSources: boolean | null;
  readonly keepGoing: boolean | null;
  readonly feeds: boolean | null;
  readonly feedTitle: string | null;
  readonly feedUrl: string | null;
  readonly profile: Profile | null;
  readonly coverPage: boolean | null;
  readonly evaluatedBy: string | null;
  readonly identifier: string | null;
  readonly drafts: boolean | null;
  readonly expandAcronyms: boolean | null;
  readonly handlingPage: boolean | null;
};

/** Whether paragraphs are numbered through the pack. */
export const numberings = ['paragraphs', 'none'] as const;
export type Numbering = (typeof numberings)[number];

/** What is to be said of an article in place of what it says itself; an empty headline says nothing. */
export type Override = {
  readonly headline: readonly Inline[];
  readonly particulars: Partial<Particulars>;
  /** The number of its first paragraph; null when it goes on where the article before it ends. */
  readonly number: number | null;
};

/** Articles as they are listed: a path or a pattern. */
export type Listing = { readonly at: Place; readonly path: string; readonly override: Override };

/** An article that was found. */
export type Listed = { readonly path: string; readonly override: Override };

/** An article that is left out, and what is wrong with it. */
export type Lost = { readonly path: string; readonly told: readonly Diagnostic[] };

export type Manifest<Format extends string, Profile extends string> = {
  readonly settings: Settings<Format, Profile>;
  /** In their order, those of parts behind those of none. */
  readonly articles: readonly Listed[];
  readonly parts: readonly PackPart[];
  /** Articles that are listed and not there; none where that is an error. */
  readonly lost: readonly Lost[];
  readonly apparatus: Apparatus<Citation>;
  readonly pictures: readonly Picture[];
};
