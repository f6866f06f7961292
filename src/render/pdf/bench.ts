/** The compositor's bench: the fonts of a style by voice and variant, one object for the same use, so that words are shaped once. */
import type { Language } from '../../model/document.ts';
import { openLibrary, type Face } from '../../font/library.ts';
import type { Family, Style, Voice, VoiceName } from '../../style/style.ts';
import { openHyphenation, type Hyphenate } from '../../text/hyphenate.ts';
import { openCut, type Cut, type Font } from '../../typeset/font.ts';

/** What inline marks do to a voice. */
export type Variant = {
  readonly bold: boolean;
  readonly italic: boolean;
  /** Another family than the voice's: for code, and for characters that its own lacks. */
  readonly family: Family | null;
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
  strike: false,
  level: 'line',
  linked: false,
  capitals: 'typed',
};

export type Bench = {
  readonly style: Style;
  /** The font for a voice in a language; `hyphens` is false for words that must stay whole. */
  readonly font: (voice: Voice, variant: Variant, language: Language, hyphens: boolean) => Font;
  readonly covers: (face: Face, codePoint: number) => boolean;
  /** A family that has a character; null when none has. */
  readonly fallback: (codePoint: number) => Family | null;
  /** The glyph that a character has by itself in a face. */
  readonly glyph: (face: Face, character: string) => number;
  /** How far above its lower edge the baseline of every line lies, in points. */
  readonly depth: number;
};

/** Code is set this much smaller than the prose around it, so that their lower-case letters are of one height. */
const monoScale = 0.88;
/** Space added between capitals in a row, in thousandths of the size: made to stand before small letters, they stand too close. */
const capitalTracking = 40;
/** Size and rise of raised and lowered letters, as shares of the size, where the font has none of its own. */
const reduced = { size: 0.65, superior: 0.34, inferior: -0.12 } as const;

/** Sets up a bench. @param read as `World.data` */
export function openBench(style: Style, read: (name: string) => Uint8Array): Bench {
  const library = openLibrary(read);
  const cuts = new Map<string, Cut>();
  const fonts = new Map<string, Font>();
  const languages = new Map<Language, Hyphenate>();
  const coverage = new Map<Face, Map<number, boolean>>();

  const hyphenation = (language: Language): Hyphenate => remembered(languages, language, () => openHyphenation(language, read));

  const cutOf = (name: string, features: readonly string[], language: Language, hyphens: boolean, tracking: number): Cut =>
    remembered(cuts, [name, features.join(), language, hyphens, tracking].join('|'), () =>
      openCut(library, library.face(name), { features, language, hyphenate: hyphens ? hyphenation(language) : null, tracking }),
    );

  const make = (voice: Voice, variant: Variant, language: Language, hyphens: boolean): Font => {
    const family = variant.family ?? voice.family;
    const mono = family === 'mono';
    // Emphasis inside italics stands upright again.
    const name = faceName(style, family, voice.bold || variant.bold, voice.italic !== variant.italic);
    const raised = variant.level === 'superior' && !mono;
    const features = mono ? ['-liga'] : featuresOf(voice, raised, variant.capitals);
    const shrunk = variant.level !== 'line' && !raised;
    const base = voice.size * (mono && voice.family !== 'mono' ? monoScale : 1);
    return {
      cut: cutOf(name, features, language, hyphens && !mono, trackingOf(voice, variant)),
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
    fallback: (codePoint) =>
      (['serif', 'sans', 'mono'] as const).find((family) => covers(library.face(style.faces[family].roman), codePoint)) ?? null,
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

function faceName(style: Style, family: Family, bold: boolean, italic: boolean): string {
  const faces = style.faces[family];
  return bold ? (italic ? faces.boldItalic : faces.bold) : italic ? faces.italic : faces.roman;
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
