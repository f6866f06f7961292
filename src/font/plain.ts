/**
 * Shaping of plain words: those of letters, figures and signs that European languages are mostly written with, in fonts that
 * do nothing to them but change a glyph for another, tie some together and kern them. That is nearly all words of a book; and
 * HarfBuzz, which knows everything else, takes longer to start than an article takes to shape.
 *
 * What comes out is what HarfBuzz makes of the word. Whatever might come out differently is left to it.
 */
import { openCharacters } from './cmap.ts';
import type { Common, Glyphs } from './glyphs.ts';
import { openKerning, type Kerning } from './kerning.ts';
import { rulesFor } from './lookups.ts';
import type { Sfnt } from './sfnt.ts';
import { openSubstitution, type Substitution } from './substitution.ts';

/** Shapes a word; null when it is not plain. */
export type PlainShape = (text: string) => Glyphs | null;

/** Features that are on without being asked for, as in HarfBuzz. */
const usual = 'rvrn ltra ltrm rand abvm blwm ccmp locl mark mkmk rlig calt clig curs dist kern liga rclt'.split(' ');

/** How fonts call the languages whose words are shaped here. Where a font has ways of its own for one, it is left to HarfBuzz. */
const languages: Readonly<Record<string, string>> = {
  ...{ en: 'ENG ', de: 'DEU ', fr: 'FRA ', es: 'ESP ', it: 'ITA ', pt: 'PTG ' },
  ...{ sv: 'SVE ', da: 'DAN ', nb: 'NOR ', no: 'NOR ', fi: 'FIN ' },
};

/** Tables by which a font does more than is done here. */
const strange = ['fvar', 'morx', 'kerx', 'trak'] as const;

/** The rules of one script, and what is known of the characters in it. */
type Script = {
  readonly substitution: Substitution;
  readonly kerning: Kerning;
  /** By the code of a character: its glyph; `left` where the character is left to HarfBuzz, `unknown` until it is asked for. */
  readonly glyphs: Int32Array;
  /** Whether its glyph may be changed with those behind it. */
  readonly tied: Uint8Array;
};

const [left, unknown] = [-1, -2] as const;
/** The first code behind those of all plain characters. */
const end = 0x2040;

/** Opens a font for plain words; null when it does more than is done here. @param settings as `HarfBuzz.shape` takes them */
export function openPlain(font: Sfnt, settings: readonly string[], language: string, common: Common): PlainShape | null {
  const tag = languages[language.split('-')[0] ?? ''];
  const characters = openCharacters(font);
  const known = settings.every((setting) => /^-?[a-z]\w{3}$/.test(setting));
  if (tag === undefined || characters === null || !known || strange.some((it) => font.table(it).byteLength > 0)) return null;
  const wanted = new Set([...usual, ...settings].filter((setting) => !settings.includes(`-${setting}`)));
  const advance = advancesIn(font);

  const openScript = (script: string): Script | null => {
    const asked = { script, language: tag, wanted };
    const [changes, moves] = [rulesFor(font, 'GSUB', asked), rulesFor(font, 'GPOS', asked)];
    const substitution = changes === null ? null : openSubstitution(font, changes.lookups);
    const kerning = moves === null ? null : openKerning(font, moves);
    if (substitution === null || kerning === null) return null;
    return { substitution, kerning, glyphs: new Int32Array(end).fill(unknown), tied: new Uint8Array(end) };
  };
  let letters: Script | null | undefined;
  let signs: Script | null | undefined;

  const find = ({ substitution, kerning, glyphs, tied }: Script, code: number): number => {
    const own = isPlain(code) ? characters(code) : 0;
    const alone = own === 0 ? null : substitution.alone(own);
    tied[code] = alone?.tied === true ? 1 : 0;
    return (glyphs[code] = alone === null || kerning.isMoved(alone.glyph) ? left : alone.glyph);
  };

  return (text) => {
    // Figures and signs by themselves belong to no script.
    const script = hasLetter(text) ? (letters ??= openScript('latn')) : (signs ??= openScript('DFLT'));
    if (script === null) return null;
    const ids = new Array<number>(text.length);
    let tied = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      let glyph = code < end ? (script.glyphs[code] ?? left) : left;
      if (glyph === unknown) glyph = find(script, code);
      if (glyph === left) return null;
      ids[at] = glyph;
      tied |= script.tied[code] ?? 0;
    }
    if (tied === 0) return kerned(ids, common.inOrder(ids.length), script.kerning);
    const row = script.substitution.row(Array.from(ids, (_, at) => characters(text.charCodeAt(at))));
    if (row === null || row.ids.some(script.kerning.isMoved)) return null;
    const clusters = row.ids.length === text.length ? common.inOrder(text.length) : Uint16Array.from(row.clusters);
    return kerned(row.ids, clusters, script.kerning);
  };

  function kerned(ids: readonly number[], clusters: Uint16Array, { between }: Kerning): Glyphs {
    const { length } = ids;
    const advances = new Array<number>(length);
    for (let at = 0; at < length; at++) {
      const glyph = ids[at] ?? 0;
      advances[at] = advance(glyph) + (at + 1 < length ? between(glyph, ids[at + 1] ?? 0) : 0);
    }
    return { ids, clusters, advances, dx: common.nought(length), dy: common.nought(length) };
  }
}

/** The advance of each glyph by itself, in font units (`hmtx`). */
function advancesIn(font: Sfnt): (glyph: number) => number {
  const hmtx = font.table('hmtx');
  const last = font.table('hhea').getUint16(34) - 1;
  return (glyph) => hmtx.getUint16((glyph < last ? glyph : last) * 4);
}

/** ASCII without controls, the letters and signs of Latin-1 and Latin Extended-A, and the marks that prose is pointed with. */
function isPlain(code: number): boolean {
  if (code < 0x180) return (code >= 0x20 && code < 0x7f) || (code > 0xa0 && code !== 0xad);
  return (
    (code >= 0x2013 && code <= 0x2014) ||
    (code >= 0x2018 && code <= 0x2022) ||
    code === 0x2026 ||
    code === 0x2039 ||
    code === 0x203a
  );
}

function hasLetter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const lower = code | 0x20;
    if ((lower >= 0x61 && lower <= 0x7a) || code === 0xaa || code === 0xba) return true;
    if (code >= 0xc0 && code < 0x180 && code !== 0xd7 && code !== 0xf7) return true;
  }
  return false;
}
