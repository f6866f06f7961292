/** A paragraph as page making takes it: set when its turn comes, in a line more or fewer where that makes a page end well. */
import { hyphenPut } from './breaks.ts';
import { houseCosts, type Costs } from './costs.ts';
import type { Flex, Galley, Setting, Strip } from './galley.ts';
import type { Fit } from './knuth-plass.ts';
import type { Lengths } from './lengths.ts';
import { setLine } from './line.ts';
import { layOut, type Material } from './material.ts';
import { fitOf, lengthsOf, treatmentOf, type ParagraphShape } from './paragraph.ts';
import { fitInLines, strained } from './passes.ts';
import type { Piece } from './piece.ts';
import { raggedFit } from './ragged.ts';
import { lineDraws } from './strips.ts';

/** Where the lines of a paragraph stand in their strips, in points. */
export type Setup = {
  /** Height of each strip. */
  readonly leading: number;
  /** How far above a strip's lower edge its baseline lies. */
  readonly depth: number;
  /** Is told of lines that are wider than the measure, once. */
  readonly overfull: (count: number) => void;
};

/** How much of its measure a line can gain or lose, what spaces and letters give together, and how much in need: found by trying. */
const gives = { gain: 0.085, loss: 0.045, gainInNeed: 0.14 } as const;
/**
 * How loose the lines of a paragraph may be that is set in another number than its own, tried in turn, and what that costs beyond
 * its own demerits. None of the first two has a hole in a line. Lines that the eye stops at are taken only to save a page: they
 * cost less than one that is not full, however many they are.
 */
const good = { tolerance: 0.97, rare: false, ladders: false, between: strained.first, cost: 2e3 } as const;
const fair = { tolerance: 1, rare: true, ladders: false, between: strained.last, cost: 2e4 } as const;
const poor = { tolerance: 2.1, rare: true, ladders: false, between: strained.last, cost: 2e5 } as const;
const atEase = [good, fair] as const;
const inNeedOnly = [poor] as const;
const most = 6e5;

/** Rivers are not looked for where a page is to be saved: they take as long to find as all else together. */
const otherCosts: Costs = { ...houseCosts, river: 0 };

/** Prepares `pieces` for setting. */
export function passage(pieces: readonly Piece[], shape: ParagraphShape, setup: Setup): Flex {
  const lengths = lengthsOf(shape);
  let laid: Material | null = null;
  let natural: Fit | null = null;

  const material = (): Material => (laid ??= layOut(pieces, shape.measure, treatmentOf(shape)));
  const naturalFit = (): Fit => {
    if (natural !== null) return natural;
    natural = fitOf(material(), lengths, shape);
    setup.overfull(natural.overfull);
    return natural;
  };

  return {
    kind: 'flex',
    floats: false,
    gap: 0,
    set: (delta, inNeed = false): Setting | null => {
      if (material().shaped.length === 0) return delta === 0 ? { strips: [], cost: 0 } : null;
      const fit = naturalFit();
      if (delta === 0) return { strips: lines(material(), fit, lengths, shape, setup), cost: 0 };
      if (fit.overfull > 0) return null;
      if (shape.align !== 'justified') {
        const longer = delta === 1 ? narrower(material(), lengths, fit.breaks.length + 1, shape.balance) : null;
        return longer === null ? null : { strips: lines(material(), longer, lengths, shape, setup), cost: good.cost };
      }
      const count = fit.breaks.length + delta;
      for (const { cost, ...pass } of inNeed ? inNeedOnly : atEase) {
        const other = fitInLines(material(), lengths, otherCosts, count, pass);
        if (other === null) continue;
        const dearer = Math.min(most, Math.max(0, other.demerits - fit.demerits));
        return { strips: lines(material(), other, lengths, shape, setup), cost: cost + dearer };
      }
      return null;
    },
    strain: (delta, inNeed = false) => {
      if (material().shaped.length === 0) return Infinity;
      const { breaks } = naturalFit();
      const count = breaks.length;
      if (shape.align !== 'justified') return delta === 1 && count > 2 ? 1 / count : Infinity;
      if (count < 2 || count + delta < 1) return Infinity;
      const filled = lastFilled(material(), breaks) / shape.measure;
      // For a line more, every line gives up some of its words until the last has enough; for a line less, the other way round.
      const change = delta > 0 ? (delta - filled + 0.15) / count : (filled - delta - 1) / (count - 1);
      // Tighter than tight can not be had.
      const limit = delta > 0 ? (inNeed ? gives.gainInNeed : gives.gain) : inNeed ? 0 : gives.loss;
      return change > limit ? Infinity : Math.max(0, change);
    },
  };
}

/** A ragged paragraph in `count` lines, by lines that could be a little longer; null where they would have to be much longer. */
function narrower(material: Material, lengths: Lengths, count: number, balance: boolean): Fit | null {
  for (const share of [0.97, 0.94, 0.91, 0.88, 0.85]) {
    const fit = raggedFit(material, { ...lengths, measure: lengths.measure * share }, balance);
    if (fit.breaks.length > count) return null;
    // A line that is won with one short word is none.
    if (fit.breaks.length === count && (fit.breaks.at(-2) ?? -1) < material.lonely) return fit;
  }
  return null;
}

/** How wide the last line is, in points. */
function lastFilled(material: Material, breaks: readonly number[]): number {
  const before = breaks.at(-2) ?? -1;
  return (material.endWidth[material.count - 1] ?? 0) - (before < 0 ? 0 : (material.startWidth[before] ?? 0));
}

/** The lines of a paragraph as strips. */
function lines(material: Material, fit: Fit, lengths: Lengths, shape: ParagraphShape, setup: Setup): Galley {
  const { leading, depth } = setup;
  const marked = material.source.some((piece) => piece.kind === 'mark');
  const count = fit.breaks.length;
  return fit.breaks.map((to, index): Strip => {
    const line = () => setLine(material, fit, index, { lengths, align: shape.align });
    return {
      kind: 'type',
      height: leading,
      draws: () => lineDraws(line(), leading - depth),
      notes: marked ? line().notes : [],
      keep: false,
      // Neither the first line of a paragraph nor its last is left alone.
      lonely: count > 1 && (index === 0 || index === count - 2),
      broken: hyphenPut(material.kind[to] ?? 0),
      again: [],
    };
  });
}
