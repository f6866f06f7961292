/** What a user's fonts lack is told once, when it is first wanted, and never faked: no roman is slanted, no letter thickened, no capital shrunk. */
import type { Face, FontLibrary } from '../../font/library.ts';
import { problem, type Report } from '../../model/problem.ts';
import { families, type Faces, type Style, type Voice } from '../../style/style.ts';

export type Lacks = {
  /** The face that is wanted of a family, or the nearest that it has. */
  readonly face: (faces: Faces, bold: boolean, italic: boolean) => Face;
  /** Whether a face has superior figures. */
  readonly superiors: (face: Face) => boolean;
  /** Looks whether a face has the figures and capitals that a voice wants. */
  readonly features: (face: Face, voice: Voice) => void;
};

/** Watches over the fonts of a style. Slugline's own are known, and its styles ask for nothing that they lack. */
export function lacks(style: Style, library: FontLibrary, report: Report): Lacks {
  const told = new Set<string>();
  const tell = (font: string, what: string, instead: string, hint: string): void => {
    if (!style.fonts.has(font) || told.has(`${font} ${what}`)) return;
    told.add(`${font} ${what}`);
    report(problem('font-lacks', null, `the font ${font} has no ${what}: ${instead}`, hint));
  };

  return {
    face: (faces, bold, italic) => {
      const wanted = bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'roman';
      const name = faces[wanted];
      if (name !== null) return library.face(name);
      const family = families.find((it) => style.faces[it] === faces) ?? 'serif';
      const what = { roman: 'roman', italic: 'italic', bold: 'bold', boldItalic: 'bold italic' }[wanted];
      const [nearest, instead] =
        wanted !== 'boldItalic'
          ? [faces.roman, 'its roman']
          : faces.bold !== null
            ? [faces.bold, 'its bold']
            : faces.italic !== null
              ? [faces.italic, 'its italic']
              : [faces.roman, 'its roman'];
      tell(
        faces.roman,
        `${what} named beside it`,
        `${instead} stands in`,
        `name it in a style, or with --set faces.${family}.${wanted}=FILE`,
      );
      return library.face(nearest);
    },
    superiors: (face) => {
      const has = face.features.has('sups');
      if (!has) tell(face.name, 'superior figures', 'smaller ones are raised', 'take a font with the feature "sups"');
      return has;
    },
    features: (face, voice) => {
      const has = (...tags: readonly string[]): boolean => tags.some((tag) => face.features.has(tag));
      if (voice.caps === 'small' && !has('smcp')) {
        tell(face.name, 'small capitals', 'letters stay as they are typed', 'take a font with the feature "smcp"');
      }
      // Where a font has lining figures to choose, its usual ones are old-style.
      if (voice.figures === 'old' && !has('onum', 'lnum')) {
        tell(face.name, 'old-style figures', 'its usual ones stand in', 'take a font with the feature "onum"');
      }
      if (voice.figures === 'tabular' && !has('tnum') && !evenFigures(face, library)) {
        tell(face.name, 'tabular figures', 'columns of numbers are uneven', 'take a font with the feature "tnum"');
      }
    },
  };
}

function evenFigures(face: Face, library: FontLibrary): boolean {
  const widths = [...'0123456789'].map((figure) => library.shape(face, figure, plain, 'en').advances[0]);
  return new Set(widths).size === 1;
}

const plain: readonly string[] = [];
