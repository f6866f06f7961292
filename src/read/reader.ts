/** What every reader is: one step from the bytes of a source to an article. */
import type { Article } from '../model/document.ts';
import type { Report } from '../model/problem.ts';
import type { Keep } from '../world/keep.ts';
import type { World } from '../world/world.ts';

/** The formats that Slugline reads. */
export const sourceFormats = ['text', 'markdown'] as const;
export type SourceFormat = (typeof sourceFormats)[number];

/** One source, as the caller found it. */
export type Source = {
  /** What diagnostics call it: a path as the user gave it, or `<stdin>`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: SourceFormat;
  /** The character encoding that the user declared, as a WHATWG label; null when none was. */
  readonly encoding: string | null;
  /** The folder that relative image paths start from. */
  readonly folder: string;
  /** The folders that images may be read from. */
  readonly roots: readonly string[];
};

export type ReadContext = {
  readonly world: World;
  readonly report: Report;
  /** What was found before; nothing when left out. */
  readonly keep?: Keep;
};

/** Null when the source has an error that leaves no article; what is wrong is then in the report. */
export type Reader = (source: Source, context: ReadContext) => Promise<Article | null>;
