/**
 * What a briefing says besides its articles: types only. Each part may be missing, and what is missing leaves nothing behind.
 *
 * `C` is what a claim rests on: a `Citation` as its author wrote it, an `Evidence` once the binder has found the words.
 */
import type { Block, Inline, Place } from './document.ts';

/** What a claim rests on, as it is written. */
export type Citation = {
  readonly at: Place;
  /** The article's file, as a path beside the manifest, or the id that its story will have. */
  readonly article: string;
  /** Wording or a figure that the article must have, to the letter but for quotes, dashes and spaces. */
  readonly quote: string;
};

/** A citation whose words were found. */
export type Evidence = {
  readonly at: Place;
  readonly quote: string;
  /** The id of the story, and what leads to its paragraph: an id of the pack. */
  readonly story: string;
  readonly place: string;
  /** The paragraph's number in the pack; null where paragraphs have none. */
  readonly number: string | null;
};

/** The terms of a yardstick of probability, from the least likely on. */
export const yardsticks = {
  /** The UK's Professional Head of Intelligence Assessment. */
  phia: ['remote chance', 'highly unlikely', 'unlikely', 'realistic possibility', 'likely', 'highly likely', 'almost certain'],
  /** The US Intelligence Community Directive 203. */
  icd203: ['almost no chance', 'very unlikely', 'unlikely', 'roughly even chance', 'likely', 'very likely', 'almost certain'],
} as const;
export type Yardstick = keyof typeof yardsticks;

/** How sure the author is of a judgement: of its grounds, not of what it says. */
export const confidences = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof confidences)[number];

/** A key judgement. Likelihood and confidence are two things, and stay apart. */
export type Judgement<C> = {
  readonly at: Place;
  readonly content: readonly Inline[];
  /** A term of the pack's yardstick; empty when the judgement is none of probability. */
  readonly likelihood: string;
  readonly confidence: Confidence | null;
  readonly cites: readonly C[];
};

/** A figure at a glance. */
export type KeyFigure<C> = {
  readonly at: Place;
  /** As it is set, such as `1,200` or `47 %`. */
  readonly figure: string;
  readonly label: readonly Inline[];
  /** What the figure leaves out or takes in; empty when there is nothing to say. */
  readonly caveat: readonly Inline[];
  readonly cites: readonly C[];
};

/** A dated event. */
export type Event<C> = {
  readonly at: Place;
  /** ISO 8601: a day, a month or a year, such as `2020-01-03`, `2020-01`, `2020`. */
  readonly date: string;
  readonly content: readonly Inline[];
  readonly cites: readonly C[];
};

export type Person<C> = {
  readonly at: Place;
  readonly name: string;
  readonly role: readonly Inline[];
  /** Who they are and why they matter. */
  readonly content: readonly Block[];
  readonly cites: readonly C[];
};

/** A place, to be found on the locator map when its position is known. */
export type Site = {
  readonly at: Place;
  readonly name: string;
  /** In degrees, north and east positive; null when it is not known. */
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
  readonly content: readonly Inline[];
};

export type Question = { readonly at: Place; readonly question: readonly Inline[]; readonly answer: readonly Block[] };

/** An entry of the glossary. */
export type Term = {
  readonly at: Place;
  readonly term: string;
  /** What an acronym stands for: it is set at the acronym's first use; empty for a term that is none. */
  readonly expansion: string;
  readonly content: readonly Inline[];
};

/** The Admiralty code: reliability of a source, A to F, and credibility of what it says, 1 to 6, judged apart. */
export type Grade = { readonly reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F'; readonly credibility: 1 | 2 | 3 | 4 | 5 | 6 };

/** An entry of the register of sources. */
export type SourceEntry = {
  readonly at: Place;
  /** The article that it is the source of, as in a citation; empty when it is of none. */
  readonly article: string;
  readonly title: string;
  readonly publisher: string;
  /** An address; empty when there is none. */
  readonly url: string;
  /** ISO 8601 dates; empty when unknown. */
  readonly published: string;
  readonly retrieved: string;
  readonly grade: Grade | null;
  readonly content: readonly Inline[];
};

export type Apparatus<C> = {
  /** How the pack may be passed on. */
  readonly handling: readonly Block[];
  /** The most important thing, before all else. */
  readonly bottomLine: readonly Block[];
  readonly judgements: readonly Judgement<C>[];
  readonly figures: readonly KeyFigure<C>[];
  /** What is new since the last issue. */
  readonly changes: readonly Block[];
  readonly assessment: readonly Block[];
  /** What would change the assessment. */
  readonly indicators: readonly (readonly Inline[])[];
  readonly timeline: readonly Event<C>[];
  readonly people: readonly Person<C>[];
  readonly places: readonly Site[];
  readonly lines: readonly Block[];
  readonly questions: readonly Question[];
  readonly gaps: readonly Block[];
  readonly assumptions: readonly Block[];
  readonly glossary: readonly Term[];
  readonly sources: readonly SourceEntry[];
  /** How to read the terms of probability: a text, or the table of the yardstick. */
  readonly method: readonly Block[];
  readonly colophon: readonly Block[];
  /** The terms that likelihoods are taken from; null when none are used. */
  readonly yardstick: Yardstick | null;
};

/** An apparatus with nothing in it. */
export const noApparatus: Apparatus<never> = {
  handling: [],
  bottomLine: [],
  judgements: [],
  figures: [],
  changes: [],
  assessment: [],
  indicators: [],
  timeline: [],
  people: [],
  places: [],
  lines: [],
  questions: [],
  gaps: [],
  assumptions: [],
  glossary: [],
  sources: [],
  method: [],
  colophon: [],
  yardstick: null,
};
