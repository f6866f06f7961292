/**
 * An article, as every reader gives it and every renderer takes it.
 *
 * Types only; this file imports nothing. It is a closed union over `kind`: a renderer is a table with one row a kind, and a
 * new kind is a compile error wherever a row is missing. Every node says where in the source it came from.
 */

/** Where a node starts in its source. Lines and columns count from 1; a column counts UTF-16 units. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** A BCP 47 language tag, such as `en-GB`. */
export type Language = string;

/** The SHA-256 of an image's bytes, in hexadecimal: how nodes name images. */
export type Hash = string;

// ── Inlines: what stands inside a line ────────────────────────────────────────────────────────────

export type Inline =
  | Text
  | Emphasis
  | Strong
  | Strike
  | Superscript
  | Subscript
  | Code
  | Link
  | InlineImage
  | Foreign
  | Abbreviation
  | Reference
  | Note
  | Break;

/** Words. Runs of white space in the source are one space here. */
export type Text = { readonly kind: 'text'; readonly at: Place; readonly value: string };
export type Emphasis = { readonly kind: 'emphasis'; readonly at: Place; readonly content: readonly Inline[] };
export type Strong = { readonly kind: 'strong'; readonly at: Place; readonly content: readonly Inline[] };
export type Strike = { readonly kind: 'strike'; readonly at: Place; readonly content: readonly Inline[] };
export type Superscript = { readonly kind: 'superscript'; readonly at: Place; readonly content: readonly Inline[] };
export type Subscript = { readonly kind: 'subscript'; readonly at: Place; readonly content: readonly Inline[] };
/** Code in a line of prose: kept to the letter. */
export type Code = { readonly kind: 'code'; readonly at: Place; readonly value: string };
export type Link = {
  readonly kind: 'link';
  readonly at: Place;
  readonly to: Target;
  /** What the source says of the link beside its text; empty when it says nothing. */
  readonly title: string;
  readonly content: readonly Inline[];
};
/** A picture no larger than the words around it. */
export type InlineImage = { readonly kind: 'image'; readonly at: Place; readonly picture: Hash; readonly alt: string };
/** Words in another language than those around them. */
export type Foreign = {
  readonly kind: 'foreign';
  readonly at: Place;
  readonly language: Language;
  readonly content: readonly Inline[];
};
/** A short form, such as an acronym, and what it stands for. */
export type Abbreviation = {
  readonly kind: 'abbreviation';
  readonly at: Place;
  readonly expansion: string;
  readonly content: readonly Inline[];
};
/** A paragraph of the pack, named by its number: after binding only. */
export type Reference = { readonly kind: 'reference'; readonly at: Place; readonly number: string };
/** A footnote, written where it is cited, so that it can not dangle. */
export type Note = { readonly kind: 'note'; readonly at: Place; readonly content: readonly Block[] };
/** A line ended by hand. */
export type Break = { readonly kind: 'break'; readonly at: Place };

/** Where a link leads. */
export type Target = WebTarget | PlaceTarget | FileTarget;
/** An address outside: http, https or mailto, as a valid URL. */
export type WebTarget = { readonly kind: 'web'; readonly url: string };
/** By its id: a heading of this article (before binding); a heading or a story of the pack (after it). */
export type PlaceTarget = { readonly kind: 'place'; readonly id: string };
/** Another file, as a path beside the source: another article of the pack, or nothing that Slugline knows. */
export type FileTarget = { readonly kind: 'file'; readonly path: string; readonly fragment: string };

// ── Blocks: what stands on lines of its own ───────────────────────────────────────────────────────

export type Block =
  Paragraph | Heading | List | Quote | CodeBlock | Table | Figure | Definitions | Rule | Judgement | KeyFigures | Drawing;

export type Paragraph = { readonly kind: 'paragraph'; readonly at: Place; readonly content: readonly Inline[] };
export type Level = 1 | 2 | 3 | 4 | 5 | 6;
/** A heading in the body; the article's own headline is not one. */
export type Heading = {
  readonly kind: 'heading';
  readonly at: Place;
  readonly level: Level;
  /** Unique in the article; after binding, in the pack. */
  readonly id: string;
  readonly content: readonly Inline[];
};
export type List = {
  readonly kind: 'list';
  readonly at: Place;
  /** The first number of a numbered list; null for a list with bullets. */
  readonly start: number | null;
  /** Whether the items are set without space between them. */
  readonly tight: boolean;
  readonly items: readonly ListItem[];
};
export type ListItem = {
  readonly at: Place;
  /** Of a task: whether it is done; null when the item is no task. */
  readonly done: boolean | null;
  readonly content: readonly Block[];
};
export type Quote = {
  readonly kind: 'quote';
  readonly at: Place;
  /** A pull quote repeats words of the article, large, to draw a reader in; it is no part of the argument. */
  readonly role: 'quotation' | 'pull';
  readonly content: readonly Block[];
  /** Who said it, without the dash; empty when the source does not say. */
  readonly attribution: readonly Inline[];
};
/** Lines of code: kept to the letter, without a newline at the end. */
export type CodeBlock = {
  readonly kind: 'codeBlock';
  readonly at: Place;
  /** The language's name as the source gives it; empty when it gives none. */
  readonly syntax: string;
  readonly value: string;
};
export type Alignment = 'none' | 'left' | 'centre' | 'right';
export type Table = {
  readonly kind: 'table';
  readonly at: Place;
  readonly columns: readonly Alignment[];
  /** Rows hold exactly one cell a column. */
  readonly head: readonly Row[];
  readonly body: readonly Row[];
  readonly caption: readonly Inline[];
};
export type Row = { readonly at: Place; readonly cells: readonly Cell[] };
export type Cell = { readonly at: Place; readonly content: readonly Inline[] };
export type Figure = {
  readonly kind: 'figure';
  readonly at: Place;
  readonly picture: Hash;
  /** What the picture shows, for those who can not see it; empty only when it is decoration. */
  readonly alt: string;
  readonly caption: readonly Inline[];
};
export type Definitions = { readonly kind: 'definitions'; readonly at: Place; readonly entries: readonly Entry[] };
export type Entry = {
  readonly at: Place;
  /** At least one. */
  readonly terms: readonly (readonly Inline[])[];
  /** At least one. */
  readonly meanings: readonly (readonly Block[])[];
};
/** A judgement of a briefing: how likely it is and how sure its authors are stand apart from what it says. */
export type Judgement = {
  readonly kind: 'judgement';
  readonly at: Place;
  readonly number: number;
  readonly content: readonly Inline[];
  /** In words; empty when the judgement is none of probability. */
  readonly likelihood: string;
  readonly confidence: string;
  /** What it rests on: links, with what stands between them; empty when nothing is cited. */
  readonly evidence: readonly Inline[];
};
/** Figures at a glance, set large. */
export type KeyFigures = { readonly kind: 'keyFigures'; readonly at: Place; readonly entries: readonly KeyFigureEntry[] };
export type KeyFigureEntry = {
  readonly at: Place;
  readonly figure: string;
  readonly label: readonly Inline[];
  readonly caveat: readonly Inline[];
  readonly evidence: readonly Inline[];
};
/** A drawing that Slugline makes from what it knows. */
export type Drawing = {
  readonly kind: 'drawing';
  readonly at: Place;
  /** What its file is called, where it is one; unique in the pack. */
  readonly name: string;
  /** Its natural size, in points. */
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** What it shows, in words. */
  readonly alt: string;
};
/** The inks of a drawing, as a style or a screen has them. */
export type Tone = 'text' | 'muted' | 'accent' | 'rule' | 'ground' | 'paper';

export type Point = readonly [x: number, y: number];

/** Lengths are in points of the drawing's natural size, from its top left corner. */
export type Shape =
  /** Closed outlines, filled; where `edge` is more than 0 a line of paper so thick runs along them. */
  | { readonly kind: 'area'; readonly rings: readonly (readonly Point[])[]; readonly tone: Tone; readonly edge: number }
  | { readonly kind: 'stroke'; readonly points: readonly Point[]; readonly weight: number; readonly tone: Tone }
  | { readonly kind: 'dot'; readonly at: Point; readonly radius: number; readonly tone: Tone }
  /** Words on one line; `at` is where it begins, has its middle or ends, on the baseline. */
  | {
      readonly kind: 'label';
      readonly at: Point;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly bold: boolean;
      readonly tone: Tone;
    };
/** A break in the train of thought. */
export type Rule = { readonly kind: 'rule'; readonly at: Place };

// ── The article ───────────────────────────────────────────────────────────────────────────────────

/** How an image's bytes are coded. */
export type ImageType = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg';

/** An image that nodes refer to by its hash: probed, whole, and safe to decode. */
export type Picture = {
  readonly hash: Hash;
  /** The file name in the source, without folders. */
  readonly name: string;
  readonly type: ImageType;
  /** Size in pixels, upright. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
};

/** What a source says about itself. Absent text is empty, an absent list is empty, an absent date is null. */
export type Particulars = {
  /** Who wrote it, one name an entry. */
  readonly authors: readonly string[];
  /** ISO 8601: `2022-01-03` or `2022-01-03T09:30:00Z`. */
  readonly date: string | null;
  readonly language: Language | null;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly publisher: string;
  readonly rights: string;
  /** Where the article first appeared, as a URL. */
  readonly source: string;
  /** Who may read it: a label of the pack's scheme, such as `TLP:GREEN`. */
  readonly marking: string;
  /** ISO 8601: when it was fetched from its source. */
  readonly retrieved: string | null;
};

export type Article = {
  readonly kind: 'article';
  readonly at: Place;
  /** Empty when the source has none. */
  readonly headline: readonly Inline[];
  readonly standfirst: readonly Inline[];
  readonly particulars: Particulars;
  readonly body: readonly Block[];
  /** Every image that the article refers to, once each, in the order of first use. */
  readonly pictures: readonly Picture[];
};
