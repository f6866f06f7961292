/** Fonts for setting: a face with its features and language, and the words already shaped in it. */
import type { Face, FontLibrary } from '../font/library.ts';
import type { Glyphs } from '../font/harfbuzz.ts';
import type { Hyphenate } from '../text/hyphenate.ts';

/** A word in glyphs. Widths are in font units, tracking included. */
export type Shaped = {
  readonly text: string;
  readonly glyphs: Glyphs;
  readonly width: number;
};

/** Where a word may be broken, and what stands before and after each break. */
export type Breaks = {
  readonly offsets: readonly number[];
  /** The word up to the offset, with a hyphen. */
  readonly heads: readonly Shaped[];
  /** The word from the offset on. */
  readonly tails: readonly Shaped[];
};

/** A face cut for one use. Words are shaped once and kept, whatever the size. */
export type Cut = {
  readonly face: Face;
  readonly word: (text: string) => Shaped;
  readonly breaks: (word: string) => Breaks;
  /** Width of a word space, in font units. */
  readonly space: number;
};

/** A cut at a size, in points, with an ink. */
export type Font = {
  readonly cut: Cut;
  readonly size: number;
  readonly ink: string;
  /** How far the baseline is raised, in points. */
  readonly rise: number;
  /** Whether a line is drawn through the words. */
  readonly strike: boolean;
};

export type CutOptions = {
  readonly features: readonly string[];
  readonly language: string;
  /** Null where words are never hyphenated: headings, code. */
  readonly hyphenate: Hyphenate | null;
  /** Space added after each glyph, in thousandths of the size. */
  readonly tracking: number;
};

const unbroken: Breaks = { offsets: [], heads: [], tails: [] };

/** Prepares a face for setting. */
export function openCut(library: FontLibrary, face: Face, options: CutOptions): Cut {
  const { features, language, hyphenate } = options;
  const words = new Map<string, Shaped>();
  const broken = new Map<string, Breaks>();
  const tracking = (options.tracking * face.metrics.unitsPerEm) / 1000;

  const word = (text: string): Shaped => {
    const known = words.get(text);
    if (known !== undefined) return known;
    const shaped = track(text, library.shape(face, text, features, language), tracking);
    words.set(text, shaped);
    return shaped;
  };

  const breaks = (text: string): Breaks => {
    if (hyphenate === null || text.length < 4) return unbroken;
    const known = broken.get(text);
    if (known !== undefined) return known;
    const offsets = hyphenate(text);
    const made =
      offsets.length === 0
        ? unbroken
        : {
            offsets,
            heads: offsets.map((offset) => word(`${text.slice(0, offset).replace(/\u00ad$/, '')}-`)),
            tails: offsets.map((offset) => word(text.slice(offset))),
          };
    broken.set(text, made);
    return made;
  };

  return { face, word, breaks, space: word(' ').width };
}

function track(text: string, glyphs: Glyphs, tracking: number): Shaped {
  let width = 0;
  for (let i = 0; i < glyphs.advances.length; i++) {
    const advance = (glyphs.advances[i] ?? 0) + tracking;
    glyphs.advances[i] = advance;
    width += advance;
  }
  return { text, glyphs, width };
}

/** A length in font units as points. */
export function points(font: Font, units: number): number {
  return (units * font.size) / font.cut.face.metrics.unitsPerEm;
}

/** Room for something that is not letters. @param units its width, in font units */
export function nothing(units: number): Shaped {
  const none = {
    ids: [],
    clusters: new Uint16Array(0),
    advances: [],
    dx: new Int32Array(0),
    dy: new Int32Array(0),
  };
  return { text: '', glyphs: none, width: units };
}
