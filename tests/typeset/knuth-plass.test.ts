/** Total-fit breaking: held against an independent implementation, and asked what must hold of any paragraph. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { breakLines, MaxAdjustmentExceededError, type InputItem } from 'tex-linebreak';
import { houseCosts, type Costs } from '../../src/typeset/costs.ts';
import { fitWithin, type Pass } from '../../src/typeset/knuth-plass.ts';
import { fitInLines, totalFit } from '../../src/typeset/passes.ts';
import type { Lengths } from '../../src/typeset/lengths.ts';
import { openRivers } from '../../src/typeset/rivers.ts';
import { breakKinds, glue } from '../../src/typeset/breaks.ts';
import type { Material } from '../../src/typeset/material.ts';

const space = 4;
const hyphen = 3;
/** The costs that the other implementation knows. */
const plainCosts: Costs = {
  ...houseCosts,
  badness: 100,
  hyphen: 50,
  ladder: 3000,
  mismatch: 10000,
  finalHyphen: 0,
  runt: 0,
  unevenness: 0,
  stack: 0,
  blemish: 0,
  colour: 0,
  river: 0,
};

/** What a line may be where the number of lines is given: spaces of some 1.6 times their natural width. */
const given: Pass = { tolerance: 1.2, rare: false, ladders: false, between: 1 };

/** A word as the widths of its syllables. Odd figures, so that no two ways are equally good. */
type Word = readonly number[];

const word: fc.Arbitrary<Word> = fc.array(fc.double({ min: 3, max: 14, noNaN: true }), { minLength: 1, maxLength: 4 });
const paragraph = fc.array(word, { minLength: 1, maxLength: 90 });

/** Lines all of one length. */
function even(measure: number): Lengths {
  return { measure, indent: 0, drop: null };
}

/** Words as our material, with the breaks that the other implementation numbers beside it. */
function both(words: readonly Word[]): {
  readonly material: Material;
  readonly items: readonly InputItem[];
  readonly numbers: readonly number[];
} {
  const items: InputItem[] = [];
  const numbers: number[] = [];
  const kind: number[] = [];
  const end: number[] = [];
  const start: number[] = [];
  const stretch: number[][] = [[], []];
  let width = 0;
  let spaces = 0;
  const allow = (sort: number, endWidth: number, startWidth: number, startSpaces: number): void => {
    numbers.push(items.length);
    kind.push(sort);
    end.push(endWidth);
    start.push(startWidth);
    stretch[0]?.push(spaces * space);
    stretch[1]?.push(startSpaces * space);
  };
  for (const [index, syllables] of words.entries()) {
    for (const [at, syllable] of syllables.entries()) {
      items.push({ type: 'box', width: syllable });
      width += syllable;
      if (at === syllables.length - 1) continue;
      allow(breakKinds.hyphen, width + hyphen, width, spaces);
      items.push({ type: 'penalty', width: hyphen, cost: plainCosts.hyphen, flagged: true });
    }
    if (index === words.length - 1) continue;
    allow(breakKinds.space, width, width + space, spaces + 1);
    items.push({ type: 'glue', width: space, stretch: space * glue.stretch, shrink: space * glue.shrink });
    width += space;
    spaces++;
  }
  items.push({ type: 'glue', width: 0, stretch: 1e9, shrink: 0 });
  allow(breakKinds.forced, width, width, spaces);
  items.push({ type: 'penalty', width: 0, cost: -1000, flagged: false });
  const material: Material = {
    shaped: [],
    source: [],
    after: new Uint8Array(0),
    gap: new Float64Array(0),
    stretch: new Float64Array(0),
    shrink: new Float64Array(0),
    count: kind.length,
    kind: Uint8Array.from(kind),
    blemish: new Uint8Array(kind.length),
    lonely: Infinity,
    fragment: new Int32Array(kind.length),
    offset: new Int32Array(kind.length),
    endWidth: Float64Array.from(end),
    endSpace: Float64Array.from(stretch[0] ?? []),
    endStretch: Float64Array.from(stretch[0] ?? []),
    endShrink: Float64Array.from(stretch[0] ?? []),
    startStretch: Float64Array.from(stretch[1] ?? []),
    startShrink: Float64Array.from(stretch[1] ?? []),
    startWidth: Float64Array.from(start),
    startSpace: Float64Array.from(stretch[1] ?? []),
    endHang: new Float64Array(kind.length),
    startHang: new Float64Array(kind.length),
    firstHang: 0,
    endWord: new Int32Array(kind.length),
    startWord: new Int32Array(kind.length),
    firstWord: 0,
    between: 0,
    expansion: 0,
  };
  return { material, items, numbers };
}

function theirs(items: readonly InputItem[], measure: number, tolerance: number): readonly number[] | null {
  try {
    const options = {
      initialMaxAdjustmentRatio: tolerance,
      maxAdjustmentRatio: tolerance,
      doubleHyphenPenalty: plainCosts.ladder,
      adjacentLooseTightPenalty: plainCosts.mismatch,
    };
    return breakLines([...items], measure, options).slice(1);
  } catch (error) {
    if (error instanceof MaxAdjustmentExceededError) return null;
    throw error;
  }
}

/** The natural widths of the lines. */
function widths(material: Material, breaks: readonly number[]): readonly number[] {
  return breaks.map(
    (at, line) => (material.endWidth[at] ?? 0) - (line === 0 ? 0 : (material.startWidth[breaks[line - 1] ?? 0] ?? 0)),
  );
}

describe('a number of lines', () => {
  /** How rivers go on is known of the best way to each line only, so what they cost is not exact. */
  const exact: Costs = { ...houseCosts, river: 0 };
  const prose = fc.array(word, { minLength: 30, maxLength: 90 });

  test('is met exactly, or not at all, and at no more than the best costs', () => {
    let met = 0;
    fc.assert(
      fc.property(prose, fc.constantFrom(-2, -1, 0, 1, 2), (words, more) => {
        const { material } = both(words);
        const best = fitWithin(material, even(120), exact, { tolerance: 1.1, rare: false, ladders: false, between: 1 });
        if (best === null) return;
        const wanted = best.breaks.length + more;
        const fit = fitInLines(material, even(120), exact, wanted, given);
        if (fit === null) return;
        met++;
        expect(fit.breaks).toHaveLength(wanted);
        expect(fit.breaks.at(-1)).toBe(material.count - 1);
        expect(fit.overfull).toBe(0);
        if (more === 0) expect(fit.demerits).toBeLessThan(best.demerits + 0.01);
        for (const width of widths(material, fit.breaks)) expect(width).toBeLessThan(120 * 1.2);
      }),
      { numRuns: 300, endOnFailure: true },
    );
    expect(met).toBeGreaterThan(20);
  });

  test.each([
    ['a word each, between which wide spaces vanish', (count: number) => Array.from({ length: count }, () => [16])],
    ['a syllable each, behind which hyphens come', (count: number) => [Array.from({ length: count }, () => 13)]],
  ])('is met by narrow lines of %s', (_, wordsOf) => {
    for (let count = 2; count < 30; count++) {
      const material = { ...both(wordsOf(count)).material, expansion: 0.05 };
      expect(fitInLines(material, even(16), exact, count, { ...given, ladders: true })?.breaks).toHaveLength(count);
    }
  });

  test('can be one more or one less for many a paragraph', () => {
    const met = new Map([-1, 0, 1, 20, -20].map((more) => [more, 0]));
    for (let length = 40; length < 140; length++) {
      const words = Array.from({ length }, (_, index) => [9 + ((index * 7) % 5), 8 + ((index * 3) % 7)]);
      const { material } = both(words);
      const natural = totalFit(material, even(200), houseCosts).breaks.length;
      for (const [more, count] of met) {
        if (fitInLines(material, even(200), houseCosts, natural + more, given) !== null) met.set(more, count + 1);
      }
    }
    expect([...met].map(([more, count]) => [more, count > 0])).toEqual([
      [-1, true],
      [0, true],
      [1, true],
      [20, false],
      [-20, false],
    ]);
  });
});

describe('beside a large initial', () => {
  test('the first lines are shorter, and only they', () => {
    const words = Array.from({ length: 200 }, (_, index) => [9 + ((index * 7) % 5), 8 + ((index * 3) % 7)]);
    const { material } = both(words);
    const { breaks } = totalFit(material, { measure: 200, indent: 0, drop: { lines: 3, by: 50 } }, houseCosts);
    const set = widths(material, breaks).slice(0, -1);
    for (const [index, width] of set.entries()) expect(Math.abs(width - (index < 3 ? 150 : 200))).toBeLessThan(25);
  });
});

/** How many chains of three spaces or more run down the lines of a paragraph, counted on the page. */
function riversOf(material: Material, breaks: readonly number[], measure: number): number {
  let rivers = 0;
  let above: readonly { readonly from: number; readonly to: number; readonly length: number }[] = [];
  for (const [line, at] of breaks.entries()) {
    const start = breaks[line - 1] ?? -1;
    const left = start < 0 ? 0 : (material.startWidth[start] ?? 0);
    const room = measure - (material.endWidth[at] ?? 0) + left;
    const spaces = Array.from({ length: at - start - 1 }, (_, index) => start + 1 + index).filter(
      (b) => material.kind[b] === breakKinds.space,
    );
    const each = line === breaks.length - 1 ? 0 : room / Math.max(1, spaces.length);
    const here = spaces.map((b, index) => {
      const from = (material.endWidth[b] ?? 0) - left + index * each;
      const to = from + space + each;
      const over = above.find(
        (gap) => Math.min(gap.to, to) - Math.max(gap.from, from) >= 0.5 * Math.min(gap.to - gap.from, to - from),
      );
      return { from, to, length: (over?.length ?? 0) + 1 };
    });
    rivers += here.filter(({ length }) => length === 3).length;
    above = here;
  }
  return rivers;
}

describe('total fit', () => {
  test('breaks 10,000 paragraphs as an independent implementation does', () => {
    let compared = 0;
    fc.assert(
      fc.property(paragraph, fc.integer({ min: 80, max: 300 }), fc.constantFrom(1, 2, 4), (words, measure, tolerance) => {
        const { material, items, numbers } = both(words);
        const ours = fitWithin(material, even(measure), plainCosts, { tolerance, rare: true, ladders: true, between: 1 });
        const expected = theirs(items, measure, tolerance);
        if (expected !== null) compared++;
        expect(ours === null ? null : ours.breaks.map((at) => numbers[at] ?? -1)).toEqual(
          expected === null ? null : [...expected.slice(0, -1), items.length - 1],
        );
      }),
      { numRuns: 10000 },
    );
    expect(compared).toBeGreaterThan(5000);
  });

  test('always comes to an end, with lines in order, however narrow the measure', () => {
    fc.assert(
      fc.property(paragraph, fc.integer({ min: 1, max: 60 }), (words, measure) => {
        const { material } = both(words);
        const { breaks } = totalFit(material, even(measure), houseCosts);
        expect(breaks.at(-1)).toBe(material.count - 1);
        expect([...breaks].sort((a, b) => a - b)).toEqual(breaks);
      }),
    );
  });

  test('counts the lines that nothing could make fit', () => {
    const { material } = both([[50], [10], [50], [10]]);
    expect(totalFit(material, even(30), houseCosts).overfull).toBe(2);
  });

  test('has fewer rivers the more they cost, and none that nothing else explains', () => {
    const rivers = (river: number): number => {
      let found = 0;
      for (let length = 60; length < 110; length++) {
        const words = Array.from({ length }, (_, index) => [5 + ((index * 37 + length) % 11), 4 + ((index * 23) % 9)]);
        const { material } = both(words);
        const { breaks } = totalFit(material, even(150), { ...houseCosts, river });
        found += riversOf(material, breaks, 150);
      }
      return found;
    };
    const [free, dear] = [rivers(0), rivers(60000)];
    expect(free).toBeGreaterThan(20);
    expect(dear).toBeLessThan(free * 0.6);
  });

  test('would rather set a line loose than hyphenate twice in a row', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 20, maxLength: 60 }), (words) => {
        const { material } = both(words);
        const hyphens = (costs: Costs): number => {
          const { breaks } = totalFit(material, even(90), costs);
          return breaks.filter(
            (at, line) => material.kind[at] === breakKinds.hyphen && material.kind[breaks[line - 1] ?? -1] === breakKinds.hyphen,
          ).length;
        };
        expect(hyphens({ ...houseCosts, ladder: 1e8 })).toBeLessThanOrEqual(hyphens({ ...houseCosts, ladder: 0 }));
      }),
      { numRuns: 50, endOnFailure: true },
    );
  });
});

describe('rivers', () => {
  const { material } = both(Array.from({ length: 60 }, (_, at) => [8 + (at % 3)]));
  const { breaks } = totalFit(material, even(60), houseCosts);

  /** The rows of all lines, in which chains have been followed. */
  function followed(): { readonly rivers: ReturnType<typeof openRivers>; readonly rows: Int32Array } {
    const rivers = openRivers(material, even(60), 0);
    const rows = Int32Array.from(breaks, (at, line) => rivers.measure(breaks[line - 1] ?? -1, at, line));
    rows.slice(1).forEach((row, line) => rivers.follow(rows[line] ?? 0, row));
    return { rivers, rows };
  }

  test('go on behind lines that have been let go', () => {
    const { rivers, rows } = followed();
    const weights = (): readonly number[] => [...rows.slice(3)].map((row, at) => rivers.weight(rows[at + 2] ?? 0, row));
    const before = weights();
    expect(Math.max(...before)).toBeGreaterThan(1);
    rivers.keep(rows, 2, rows.length);
    expect([rows[2], weights()]).toEqual([0, before]);
  });

  test('take no more room for a long paragraph than for a short one', () => {
    const { rivers, rows } = followed();
    let measured = 0;
    for (; !rivers.crowded(); measured++) rivers.measure(-1, breaks[0] ?? 0, 0);
    expect(measured).toBeGreaterThan(1000);
    rivers.keep(rows, 0, rows.length);
    expect(rivers.crowded()).toBe(false);
  });
});
