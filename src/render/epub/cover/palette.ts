/**
 * The colours of covers: few, and tried out. Every ink stands on every ground of its palette with a contrast of 4.5 at least, which
 * is what WCAG 2.2 asks of text of any size (1.4.3), on a screen without colours too.
 */

/** Colours as `#rrggbb`. */
export type Palette = {
  readonly name: string;
  /** The field of the title, and the darker one below it. */
  readonly ground: string;
  readonly shade: string;
  /** The colour of type. */
  readonly paper: string;
  /** The second colour: of rules and of lesser words. */
  readonly accent: string;
};

const paper = '#fbf8f1';

export const palettes: readonly Palette[] = [
  { name: 'petrol', ground: '#0f4c5c', shade: '#0a3641', paper, accent: '#f2b872' },
  { name: 'oxblood', ground: '#7a1f2b', shade: '#58141e', paper, accent: '#f3c9a5' },
  { name: 'navy', ground: '#1d3466', shade: '#13234a', paper, accent: '#f0b2a0' },
  { name: 'bottle', ground: '#1f4d3a', shade: '#143628', paper, accent: '#e8cf7a' },
  { name: 'aubergine', ground: '#4b2a55', shade: '#351c3d', paper, accent: '#f0bf8f' },
  { name: 'slate', ground: '#37434f', shade: '#252f39', paper, accent: '#f2a488' },
];

/** The palette for a publication: the same for the same identifier, and any of them for another. */
export function paletteFor(identifier: string): Palette {
  // FNV-1a, of 32 bits, which spreads what differs in a letter only; its high bits better than its low ones.
  let hash = 0x811c9dc5;
  for (let at = 0; at < identifier.length; at++) hash = Math.imul(hash ^ identifier.charCodeAt(at), 0x01000193);
  const palette = palettes[((hash ^ (hash >>> 15)) >>> 0) % palettes.length];
  if (palette === undefined) throw new Error('no palette');
  return palette;
}
