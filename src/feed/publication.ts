/** What a catalogue knows of a publication: plain data, so that it can be kept from one build to the next. Text that is not known is empty. */
import type { Language } from '../model/document.ts';

/** A file beside the catalogue. */
export type PublishedFile = {
  /** Relative to the catalogue's folder, with `/` between folders; not encoded. */
  readonly path: string;
  /** Such as `application/epub+zip`. */
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** A picture beside the catalogue, a JPEG. Its size is in pixels. */
export type PublishedPicture = PublishedFile & { readonly width: number; readonly height: number };

export type Publication = {
  /** The name of its files without their endings: what tells it from the others of its folder. */
  readonly name: string;
  /** A URI. */
  readonly identifier: string;
  readonly title: string;
  readonly subtitle: string;
  readonly series: string;
  readonly issue: string;
  readonly authors: readonly string[];
  /** ISO 8601; null when it has none. */
  readonly date: string | null;
  readonly language: Language;
  readonly description: string;
  readonly subjects: readonly string[];
  readonly publisher: string;
  readonly rights: string;
  /** Its label, such as `TLP:GREEN`. */
  readonly marking: string;
  /** At least one; the one that people want first comes first. */
  readonly files: readonly PublishedFile[];
  readonly cover: PublishedPicture;
  readonly thumbnail: PublishedPicture;
};
