/** The objects that a PDF file is made of (ISO 32000-1, 7.3), as the rest of the renderer hands them to whoever writes the file. */

/** Another object of the file. */
export type Ref = { readonly objectNumber: number };

/** A string of words rather than a name. */
export type Words = { readonly words: string };

/** A name is a bare string; bytes are written in hexadecimal. */
export type Value =
  null | number | boolean | string | Words | Uint8Array | Ref | readonly Value[] | { readonly [key: string]: Value };

export type Dictionary = { readonly [key: string]: Value };

/** A file in the making. */
export type ObjectFile = {
  /** Sets a number aside for an object that is written later: every one must be. */
  readonly reserve: () => Ref;
  /** Writes an object; when there are bytes a stream, deflated unless it brings a filter (null for none). */
  readonly write: (ref: Ref, dictionary: Dictionary, stream?: Uint8Array) => void;
  /** Reserves and writes at once. */
  readonly add: (dictionary: Dictionary, stream?: Uint8Array) => Ref;
};

/** A string of words. */
export function words(text: string): Words {
  return { words: text };
}
