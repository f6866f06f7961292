/** What a font can do besides giving each letter its shape. */
import type { Sfnt } from './sfnt.ts';

/** The tags of the substitutions that a font offers in any script (`GSUB`; ISO/IEC 14496-22, 6.2), such as `smcp`. */
export function featuresIn(font: Sfnt): ReadonlySet<string> {
  const gsub = font.table('GSUB');
  const found = new Set<string>();
  if (gsub.byteLength < 8) return found;
  const list = gsub.getUint16(6);
  const count = list + 2 > gsub.byteLength ? 0 : gsub.getUint16(list);
  for (let at = list + 2; at < list + 2 + count * 6 && at + 4 <= gsub.byteLength; at += 6) {
    found.add(String.fromCharCode(...[0, 1, 2, 3].map((byte) => gsub.getUint8(at + byte))));
  }
  return found;
}
