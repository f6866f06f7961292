/**
 * Breaking a paragraph in passes, as TeX does: the first takes only good lines, and each of those behind it what the one before could
 * not do without.
 */
import type { Costs } from './costs.ts';
import { fitWithin, type Fit, type Pass } from './knuth-plass.ts';
import type { Lengths } from './lengths.ts';
import type { Material } from './material.ts';

/**
 * Where spaces would gape, letters stand apart, or closer, by more than usual first: in times of the usual, at first and at last. It
 * is a hundredth of an em or so even then, which hardly anybody sees, while a hole in a line stops the eye.
 */
export const strained = { first: 1.5, last: 2 } as const;

/** Tried in turn: what no line within the first can do, the next may. */
const passes: readonly Pass[] = [
  { tolerance: 0.95, rare: false, ladders: false, between: 1 },
  { tolerance: 0.95, rare: true, ladders: false, between: 1 },
  { tolerance: 0.95, rare: true, ladders: false, between: strained.first },
  { tolerance: 0.95, rare: true, ladders: false, between: strained.last },
  { tolerance: 1.4, rare: true, ladders: false, between: strained.last },
  { tolerance: 2, rare: true, ladders: true, between: strained.last },
  { tolerance: 4, rare: true, ladders: true, between: strained.last },
  { tolerance: Infinity, rare: true, ladders: true, between: strained.last },
];

/** In a narrow column two hyphens in a row are better than a line full of holes. */
const narrowPasses: readonly Pass[] = [
  ...passes.slice(0, 4),
  { tolerance: 0.95, rare: true, ladders: true, between: strained.last },
  ...passes.slice(4),
];

/** What is narrow, in ems: some 55 characters. */
const narrow = 25;

/** Breaks a paragraph into as many lines as are best. */
export function totalFit(material: Material, lengths: Lengths, costs: Costs): Fit {
  const size = material.source[0]?.font.size ?? 0;
  for (const pass of lengths.measure < narrow * size ? narrowPasses : passes) {
    const fit = fitWithin(material, lengths, costs, pass);
    if (fit !== null) return fit;
  }
  throw new Error('line breaking found no way, though the last pass takes every line');
}

/** In a longer paragraph a line more or less is no help to any page that could not be had elsewhere, and takes long to find. */
const mostLines = 200;

/**
 * The best way to set a paragraph in exactly so many lines; null when each has a line that is too loose or too tight. Its
 * demerits are comparable to those of `totalFit`.
 */
export function fitInLines(material: Material, lengths: Lengths, costs: Costs, lines: number, pass: Pass): Fit | null {
  return lines < 1 || lines > mostLines ? null : fitWithin(material, lengths, costs, pass, lines);
}
