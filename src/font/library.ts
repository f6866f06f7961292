/** The faces that a document is set in, opened when first asked for. */
import { startHarfBuzz, type Glyphs, type Handle, type HarfBuzz, type Outline } from './harfbuzz.ts';
import { featuresIn } from './features.ts';
import type { Pen } from './pen.ts';
import { openSfnt, readMetrics, type Metrics, type Sfnt } from './sfnt.ts';

/** One font file, open. */
export type Face = {
  /** Its file name, which is how styles call it. */
  readonly name: string;
  readonly file: Sfnt;
  readonly metrics: Metrics;
  /** Substitutions that it offers, by their tags. */
  readonly features: ReadonlySet<string>;
  readonly handle: Handle;
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

/** A library of fonts. @param read gives the bytes of one by its name, as `World.data` does */
export function openLibrary(read: (name: string) => Uint8Array): FontLibrary {
  let engine: HarfBuzz | null = null;
  const harfBuzz = (): HarfBuzz => (engine ??= startHarfBuzz(read('harfbuzz.wasm')));
  const faces = new Map<string, Face>();
  return {
    face: (name) => {
      const known = faces.get(name);
      if (known !== undefined) return known;
      const bytes = read(name);
      const file = openSfnt(bytes);
      const face: Face = {
        name,
        file,
        metrics: readMetrics(file),
        features: featuresIn(file),
        handle: harfBuzz().open(bytes),
      };
      faces.set(name, face);
      return face;
    },
    shape: (face, text, features, language) => harfBuzz().shape(face.handle, text, features, language),
    glyph: (face, codePoint) => harfBuzz().glyph(face.handle, codePoint),
    outline: (face, glyph) => harfBuzz().outline(face.handle, glyph),
    draw: (face, glyph, pen) => harfBuzz().draw(face.handle, glyph, pen),
  };
}
