/** The case that a cover is set from: the fonts of a style, each opened when it is wanted, and others for what they lack. */
import { holds } from '../../../font/coverage.ts';
import { openLibrary, type Face, type FontLibrary } from '../../../font/library.ts';
import type { Language } from '../../../model/document.ts';
import { problem, type Report } from '../../../model/problem.ts';
import type { Faces, Style, Voice } from '../../../style/style.ts';
import { openHyphenation, type Hyphenate } from '../../../text/hyphenate.ts';
import { clustersOf, scriptRuns } from '../../../text/scripts.ts';
import { openCut, type Cut } from '../../../typeset/font.ts';
import type { Piece } from '../../../typeset/piece.ts';
import { ornament } from '../../../typeset/tag.ts';

/** How words are cast: in what letters, how large, in which colour. */
export type Cast = Pick<Voice, 'family' | 'bold' | 'italic' | 'tracking'> & {
  /** In pixels. */
  readonly size: number;
  readonly ink: string;
  readonly hyphens: boolean;
};

export type Case = {
  readonly draw: FontLibrary['draw'];
  readonly outline: FontLibrary['outline'];
  /** How high capitals are, in pixels. */
  readonly capHeight: (cast: Cast) => number;
  /**
   * What of a text can be set: all of it, but for signs that no font has, such as emoji. A text with letters that no font has is
   * empty: with holes in it, it would say something else.
   * @param what it is, as reports call it
   */
  readonly settable: (text: string, cast: Cast, what: string) => string;
  /** A text that can be set, in pieces of one script and one font. */
  readonly pieces: (text: string, cast: Cast) => readonly Piece[];
};

/** Text that stands in one font. */
type Part = { readonly text: string; readonly face: Face };
type Cutting = (text: string) => readonly string[];

const features: readonly string[] = ['lnum', 'pnum'];

/** Opens the case for a cover in a language. @param read as `World.data` */
export function openCase(style: Style, language: Language, read: (name: string) => Uint8Array, report: Report): Case {
  const library = openLibrary((name) => style.fonts.get(name) ?? read(name));
  const cuts = new Map<string, Cut>();
  let hyphenation: Hyphenate | null = null;

  const faceOf = (faces: Faces, { bold, italic }: Cast): Face => {
    const [first, second] = bold
      ? italic
        ? [faces.boldItalic, faces.bold]
        : [faces.bold, null]
      : [italic ? faces.italic : null, null];
    return library.face(first ?? second ?? faces.roman);
  };
  const cutOf = (face: Face, { hyphens, tracking }: Cast): Cut => {
    const key = `${face.name} ${hyphens} ${tracking}`;
    const hyphenate = hyphens ? (hyphenation ??= openHyphenation(language, read)) : null;
    const made = cuts.get(key) ?? openCut(library, face, { features, language, hyphenate, tracking });
    cuts.set(key, made);
    return made;
  };
  /** The first face that has all of a text: the one that is wanted, or one that stands in. */
  const holder = (text: string, cast: Cast): Face | null => {
    for (const faces of [style.faces[cast.family], ...style.fallback, ...Object.values(style.faces)]) {
      const face = faceOf(faces, cast);
      if (holds((codePoint) => library.glyph(face, codePoint) !== 0, text)) return face;
    }
    return null;
  };
  /** A text in the largest parts that have a font each. @param cuts ways to cut it, the finest last */
  const inFaces = (text: string, cast: Cast, [cut, ...finer]: readonly Cutting[]): readonly Part[] => {
    const face = holder(text, cast);
    if (face !== null) return [{ text, face }];
    return cut === undefined ? [] : cut(text).flatMap((part) => inFaces(part, cast, finer));
  };

  return {
    draw: library.draw,
    outline: library.outline,
    capHeight: (cast) => {
      const { capHeight, unitsPerEm } = faceOf(style.faces[cast.family], cast).metrics;
      // A font that does not say how high its capitals are has them of the usual height.
      return cast.size * (capHeight > 0 ? capHeight / unitsPerEm : 0.68);
    },
    settable: (text, cast, what) => {
      if (holder(text, cast) !== null) return text;
      const clusters = clustersOf(text);
      const lacking = new Set(clusters.filter((cluster) => holder(cluster, cast) === null));
      const letters = [...lacking].filter((cluster) => /[\p{L}\p{N}]/u.test(cluster));
      if (lacking.size > 0) report(leftOut(what, letters.length > 0 ? letters : [...lacking], letters.length > 0));
      if (letters.length > 0) return '';
      return squeezed(clusters.map((cluster) => (lacking.has(cluster) ? ' ' : cluster)).join(''));
    },
    pieces: (text, cast) => {
      const { size, ink } = cast;
      const chief = holder(text, cast);
      const found: Part[] = [];
      for (const run of scriptRuns(text)) {
        const parts = chief === null ? inFaces(run.text, cast, [wordsIn, clustersOf]) : [{ text: run.text, face: chief }];
        let fresh = true;
        for (const part of parts) {
          const last = found.at(-1);
          if (fresh || last === undefined || last.face !== part.face) found.push(part);
          else found.splice(-1, 1, { ...part, text: last.text + part.text });
          fresh = false;
        }
      }
      return found.map((it) => ({
        kind: 'text',
        text: it.text,
        font: { cut: cutOf(it.face, cast), size, ink, rise: 0, strike: false },
        link: null,
        tag: ornament,
      }));
    },
  };
}

function leftOut(what: string, lacking: readonly string[], whole: boolean): ReturnType<typeof problem> {
  const shown = lacking.slice(0, 5).map((it) => `“${it}”`);
  const signs = shown.join(', ') + (lacking.length > shown.length ? ' and more' : '');
  const message = `no font has ${signs}: the cover leaves ${whole ? `out the ${what}` : `it out of the ${what}`}`;
  const hint = 'a style can name a font that has it: fallback: [{ roman: FILE }]; or give the cover as a picture, with --cover';
  return problem('glyph-missing', null, message, hint);
}

/** Words with the spaces behind them. */
function wordsIn(text: string): readonly string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
