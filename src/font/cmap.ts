/** Which glyph a character has by itself (`cmap`; ISO/IEC 14496-22, 5.2.1). */
import type { Sfnt } from './sfnt.ts';

/**
 * Opens the map of a font's characters up to U+FFFF; null when it has none in the form that all fonts of today have (4).
 * @returns a function that gives the glyph of a code point, 0 for one that the font has not
 */
export function openCharacters(font: Sfnt): ((code: number) => number) | null {
  const cmap = font.table('cmap');
  const map = unicodeMap(cmap);
  if (map === 0) return null;
  const doubled = cmap.getUint16(map + 6);
  const [ends, begins] = [map + 14, map + 16 + doubled];
  return (code) => {
    let [low, high] = [0, doubled / 2];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cmap.getUint16(ends + middle * 2) < code) low = middle + 1;
      else high = middle;
    }
    if (low === doubled / 2) return 0;
    const begin = begins + low * 2;
    const first = cmap.getUint16(begin);
    if (code < first) return 0;
    const delta = cmap.getUint16(begin + doubled);
    const rangeAt = begin + 2 * doubled;
    const range = cmap.getUint16(rangeAt);
    if (range === 0) return (code + delta) & 0xffff;
    const glyph = cmap.getUint16(rangeAt + range + (code - first) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

/** Where the map of Unicode's first plane stands in its table; 0 where there is none of format 4. */
function unicodeMap(cmap: DataView): number {
  if (cmap.byteLength < 4) return 0;
  for (let at = 4; at < 4 + cmap.getUint16(2) * 8; at += 8) {
    const [platform, encoding, map] = [cmap.getUint16(at), cmap.getUint16(at + 2), cmap.getUint32(at + 4)];
    if (platform === 3 && encoding === 1) return cmap.getUint16(map) === 4 ? map : 0;
  }
  return 0;
}
