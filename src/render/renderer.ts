/** What every renderer is: one pure step from a pack to the bytes of a file. */
import type { Report } from '../model/problem.ts';
import type { Pack } from '../model/pack.ts';
import type { Style } from '../style/style.ts';
import type { BookWish } from './book-wish.ts';
import type { PageMap } from './page-map.ts';
import type { Keep } from '../world/keep.ts';
import type { World } from '../world/world.ts';

/** The formats that Slugline writes, which are also the file endings. */
export const formats = ['pdf', 'epub', 'md'] as const;
export type Format = (typeof formats)[number];

export type RenderContext = {
  /** For Slugline's own files only: fonts, patterns. */
  readonly world: World;
  readonly report: Report;
  /** What was made before; nothing when left out. */
  readonly keep?: Keep;
  readonly style: Style;
  /** The output's file name without its ending; names the folder of images beside a Markdown file. */
  readonly stem: string;
  /** Where a format can be a folder with a file for each article, what is to be in it besides; one file when left out. */
  readonly folder?: FolderWish;
  /** Files to carry inside the output, where its format can; none when left out. */
  readonly attachments?: readonly Attachment[];
  /** Whether a paginated format is to say where its pages begin; not when left out. */
  readonly mapPages?: boolean;
  /** Whether a paginated format only sets pages for the keep, to be finished by whoever knows where they stand; there is no file then. */
  readonly setsAhead?: boolean;
  /** Where the pages of the pack's PDF begin, for formats without pages of their own; unknown when left out. */
  readonly pages?: PageMap | null;
  /** What an EPUB is to be besides; nothing when left out. */
  readonly book?: BookWish;
};

/** What is wanted of a folder of files. */
export type FolderWish = {
  /** Whether it has `llms.txt`: what is in the pack, and where, for language models; and all of it in one text. */
  readonly llms: boolean;
};

/** A file inside a file. */
export type Attachment = {
  readonly name: string;
  /** Such as `text/markdown`. */
  readonly mediaType: string;
  /** What it is to the output: what that was made from, or what tells how. */
  readonly role: 'source' | 'data';
  /** For people, in a line. */
  readonly description: string;
  readonly bytes: Uint8Array;
};

export type Rendered = {
  readonly bytes: Uint8Array;
  /** Files that belong beside the output, by path relative to its folder. */
  readonly beside: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** How many pages it has, where it has any. */
  readonly leaves?: number;
  /** Where its pages begin, where that was asked for. */
  readonly pages?: PageMap | null;
  /** Its front, where it has one: part of the output, and for whoever shows it on a shelf. */
  readonly cover?: CoverPicture;
};

/** A JPEG; its size is in pixels. */
export type CoverPicture = { readonly width: number; readonly height: number; readonly bytes: Uint8Array };

/** The same pack, style and stem give the same bytes, on any machine. */
export type Renderer = (pack: Pack, context: RenderContext) => Promise<Rendered>;
