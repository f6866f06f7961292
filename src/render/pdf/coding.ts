/**
 * How a font's glyphs are coded in content. What looks as a letter of ASCII does by itself has that letter's code, of one byte, so
 * that most of a page is shorter and can be read; all else has a code of two bytes, by the number of its glyph. How long a code is
 * shows in its first byte: no code of two begins as a letter does, nor has it the value of one, as some readers take all codes for
 * numbers.
 */

/** How many codes of two bytes there are: all but the last, as no font has so many glyphs. */
export const codeCount = 0x1f00 + 0x80ff;

/** The code of two bytes that has a number, from 0. */
export function numberedCode(number: number): number {
  return number < 0x1f00 ? 0x0100 + number : 0x7f00 + number - 0x1f00;
}

/** The code of a letter of ASCII; null for any other text. */
export function letterCode(text: string): number | null {
  return text.length === 1 && text >= ' ' && text <= '~' ? text.charCodeAt(0) : null;
}

/** Whether a code, or its first byte, is that of a letter: one byte, where others have two. */
export function isLetterCode(code: number): boolean {
  return code >= 0x20 && code <= 0x7e;
}

/** A code's bytes in hexadecimal digits. */
export function codeDigits(code: number): string {
  return code.toString(16).padStart(code > 0xff ? 4 : 2, '0');
}

/** The ranges of all codes, as a CMap names them. */
export const codeSpace = '3 begincodespacerange\n<20> <7e>\n<0100> <1fff>\n<7f00> <ffff>\nendcodespacerange';

/** What the codes of letters stand for, as a CMap says it. */
export const lettersSaid = '1 beginbfrange\n<20> <7e> <0020>\nendbfrange';

/** What a file calls the coding. */
export const codingName = 'Slugline-H';

/** A CMap in which each code is what it leads to (ISO 32000-1, 9.7.5; Adobe Technical Note 5014). */
export const codingMap = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> def
/CMapName /${codingName} def
/CMapType 1 def
/WMode 0 def
${codeSpace}
3 begincidrange
<20> <7e> 32
<0100> <1fff> 256
<7f00> <ffff> 32512
endcidrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
