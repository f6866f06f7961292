/** The faces that a document is set in, opened when first asked for. */
import { openCharacters } from './cmap.ts';
import { featuresIn } from './features.ts';
import { openCommon, type Glyphs } from './glyphs.ts';
import { startHarfBuzz, type Handle, type HarfBuzz, type Outline } from './harfbuzz.ts';
import { openOutlines, type Outlines } from './outlines.ts';
import type { Pen } from './pen.ts';
import { openPlain, type PlainShape } from './plain.ts';
import { openSfnt, readMetrics, type Metrics, type Sfnt } from './sfnt.ts';

/** One font file, open. */
export type Face = {
  /** Its file name, which is how styles call it. */
  readonly name: string;
  readonly file: Sfnt;
  readonly metrics: Metrics;
  /** Substitutions that it offers, by their tags. */
  readonly features: ReadonlySet<string>;
};

export type FontLibrary = {
  /** Opens a file such as `fonts/SourceSerif4-Regular.ttf`; the same object each time. */
  readonly face: (name: string) => Face;
  /** Shapes `text` in a face: see `HarfBuzz.shape`. The list of features must be the same array for the same settings. */
  readonly shape: (face: Face, text: string, features: readonly string[], language: string) => Glyphs;
  /** The glyph that a character has by itself; 0 when the face has none. */
  readonly glyph: (face: Face, codePoint: number) => number;
  /** See `HarfBuzz.outline`. */
  readonly outline: (face: Face, glyph: number) => Outline;
  /** See `HarfBuzz.draw`. */
  readonly draw: (face: Face, glyph: number, pen: Pen) => void;
};

/** What works in a face, each made when it is first needed. */
type Works = {
  readonly characters: ((code: number) => number) | null;
  readonly outlines: Outlines | null;
  /** By features and language; null where words are never plain. */
  readonly plain: Map<readonly string[], Map<string, PlainShape | null>>;
  handle: Handle | null;
};

/** A library of fonts. @param read gives the bytes of one by its name, as `World.data` does */
export function openLibrary(read: (name: string) => Uint8Array): FontLibrary {
  const common = openCommon();
  const faces = new Map<string, Face>();
  const works = new Map<Face, Works>();
  let engine: HarfBuzz | null = null;

  const worksOf = (face: Face): Works => {
    const known = works.get(face);
    if (known !== undefined) return known;
    const made: Works = {
      characters: ifSound(() => openCharacters(face.file)),
      outlines: ifSound(() => openOutlines(face.file)),
      plain: new Map(),
      handle: null,
    };
    works.set(face, made);
    return made;
  };

  /** HarfBuzz, and the face in it. Many a document needs neither. */
  const inHarfBuzz = (face: Face): readonly [HarfBuzz, Handle] => {
    engine ??= startHarfBuzz(read('harfbuzz.wasm'), common);
    return [engine, (worksOf(face).handle ??= engine.open(face.file.bytes))];
  };

  const plainShape = (face: Face, features: readonly string[], language: string): PlainShape | null => {
    const { plain } = worksOf(face);
    const languages = plain.get(features) ?? new Map<string, PlainShape | null>();
    plain.set(features, languages);
    const known = languages.get(language);
    if (known !== undefined) return known;
    const made = ifSound(() => openPlain(face.file, features, language, common));
    languages.set(language, made);
    return made;
  };

  return {
    face: (name) => {
      const known = faces.get(name);
      if (known !== undefined) return known;
      const file = openSfnt(read(name));
      const face: Face = { name, file, metrics: readMetrics(file), features: featuresIn(file) };
      faces.set(name, face);
      return face;
    },
    shape: (face, text, features, language) => {
      const plain = ifSound(() => plainShape(face, features, language)?.(text) ?? null);
      if (plain !== null) return plain;
      const [harfBuzz, handle] = inHarfBuzz(face);
      return harfBuzz.shape(handle, text, features, language);
    },
    glyph: (face, codePoint) => {
      const own = codePoint > 0xffff ? null : ifSound(() => worksOf(face).characters?.(codePoint) ?? null);
      if (own !== null && own !== 0) return own;
      const [harfBuzz, handle] = inHarfBuzz(face);
      return harfBuzz.glyph(handle, codePoint);
    },
    outline: (face, glyph) => {
      const own = ifSound(() => worksOf(face).outlines?.edges(glyph) ?? null);
      if (own !== null) return own;
      const [harfBuzz, handle] = inHarfBuzz(face);
      return harfBuzz.outline(handle, glyph);
    },
    draw: (face, glyph, pen) => {
      if (ifSound(() => worksOf(face).outlines?.draw(glyph, pen) ?? null) === true) return;
      const [harfBuzz, handle] = inHarfBuzz(face);
      harfBuzz.draw(handle, glyph, pen);
    },
  };
}

/** An answer from the tables of a font; null where they lead out of themselves. HarfBuzz knows what is still to be had of such a font. */
function ifSound<A>(ask: () => A | null): A | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
