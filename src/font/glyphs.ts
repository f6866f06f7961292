/** Glyphs of a run of text, and the lists that most words have alike. */

/**
 * Glyphs of one run in visual order. Lengths are in font units; clusters are UTF-16 offsets into the text shaped. Only advances
 * are a word's own; the other arrays may be shared, and are not to be changed.
 */
export type Glyphs = {
  // Plain arrays: a typed array of a word's length takes four times the room of its numbers, and a book has fifty thousand words.
  readonly ids: readonly number[];
  readonly clusters: Uint16Array;
  readonly advances: number[];
  /** How far each glyph is drawn from its pen position. */
  readonly dx: Int32Array;
  readonly dy: Int32Array;
};

/** Lists by their length, made once: a book has tens of thousands of words. */
export type Common = {
  /** Clusters of one letter each. */
  readonly inOrder: (length: number) => Uint16Array;
  /** Offsets of glyphs that stand where the pen is. */
  readonly nought: (length: number) => Int32Array;
};

export function openCommon(): Common {
  const orders: Uint16Array[] = [];
  const noughts: Int32Array[] = [];
  return {
    inOrder: (length) => (orders[length] ??= Uint16Array.from({ length }, (_, index) => index)),
    nought: (length) => (noughts[length] ??= new Int32Array(length)),
  };
}
