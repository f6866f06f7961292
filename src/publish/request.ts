/** What a user can ask for, as one complete value: the flags of the command line, and what `build()` takes. */
import type { Language } from '../model/document.ts';
import type { SourceFormat } from '../read/reader.ts';
import { plainBook, type BookWish } from '../render/book-wish.ts';
import type { Format } from '../render/renderer.ts';

/** Empty and null mean that the user leaves it open. */
export type Request = {
  /** Paths of the articles, in their order; `-` is standard input. */
  readonly sources: readonly string[];
  /** What the sources are; null when their names tell. */
  readonly from: SourceFormat | null;
  /** Their character encoding, as a WHATWG label. */
  readonly encoding: string | null;
  /** One folder, or files whose endings tell the format, or `-` for standard output. */
  readonly outputs: readonly string[];
  /** The formats to write; empty for those of the outputs, or all. */
  readonly to: readonly Format[];
  /** Whether PDF files carry the pack as Markdown and the manifest of the build. */
  readonly attachSources: boolean;
  readonly title: string;
  readonly subtitle: string;
  /** The series that the pack is an issue of, and its number there. */
  readonly series: string;
  readonly issue: string;
  readonly authors: readonly string[];
  readonly language: Language | null;
  /** ISO 8601. */
  readonly date: string | null;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly publisher: string;
  readonly rights: string;
  readonly contents: boolean | null;
  /** Path of the cover's image. */
  readonly cover: string | null;
  /** What the EPUB is to be besides. */
  readonly book: BookWish;
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
};

/** A request that leaves everything open; nothing to build yet. */
export const nothingAsked: Request = {
  sources: [],
  from: null,
  encoding: null,
  outputs: [],
  to: [],
  attachSources: false,
  title: '',
  subtitle: '',
  series: '',
  issue: '',
  authors: [],
  language: null,
  date: null,
  description: '',
  keywords: [],
  publisher: '',
  rights: '',
  contents: null,
  cover: null,
  book: plainBook,
  style: 'briefing',
  size: null,
  font: null,
  fontSize: null,
  set: [],
  roots: [],
};
