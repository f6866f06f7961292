/**
 * The glyphs that a document uses of each face, and the codes that stand for them in content.
 *
 * A glyph's code is that of its letter, or else of its number in the font (see `coding.ts`). Where one glyph stands for different
 * words (a small capital A for "A" and for "a", a hyphen that was typed and one that a line break put there) each further meaning gets
 * a code of its own beyond the font's last glyph, and a map leads it back to the glyph: what is extracted is what was written.
 * Which code that is depends on the meaning and hardly on what came before, so that pages kept from an earlier run still fit.
 * Glyph 0, the box for what a font has not, never stands for itself: PDF/A allows no code for it (ISO 19005-2, 6.2.11.8), and what
 * is shown in its place is a copy (see `embed.ts`).
 */
import type { Face } from '../../font/library.ts';
import { points, type Font, type Shaped } from '../../typeset/font.ts';
import { codeCount, letterCode, numberedCode } from './coding.ts';
import { openStream, type Stream } from './stream.ts';

const softHyphen = '\u00ad';

/** A code, and what it stands for. */
export type Meant = readonly [code: number, glyph: number, text: string];

/** What a document uses of one face. */
export type UsedFace = {
  readonly face: Face;
  /** The name of the font in content streams. */
  readonly name: string;
  /** The glyph and the text of each code. */
  readonly codes: ReadonlyMap<number, { readonly glyph: number; readonly text: string }>;
  /** A glyph's own advance, in font units. */
  readonly advance: (glyph: number) => number;
  /** Adds the operand of `TJ` for a word to `out`, without brackets; it leaves the pen at the word's end. */
  readonly show: (shaped: Shaped, broken: boolean, font: Font, out: Stream) => void;
  /**
   * Takes codes over that were given elsewhere, in the order in which they were; gives those that are new here. Null, and nothing is
   * taken, when one of them would be another here.
   */
  readonly claim: (codes: readonly Meant[]) => readonly Meant[] | null;
  /** Gives codes back that have been claimed, and used for nothing. */
  readonly unclaim: (codes: readonly Meant[]) => void;
  /** How many codes would be others if meanings had come in another order. */
  readonly contests: () => number;
  /** The code of a character that stands by itself, and its advance in font units. */
  readonly character: (text: string) => { readonly code: number; readonly advance: number };
};

/** Starts to keep what is used of `face`. @param glyphOf the glyph that a character has by itself */
export function useFace(face: Face, name: string, glyphOf: (text: string) => number): UsedFace {
  const codes = new Map<number, { readonly glyph: number; readonly text: string }>();
  /** The code of each meaning that a glyph has. */
  const meanings: (Map<string, number> | undefined)[] = [];
  /** Words that have been shown, by number, and where each begins and ends among all. */
  const shown = new Map<Shaped, number>();
  const shownBroken = new Map<Shaped, number>();
  const kept = openStream();
  const starts: number[] = [];
  const ends: number[] = [];
  const characters = new Map<string, ReturnType<UsedFace['character']>>();
  const hmtx = face.file.table('hmtx');
  const long = face.file.table('hhea').getUint16(34);
  const advance = (glyph: number): number => hmtx.getUint16(Math.min(glyph, long - 1) * 4);
  /** Further meanings have the codes behind those of glyphs; where a font leaves no room there, or all of it is taken, any. */
  const behind = Math.min(face.file.table('CFF ').byteLength > 0 ? 0x400 : 0x1000, codeCount - face.metrics.glyphCount);
  const [start, room] = behind > 0 ? [face.metrics.glyphCount, behind] : [0, codeCount];
  let contests = 0;
  /** How many codes behind that room are known to be taken. */
  let taken = 0;

  const free = (glyph: number, text: string): number => {
    const first = numberOf(`${glyph} ${text}`);
    for (let step = 0; step < room; step++) {
      const code = numberedCode(start + ((first + step) % room));
      if (!codes.has(code)) return code;
    }
    for (; taken < codeCount; taken++) {
      const code = numberedCode((start + room + taken) % codeCount);
      if (!codes.has(code)) return code;
    }
    throw new Error(`the codes of ${face.name} are used up`);
  };
  /** The code of a glyph that is for this meaning: for its letter, if it is one of the alphabet's; else for the smaller one. */
  const ownCode = (glyph: number, text: string): number | null => {
    if (glyph === 0 || lookalikes.has(text)) return null;
    const letter = glyphOf(text) === glyph;
    if (!letter && text !== text.toLowerCase()) return null;
    return (letter ? letterCode(text) : null) ?? (glyph < codeCount ? numberedCode(glyph) : null);
  };
  /** The code that a glyph would have with a meaning if there were no other. */
  const firstChoice = (glyph: number, text: string): number =>
    ownCode(glyph, text) ?? numberedCode(start + (numberOf(`${glyph} ${text}`) % room));
  /** The code that a glyph has with a meaning, or would have. */
  const codeOf = (glyph: number, text: string): number => {
    const known = meanings[glyph]?.get(text);
    if (known !== undefined) return known;
    const own = ownCode(glyph, text);
    return own === null || codes.has(own) ? free(glyph, text) : own;
  };
  const codeFor = (glyph: number, text: string): number => {
    const known = (meanings[glyph] ??= new Map());
    let code = known.get(text);
    if (code === undefined) {
      code = codeOf(glyph, text);
      if (code !== firstChoice(glyph, text)) contests++;
      codes.set(code, { glyph, text });
      known.set(text, code);
    }
    return code;
  };
  const unclaim = (claimed: readonly Meant[]): void => {
    for (const [code, glyph, text] of claimed) {
      codes.delete(code);
      meanings[glyph]?.delete(text);
    }
    taken = 0;
  };

  const write = (shaped: Shaped, broken: boolean, font: Font, out: Stream): void => {
    const { ids, advances, dx, dy } = shaped.glyphs;
    const scale = 1000 / face.metrics.unitsPerEm;
    const texts = glyphTexts(shaped, broken);
    /** Moves not written yet, in font units: two in a row are one. */
    let pending = 0;
    for (let i = 0; i < ids.length; i++) {
      const glyph = ids[i] ?? 0;
      const [right, up] = [dx[i] ?? 0, dy[i] ?? 0];
      move((pending + right) * scale, out);
      if (up !== 0) raise(points(font, up) + font.rise, out);
      out.code(codeFor(glyph, texts[i] ?? ''));
      if (up !== 0) raise(font.rise, out);
      pending = (advances[i] ?? 0) - advance(glyph) - right;
    }
    move(pending * scale, out);
  };

  return {
    face,
    name,
    codes,
    advance,
    show: (shaped, broken, font, out) => {
      const words = broken ? shownBroken : shown;
      let word = words.get(shaped);
      if (word === undefined) {
        // How far a mark is raised depends on the size, so such words are not kept.
        if (shaped.glyphs.dy.some((up) => up !== 0)) return write(shaped, broken, font, out);
        // It does not go on where the word before it ends.
        kept.text('\n');
        word = starts.push(kept.length()) - 1;
        write(shaped, broken, font, kept);
        ends.push(kept.length());
        words.set(shaped, word);
      }
      out.copy(kept, starts[word] ?? 0, ends[word] ?? 0);
    },
    contests: () => contests,
    unclaim,
    claim: (wanted) => {
      const claimed: Meant[] = [];
      for (const it of wanted) {
        const [code, glyph, text] = it;
        const known = codes.get(code);
        if (known !== undefined && known.glyph === glyph && known.text === text) continue;
        if (codeOf(glyph, text) !== code) {
          unclaim(claimed);
          return null;
        }
        if (!codes.has(code)) claimed.push(it);
        codeFor(glyph, text);
      }
      return claimed;
    },
    character: (text) => {
      const known = characters.get(text);
      if (known !== undefined) return known;
      // White space of any kind looks like the space.
      const glyph = glyphOf(text) || glyphOf(' ');
      const made = { code: codeFor(glyph, text), advance: advance(glyph) };
      characters.set(text, made);
      return made;
    },
  };
}

/** Moves the pen within `TJ`. @param by thousandths of the size, to the right */
function move(by: number, out: Stream): void {
  const tenths = Math.round(by * 10);
  if (tenths === 0) return;
  out.apart();
  out.number(-tenths / 10);
}

/** Says between what `TJ` shows how far letters are raised from now on. @param by points */
function raise(by: number, out: Stream): void {
  out.text(']TJ ');
  out.number(by);
  out.text(' Ts[');
}

/** Characters that look like another, which has the glyph by right. */
const lookalikes: ReadonlySet<string> = new Set(['\u00a0', '\u00ad']);

/** A number that is as good as any other, and the same each time (FNV-1a). */
export function numberOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * The text that each glyph stands for: a cluster's letters go to its glyphs one by one, and what is left to the last. Every code
 * must have a text; where there are more glyphs than letters it is a soft hyphen, which readers leave out.
 */
function glyphTexts({ text, glyphs: { clusters } }: Shaped, broken: boolean): ArrayLike<string> {
  // Nearly every word has one glyph a letter.
  if (!broken && clusters.length === text.length && clusters.every((cluster, index) => cluster === index)) return text;
  const starts = [...new Set(clusters)].sort((a, b) => a - b);
  const ends = new Map(starts.map((start, index) => [start, starts[index + 1] ?? text.length]));
  const texts: string[] = [];
  for (let i = 0; i < clusters.length;) {
    const start = clusters[i] ?? 0;
    let count = 1;
    while (i + count < clusters.length && clusters[i + count] === start) count++;
    const cluster = text.slice(start, ends.get(start));
    // A font may take a letter apart into itself and its marks, which are then letters of their own.
    const letters = [...(count > [...cluster].length ? cluster.normalize('NFD') : cluster)];
    for (let k = 0; k < count; k++) texts.push((k === count - 1 ? letters.slice(k).join('') : letters[k]) || softHyphen);
    i += count;
  }
  if (broken && texts.length > 0) texts[texts.length - 1] = softHyphen;
  return texts;
}
