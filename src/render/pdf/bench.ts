/** The compositor's bench: the fonts of a style by voice and variant, one object for the same use, so that words are shaped once. */
import type { Language, Place } from '../../model/document.ts';
import type { Report } from '../../model/problem.ts';
import { openLibrary, type Face, type FontLibrary } from '../../font/library.ts';
import type { Faces, Family, Style, Voice, VoiceName } from '../../style/style.ts';
import { openHyphenation, withExceptions, type Hyphenate } from '../../text/hyphenate.ts';
import { openCut, type Cut, type Font } from '../../typeset/font.ts';
import { lacks } from './lacks.ts';

/** What inline marks do to a voice. */
export type Variant = {
  readonly bold: boolean;
  readonly italic: boolean;
  /** Another family than the voice's: for code. */
  readonly family: Family | null;
  /** A place in the chain of families, for characters that the variant's own lacks. */
  readonly standIn: number | null;
  readonly strike: boolean;
  /** Figures and letters raised or lowered beside the words; `superior` are the font's own, `raised` are made smaller. */
  readonly level: 'line' | 'superior' | 'raised' | 'inferior';
  readonly linked: boolean;
  /** A run of capitals: as typed, with a little space between them, or as small capitals with the same. */
  readonly capitals: 'typed' | 'spaced' | 'small';
};

export const upright: Variant = {
  bold: false,
  italic: false,
  family: null,
  standIn: null,
  strike: false,
  level: 'line',
  linked: false,
  capitals: 'typed',
};

/** Where a character stands that no font has. */
export type Missed = { readonly at: Place; readonly word: string };

export type Bench = {
  readonly style: Style;
  /** The font for a voice in a language; `hyphens` is false for words that must stay whole. */
  readonly font: (voice: Voice, variant: Variant, language: Language, hyphens: boolean) => Font;
  readonly covers: (face: Face, codePoint: number) => boolean;
  /** How many families there are to stand in for each other. */
  readonly chain: number;
  /** The place in the chain of a family whose fonts show what they lack as a box. */
  readonly boxes: number;
  /** Takes note of a character that no font has; the first time counts. */
  readonly miss: (character: string, where: Missed) => void;
  readonly missed: ReadonlyMap<string, Missed>;
  /** The glyph that a character has by itself in a face. */
  readonly glyph: (face: Face, character: string) => number;
  /** The face in a file, by its name. */
  readonly face: (name: string) => Face;
  /** See `FontLibrary.outline`. */
  readonly outline: FontLibrary['outline'];
  /** How far above its lower edge the baseline of every line lies, in points. */
  readonly depth: number;
};

/** Code is set this much smaller than the prose around it, so that their lower-case letters are of one height. */
const monoScale = 0.88;
/** Space added between capitals in a row, in thousandths of the size: made to stand before small letters, they stand too close. */
const capitalTracking = 40;
/** Size and rise of raised and lowered letters, as shares of the size, where the font has none of its own. */
const reduced = { size: 0.65, superior: 0.34, inferior: -0.12 } as const;

/** Sets up a bench. What the user's fonts lack is reported when it is first asked for. @param read as `World.data` */
export function openBench(style: Style, read: (name: string) => Uint8Array, report: Report): Bench {
  const library = openLibrary((name) => style.fonts.get(name) ?? read(name));
  const cuts = new Map<string, Cut>();
  const fonts = new Map<string, Font>();
  const languages = new Map<Language, Hyphenate>();
  const coverage = new Map<Face, Map<number, boolean>>();
  const missed = new Map<string, Missed>();
  const chain: readonly Faces[] = [...style.fallback, style.faces.serif, style.faces.sans, style.faces.mono];
  const told = lacks(style, library, report);

  /** What the size of a family that stands in is multiplied by, so that its lower-case letters are as high as the other's. */
  const alike = (wanted: Faces, standIn: Faces): number => {
    const height = ({ roman }: Faces): number => {
      const { metrics } = library.face(roman);
      return metrics.xHeight / metrics.unitsPerEm;
    };
    const scale = wanted === standIn ? 1 : height(wanted) / height(standIn);
    // A font that does not say how high its letters are gives no number, or none that can be meant.
    return scale > 0.8 && scale < 1.25 ? scale : 1;
  };

  const hyphenation = (language: Language): Hyphenate =>
    remembered(languages, language, () => withExceptions(openHyphenation(language, read), style.hyphenation.exceptions));

  const cutOf = (face: Face, features: readonly string[], language: Language, hyphens: boolean, tracking: number): Cut =>
    remembered(cuts, [face.name, features.join(), language, hyphens, tracking].join('|'), () =>
      openCut(library, face, { features, language, hyphenate: hyphens ? hyphenation(language) : null, tracking }),
    );

  const make = (voice: Voice, variant: Variant, language: Language, hyphens: boolean): Font => {
    const family = variant.family ?? voice.family;
    const mono = family === 'mono';
    const faces = (variant.standIn === null ? undefined : chain[variant.standIn]) ?? style.faces[family];
    // Emphasis inside italics stands upright again.
    const face = told.face(faces, voice.bold || variant.bold, voice.italic !== variant.italic);
    const raised = variant.level === 'superior' && !mono && told.superiors(face);
    const features = mono ? ['-liga'] : featuresOf(voice, raised, variant.capitals);
    if (!mono && !raised) told.features(face, voice);
    const shrunk = variant.level !== 'line' && !raised;
    const base = voice.size * (mono && voice.family !== 'mono' ? monoScale : 1) * alike(style.faces[family], faces);
    return {
      cut: cutOf(face, features, language, hyphens && !mono, trackingOf(voice, variant)),
      size: shrunk ? base * reduced.size : base,
      ink: style.ink[variant.linked && voice.ink === 'text' ? 'accent' : voice.ink],
      rise: shrunk ? base * reduced[variant.level === 'inferior' ? 'inferior' : 'superior'] : 0,
      strike: variant.strike,
    };
  };

  const covers = (face: Face, codePoint: number): boolean =>
    remembered(
      remembered(coverage, face, () => new Map<number, boolean>()),
      codePoint,
      () => library.glyph(face, codePoint) !== 0,
    );

  const body = style.voices.body;
  const metrics = library.face(style.faces[body.family].roman).metrics;
  const extent = ((metrics.ascender + metrics.descender) * body.size) / metrics.unitsPerEm;
  return {
    style,
    font: (voice, variant, language, hyphens) =>
      remembered(fonts, [...Object.values(voice), ...Object.values(variant), language, hyphens].join(), () =>
        make(voice, variant, language, hyphens),
      ),
    covers,
    chain: chain.length,
    // A user's font may show nothing at all for what it lacks; Slugline's own show a box.
    boxes: Math.max(
      0,
      chain.findIndex(({ roman }) => !style.fonts.has(roman)),
    ),
    miss: (character, where) => void remembered(missed, character, () => where),
    missed,
    outline: library.outline,
    face: library.face,
    glyph: (face, character) => library.glyph(face, character.codePointAt(0) ?? 0),
    depth: (body.leading - extent) / 2,
  };
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

function trackingOf(voice: Voice, { capitals }: Variant): number {
  return voice.tracking + (capitals === 'typed' ? 0 : capitalTracking);
}

function featuresOf(voice: Voice, raised: boolean, capitals: Variant['capitals']): readonly string[] {
  if (raised) return ['sups'];
  const figures = { old: ['onum', 'pnum'], lining: ['lnum', 'pnum'], tabular: ['lnum', 'tnum'] }[voice.figures];
  const caps = capitals === 'small' ? ['c2sc', 'smcp'] : voice.caps === 'small' ? ['smcp'] : [];
  // Letters set apart must not be tied together.
  return [...figures, ...caps, ...(voice.tracking === 0 && capitals === 'typed' ? [] : ['-liga'])];
}

/** The voice of a heading in the body; the lowest levels share one. */
export function headingVoice(level: number): VoiceName {
  return level <= 2 ? 'heading2' : level === 3 ? 'heading3' : 'heading4';
}
