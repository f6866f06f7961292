/** Fonts for setting: a face with its features and language, and the words already shaped in it. */
import type { Face, FontLibrary } from '../font/library.ts';
import type { Glyphs } from '../font/glyphs.ts';
import type { Hyphenate } from '../text/hyphenate.ts';
import { isSpace, longest, openLexicon } from './lexicon.ts';
import { hangsLeft, hangsRight } from './protrusion.ts';
import { splitWord, type Split } from './token.ts';
import { blemishOf, lettersIn, likeness, type Part, type Point } from './word.ts';

/** A word in glyphs. Widths are in font units, tracking included. */
export type Shaped = {
  readonly text: string;
  readonly glyphs: Glyphs;
  /** How many they are. It stands here because every line asks it of every word. */
  readonly count: number;
  readonly width: number;
};

/** A face cut for one use. Words are shaped once and kept, whatever the size. */
export type Cut = {
  readonly face: Face;
  readonly language: string;
  readonly word: (text: string) => Shaped;
  /** The first part of the word that begins at an offset of a text. */
  readonly next: (text: string, from: number) => Part;
  /** Width of a word space, in font units. */
  readonly space: number;
  /** What a hyphen hangs out at the end of a line, in font units. */
  readonly hyphenHang: number;
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

/** What the space behind gives more after. */
const pointing: ReadonlySet<string> = new Set('.,;:!?…’”»)');
const none: readonly Point[] = [];

/** Prepares a face for setting. */
export function openCut(library: FontLibrary, face: Face, options: CutOptions): Cut {
  const { features, language, hyphenate } = options;
  const words = new Map<string, Shaped>();
  const divided = openLexicon<Part>();
  const tracking = (options.tracking * face.metrics.unitsPerEm) / 1000;
  const italic = face.metrics.italicAngle !== 0;

  const shape = (text: string): Shaped => track(text, library.shape(face, text, features, language), tracking);

  const hyphen = shape('-').width;

  const word = (text: string): Shaped => {
    const known = words.get(text);
    if (known !== undefined) return known;
    const shaped = shape(text);
    if (text.length <= longest) words.set(text, shaped);
    return shaped;
  };

  /** By how much the characters of a pair are closer than by themselves. @param paired puts a space or a hyphen to a character */
  const kerning = (paired: (character: string) => string): ((character: string) => number) => {
    const kerns = new Map<string, number>();
    return (character) => {
      const known = kerns.get(character);
      if (known !== undefined) return known;
      const pair = paired(character);
      const apart = [...pair].reduce((sum, one) => sum + word(one).width, 0);
      const made = shape(pair).width - apart;
      kerns.set(character, made);
      return made;
    };
  };
  const kernBefore = kerning((character) => ` ${character}`);
  const kernAfter = kerning((character) => `${character} `);
  const kernHyphen = kerning((character) => `${character}-`);

  const pointsOf = (whole: Shaped, letters: number, hyphens: Split['hyphens']): readonly Point[] => {
    const { text } = whole;
    if (hyphenate === null || text.length < 4 || hyphens === 'never') return none;
    const free = hyphenate(text, false);
    // Without a capital, need makes no difference.
    const offsets = free.length > 0 || text === text.toLowerCase() ? free : hyphenate(text, true);
    if (offsets.length === 0) return none;
    const rare = free.length === 0 || hyphens === 'rarely';
    return offsets.map((offset) => {
      const { head, tail } = sides(whole, offset);
      const before = lettersIn(text, 0, offset);
      return { offset, head, tail, rare, blemish: blemishOf(before, letters - before) };
    });
  };

  /** The widths of a word before and behind a hyphen. Where one glyph stands for one letter they are read off the whole word. */
  const sides = ({ text, glyphs, width }: Shaped, offset: number): { readonly head: number; readonly tail: number } => {
    const apart = glyphs.clusters.length === text.length && text.charCodeAt(offset - 1) !== 0xad && spaced(glyphs, offset);
    if (!apart) {
      return {
        head: word(`${text.slice(0, offset).replace(/\u00ad$/, '')}-`).width,
        tail: word(text.slice(offset)).width,
      };
    }
    let tail = 0;
    for (let at = offset; at < text.length; at++) tail += glyphs.advances[at] ?? 0;
    const last = text.charAt(offset - 1);
    return { head: width - tail - (glyphs.advances[offset - 1] ?? 0) + word(last).width + hyphen + kernHyphen(last), tail };
  };

  const partOf = (shaped: Shaped, hyphens: Split['hyphens'], { next, breakAfter }: Pick<Part, 'next' | 'breakAfter'>): Part => {
    const { text } = shaped;
    const [first = '', last = ''] = ends(text);
    const letters = lettersIn(text, 0, text.length);
    return {
      shaped,
      next,
      breakAfter,
      points: pointsOf(shaped, letters, hyphens),
      hangLeft: hanging(first, hangsLeft(first, italic)),
      hangRight: hanging(last, hangsRight(last, italic)),
      kernBefore: kernBefore(first),
      kernAfter: kernAfter(last),
      pointed: pointing.has(last),
      letters,
      lone: letters === 1 && isLetter(text),
      alike: likeness(text),
    };
  };

  const hanging = (character: string, share: number): number => (share === 0 ? 0 : share * word(character).width);

  const next = (text: string, from: number): Part => {
    const known = divided.find(text, from);
    if (known !== undefined) return known;
    let to = from;
    while (to < text.length && !isSpace(text.charCodeAt(to))) to++;
    const whole = text.slice(from, to);
    const made = firstPartOf(whole);
    if (whole.length <= longest) divided.add(whole, made);
    return made;
  };

  /** The parts of a word are made from the last to the first. */
  const firstPartOf = (text: string): Part => {
    const { pieces, hyphens, address } = splitWord(text);
    // A word that is kept whole need not be kept among those of `word` as well.
    const whole = pieces.length === 1 && text.length > 1;
    let part = partOf(whole ? shape(text) : word(pieces.at(-1) ?? ''), hyphens, { next: null, breakAfter: null });
    for (let index = pieces.length - 2; index >= 0; index--) {
      const piece = pieces[index] ?? '';
      const breakAfter = address ? 'address' : piece.endsWith('-') ? 'explicit' : 'dash';
      part = partOf(word(piece), hyphens, { next: part, breakAfter });
    }
    return part;
  };

  return { face, language, word, next, space: word(' ').width, hyphenHang: hanging('-', hangsRight('-', italic)) };
}

/** Whether the glyphs beside an offset stand for the letters there, each for one, in order. */
function spaced({ clusters }: Glyphs, offset: number): boolean {
  return clusters[offset - 1] === offset - 1 && clusters[offset] === offset;
}

/** Whether a text is one letter. What begins with one of ASCII is told by hand: the table of all others takes milliseconds to make. */
function isLetter(text: string): boolean {
  if (text < '\x80') return text.length === 1 && text.toLowerCase() !== text.toUpperCase();
  return /^\p{L}$/u.test(text);
}

/** The first and the last character of a text. */
function ends(text: string): readonly string[] {
  const first = text.charCodeAt(0);
  // Of a character beyond the first plane the second half is asked for, and stands for nothing that hangs or kerns.
  return [first < 0xd800 ? text.charAt(0) : String.fromCodePoint(text.codePointAt(0) ?? 0), text.charAt(text.length - 1)];
}

function track(text: string, glyphs: Glyphs, tracking: number): Shaped {
  let width = 0;
  for (let i = 0; i < glyphs.advances.length; i++) {
    const advance = (glyphs.advances[i] ?? 0) + tracking;
    glyphs.advances[i] = advance;
    width += advance;
  }
  return { text, glyphs, count: glyphs.ids.length, width };
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
  return { text: '', glyphs: none, count: 0, width: units };
}
