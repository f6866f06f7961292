/** What a user can ask for, as one complete value: the flags of the command line, and what `build()` takes. */
import type { Language } from '../model/document.ts';
import type { Numbering } from '../read/manifest/manifest.ts';
import type { SourceFormat } from '../read/reader.ts';
import type { BookProfile } from '../render/book-wish.ts';
import type { Format } from '../render/renderer.ts';
import { noBriefing, type Briefing } from './briefing.ts';

/** Empty and null mean that the user leaves it open. */
export type Request = {
  /** Paths of the articles, in their order; `-` is standard input. A manifest may be among them. */
  readonly sources: readonly string[];
  /** Path of the pack's manifest; null when it is among the sources, or in the working folder and there are none. */
  readonly manifest: string | null;
  /** Whether entries of the manifest that nobody has reviewed are taken in. */
  readonly drafts: boolean | null;
  /** What the sources are; null when their names tell. */
  readonly from: SourceFormat | null;
  /** Their character encoding, as a WHATWG label. */
  readonly encoding: string | null;
  /** One folder, or files whose endings tell the format, or `-` for standard output. */
  readonly outputs: readonly string[];
  /** The formats to write; empty for those of the outputs, or all. */
  readonly to: readonly Format[];
  /** Whether articles with errors are left out, and all else is made. */
  readonly keepGoing: boolean | null;
  /** Whether a pack's Markdown is one file also in a folder, where it has a file for each article by itself. */
  readonly single: boolean | null;
  /** Whether a folder of Markdown has `llms.txt` in it. */
  readonly llms: boolean | null;
  /** Whether PDF files carry the pack as Markdown and the manifest of the build. */
  readonly attachSources: boolean | null;
  /** Whether feeds of what is made stand in the folder beside it. */
  readonly feeds: boolean | null;
  /** What they are called, and the web address that the folder is published at. */
  readonly feedTitle: string;
  readonly feedUrl: string | null;
  /** The name, without an ending, of the files of one pack of all sources; empty when it comes from its title, or from each source. */
  readonly stem: string;
  readonly title: string;
  readonly subtitle: string;
  /** The series that the pack is an issue of, and its number there. */
  readonly series: string;
  readonly issue: string;
  readonly authors: readonly string[];
  readonly language: Language | null;
  /** ISO 8601. */
  readonly date: string | null;
  /** The date of a pack that nothing else dates but its articles: what a build takes for now. */
  readonly epoch: string | null;
  /** What the pack covers, who made it for whom, when the next is due, and whom to ask: in words. */
  readonly period: string;
  readonly preparedBy: readonly string[];
  readonly preparedFor: string;
  readonly nextIssue: string;
  readonly contact: string;
  /** A label of the scheme, TLP 2.0 unless the manifest has one of its own. */
  readonly marking: string;
  /** The most restricted label that may be released; empty for the whole pack. */
  readonly release: string;
  readonly numbering: Numbering | null;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly publisher: string;
  readonly rights: string;
  readonly contents: boolean | null;
  /** Path of the cover's image. */
  readonly cover: string | null;
  /** What the EPUB is to be besides: see `BookWish`. */
  readonly profile: BookProfile | null;
  readonly coverPage: boolean | null;
  readonly evaluatedBy: string;
  /** Name of a house style, or path of a style file that ends in `.yml`. */
  readonly style: string;
  /** A page size in place of the style's. */
  readonly size: string | null;
  /** A font file, or one of the style's families, for the body. */
  readonly font: string | null;
  /** The body's size, such as `11pt`; the other sizes keep their proportion to it. */
  readonly fontSize: string | null;
  /** Tokens of the style with their values, such as `margin.left=30mm`. */
  readonly set: readonly string[];
  /** Folders that images may be read from, besides each article's own. */
  readonly roots: readonly string[];
  /** What a pack says besides its articles. */
  readonly briefing: Briefing;
};

/** A request that leaves everything open; nothing to build yet. */
export const nothingAsked: Request = {
  sources: [],
  manifest: null,
  drafts: null,
  from: null,
  encoding: null,
  outputs: [],
  to: [],
  keepGoing: null,
  single: null,
  llms: null,
  attachSources: null,
  feeds: null,
  feedTitle: '',
  feedUrl: null,
  stem: '',
  title: '',
  subtitle: '',
  series: '',
  issue: '',
  authors: [],
  language: null,
  date: null,
  epoch: null,
  period: '',
  preparedBy: [],
  preparedFor: '',
  nextIssue: '',
  contact: '',
  marking: '',
  release: '',
  numbering: null,
  description: '',
  keywords: [],
  publisher: '',
  rights: '',
  contents: null,
  cover: null,
  profile: null,
  coverPage: null,
  evaluatedBy: '',
  style: '',
  size: null,
  font: null,
  fontSize: null,
  set: [],
  roots: [],
  briefing: noBriefing,
};
