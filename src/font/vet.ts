/** Whether a font file of the user's can be set with and embedded. */
import { openCff } from './cff.ts';
import { openSfnt, type Sfnt } from './sfnt.ts';

/** What is wrong with a font, in one clause, and what would help. */
export type FontFault = { readonly why: string; readonly hint: string };

/** Files that hold fonts in other clothes, by their first four bytes. */
const wrapped: Readonly<Record<string, FontFault>> = {
  wOFF: { why: 'it is a web font (WOFF)', hint: 'take the TTF or OTF file that it was made from' },
  wOF2: { why: 'it is a web font (WOFF2)', hint: 'take the TTF or OTF file that it was made from' },
  ttcf: { why: 'it is a collection of fonts', hint: 'take the font out of it, as a TTF or OTF file of its own' },
  typ1: { why: 'it is a Type 1 font', hint: 'take a TTF or OTF file' },
  '%!PS': { why: 'it is a Type 1 font', hint: 'take a TTF or OTF file' },
};

const another = 'take another copy of it, or another font';

/** Null when all that Slugline does with a font can be done with this one. */
export function vetFont(bytes: Uint8Array): FontFault | null {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  const other = Object.hasOwn(wrapped, magic) ? wrapped[magic] : undefined;
  if (other !== undefined) return other;
  if (!['\0\x01\0\0', 'true', 'OTTO'].includes(magic)) return { why: 'it is no font', hint: 'give a TTF or OTF file' };
  try {
    return tablesFault(openSfnt(bytes));
  } catch (error) {
    // Reading beyond the end of what there is.
    if (error instanceof Error && error.name === 'RangeError') return { why: 'it is damaged, or cut short', hint: another };
    throw error;
  }
}

function tablesFault(font: Sfnt): FontFault | null {
  const has = (tag: string): boolean => font.table(tag).byteLength > 0;
  if (has('fvar')) return { why: 'it is a variable font', hint: 'take one of its static styles, such as Regular' };
  if (has('CFF2')) return { why: 'its outlines are in CFF2', hint: 'take a static TTF or OTF file' };
  const lacking = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'post', 'OS/2'].find((tag) => !has(tag));
  if (lacking !== undefined) return { why: `it is damaged: it has no table "${lacking.trim()}"`, hint: another };
  if (!has('CFF ') && !(has('glyf') && has('loca'))) {
    return { why: 'it has no outlines', hint: 'take a font with outlines; bitmaps and colour alone can not be set' };
  }
  return permission(font.table('OS/2').getUint16(8)) ?? sizes(font) ?? (has('CFF ') ? null : outlines(font));
}

/** `fsType` of `OS/2` (ISO/IEC 14496-22, 5.2.8): what the maker allows. */
function permission(fsType: number): FontFault | null {
  const hint = 'ask its maker for a licence and a file that allow it, or take another font';
  if ((fsType & 0x000f) === 2) return { why: 'its maker forbids embedding', hint };
  if ((fsType & 0x0100) !== 0) return { why: 'its maker forbids embedding a part of it', hint };
  return (fsType & 0x0200) !== 0 ? { why: 'its maker forbids embedding its outlines', hint } : null;
}

/** Whether the tables are as long as they say. Reading what is not there throws. */
function sizes(font: Sfnt): FontFault | null {
  const count = font.table('maxp').getUint16(4);
  const unitsPerEm = font.table('head').getUint16(18);
  const long = font.table('hhea').getUint16(34);
  font.table('post').getUint32(12);
  if (unitsPerEm < 16 || unitsPerEm > 16384 || count === 0 || long === 0 || long > count) {
    return { why: 'it is damaged: its measures make no sense', hint: another };
  }
  font.table('hmtx').getUint16(long * 4 - 4 + 2);
  if (font.table('CFF ').byteLength > 0) openCff(font.table('CFF '));
  return null;
}

/** Whether every outline lies within the file. */
function outlines(font: Sfnt): FontFault | null {
  const loca = font.table('loca');
  const long = font.table('head').getInt16(50) === 1;
  let start = 0;
  for (let glyph = 0; glyph <= font.table('maxp').getUint16(4); glyph++) {
    const offset = long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
    if (offset < start || offset > font.table('glyf').byteLength)
      return { why: 'it is damaged: its outlines overlap', hint: another };
    start = offset;
  }
  return null;
}
