/** What an article is found to say: proposals for a briefing's apparatus, each with the words that it rests on. Types only. */

/** Where a proposal comes from. */
export type Cite = {
  /** The article's file, as the caller named it. */
  readonly article: string;
  /** The paragraph's number among those of the article's body, from 1. */
  readonly paragraph: number;
  /** The article's own words, to the letter. */
  readonly quote: string;
};

export type FoundEvent = {
  /** ISO 8601, as exact as the article is: `2020-01-03`, `2020-01` or `2020`. */
  readonly date: string;
  readonly event: string;
  readonly cites: readonly Cite[];
};

export type FoundPerson = {
  /** The fullest form in the articles, without titles. */
  readonly name: string;
  /** Empty when the articles do not say. */
  readonly role: string;
  readonly cites: readonly Cite[];
};

export type Position = { readonly latitude: number; readonly longitude: number };

export type FoundPlace = {
  readonly name: string;
  /** Null when the gazetteer does not have it, or has several of the name. */
  readonly position: Position | null;
  readonly cites: readonly Cite[];
};

export type FoundTerm = {
  readonly term: string;
  /** Empty for an acronym that no article spells out: a gap to fill. */
  readonly expansion: string;
  readonly cites: readonly Cite[];
};

/** All that is proposed. */
export type Facts = {
  readonly timeline: readonly FoundEvent[];
  readonly people: readonly FoundPerson[];
  readonly places: readonly FoundPlace[];
  readonly glossary: readonly FoundTerm[];
};
