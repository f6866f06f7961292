/** Making up, asked as laws: nothing is lost, what belongs together stays together, pages are full, and it always comes to an end. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Frame, Notes } from '../../src/typeset/frame.ts';
import {
  flexible,
  paragraphLines,
  settled,
  together,
  toGrid,
  type,
  white,
  type Flex,
  type Galley,
  type Matter,
  type Strip,
} from '../../src/typeset/galley.ts';
import { makeUp, type MadeFrame } from '../../src/typeset/makeup.ts';

const tenLines: Frame = { height: 100, leading: 10, turns: false, beside: false, full: true, fewest: 5, loose: false };
const noNotes: Notes = { galleys: [], divider: [] };

function made(matter: Matter, notes: Notes = noNotes, columns = 1): readonly MadeFrame[] {
  return [...makeUp(matter, { frame: () => tenLines, columns }, notes)];
}

/** The names of all that stands in each frame. */
function read(frames: readonly MadeFrame[]): readonly (readonly string[])[] {
  return frames.map(ids);
}

/** A strip that can be found again on the page. */
function strip(id: string, height: number, change: Partial<Strip> = {}): Strip {
  return { ...type(height, [{ kind: 'anchor', id, y: 0 }]), ...change };
}

function ids(frame: MadeFrame): readonly string[] {
  return frame.parts.flatMap((part) => part.draws.map((draw) => (draw.kind === 'anchor' ? draw.id : draw.kind)));
}

function lines(name: string, count: number): Galley {
  return Array.from({ length: count }, (_, index) => strip(`${name}${index + 1}`, 10));
}

/** A paragraph of `count` lines that can also have as many as `others` say. */
function paragraph(name: string, count: number, others: readonly number[] = []): Flex {
  return flexible(
    paragraphLines(lines(name, count)),
    others.map((other) => ({ delta: other - count, cost: 1000, strips: () => paragraphLines(lines(name, other)) })),
  );
}

describe('a page', () => {
  test('takes as many lines as it has room for', () => {
    expect(read(made(lines('a', 16)))).toEqual([
      ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'a10'],
      ['a11', 'a12', 'a13', 'a14', 'a15', 'a16'],
    ]);
  });

  test('leaves no first line of a paragraph behind and no last line alone, even if it must end above its foot', () => {
    const orphan = made([...lines('a', 9), ...paragraphLines(lines('b', 6))]);
    expect(ids(orphan[1] ?? fail())).toEqual(['b1', 'b2', 'b3', 'b4', 'b5', 'b6']);
    expect(orphan[0]?.short).toBe(1);
    const widow = made([...lines('a', 6), ...paragraphLines(lines('b', 5)), ...lines('c', 5)]);
    expect(ids(widow[1] ?? fail()).slice(0, 3)).toEqual(['b4', 'b5', 'c1']);
  });

  test('is not called short where its last lines are white that stands there anyway', () => {
    const parted = made([...lines('a', 9), white(10), ...lines('b', 6)]);
    expect(parted.map((frame) => [ids(frame).length, frame.short])).toEqual([
      [9, 0],
      [6, 0],
    ]);
    const heading = together([white(15), strip('heading', 15)], true);
    const headed = made([...lines('a', 6), ...heading, ...paragraphLines(lines('b', 6))]);
    expect(headed.map((frame) => [ids(frame).length, frame.short])).toEqual([
      [6, 2],
      [7, 0],
    ]);
  });

  test('is full where a paragraph on it can be set in a line more or fewer', () => {
    const longer = made([paragraph('a', 5, [6]), paragraph('b', 4), paragraph('c', 6)]);
    expect(longer.map((frame) => ids(frame).length)).toEqual([10, 6]);
    expect(ids(longer[0] ?? fail())).toContain('a6');
    const shorter = made([paragraph('a', 6, [5]), paragraph('b', 5), paragraph('c', 6)]);
    expect(read(shorter)[1]).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
    expect([...longer, ...shorter].every((frame) => frame.short === 0 && frame.flaw === null)).toBe(true);
  });

  test('is mended by a page before it where it can not be by its own lines', () => {
    // The second page would leave a line of `d` behind, and only `a`, on the first, can give.
    const frames = made([paragraph('a', 6, [7]), paragraph('b', 8), paragraph('c', 5), paragraph('d', 6), paragraph('e', 9)]);
    expect(frames.map((frame) => [frame.short, frame.flaw])).toEqual([
      [0, null],
      [0, null],
      [0, null],
      [0, null],
    ]);
    expect(ids(frames[0] ?? fail())).toContain('a7');
  });

  test('keeps a heading with two of the lines below it', () => {
    const frames = made([...lines('a', 8), ...together([strip('heading', 10)], true), ...paragraphLines(lines('b', 6))]);
    expect(read(frames)[1]?.slice(0, 2)).toEqual(['heading', 'b1']);
  });

  test('may end behind a picture with white below it', () => {
    const figure = flexible(together([strip('figure', 30), white(5), toGrid]), [], true);
    const frames = made([...lines('a', 7), figure, ...lines('b', 6)]);
    expect(frames.map((frame) => [ids(frame).at(-1), frame.flaw, frame.short])).toEqual([
      ['figure', null, 0],
      ['b6', null, 0],
    ]);
    expect(ids(made([...lines('a', 7), figure])[0] ?? fail())).toHaveLength(8);
  });

  test('does not begin with white, and ends blocks on the grid', () => {
    const frames = made([...lines('a', 10), white(10), strip('odd', 13), toGrid, ...lines('next', 3)]);
    expect(frames[1]?.parts.map((part) => part.y)).toEqual([0, 20, 30, 40]);
  });

  test('ends with no part of a word where that can be had', () => {
    const b = paragraphLines([strip('b1', 10), strip('b2', 10), strip('b3', 10, { broken: true }), ...lines('c', 6)]);
    const frames = made([paragraph('a', 7, [8]), ...b]);
    expect(read(frames)[0]?.slice(-2)).toEqual(['b1', 'b2']);
  });

  test('has the notes that are called on it at its foot, behind a divider', () => {
    const divider = [strip('divider', 10)];
    const galleys = [[strip('note', 10)]];
    const frames = made([...lines('a', 4), strip('call', 10, { notes: [0] }), ...lines('b', 9)], { galleys, divider });
    expect(read(frames)).toEqual([
      ['a1', 'a2', 'a3', 'a4', 'call', 'b1', 'b2', 'b3', 'divider', 'note'],
      ['b4', 'b5', 'b6', 'b7', 'b8', 'b9'],
    ]);
    expect(frames[0]?.parts.at(-1)?.y).toBe(90);
  });

  test('ends two lines above its foot rather than part a note from its mark', () => {
    const divider = [strip('divider', 10)];
    const call = strip('call', 10, { notes: [0] });
    const frames = made([...lines('a', 8), strip('b1', 10, { lonely: true }), call], { galleys: [lines('n', 2)], divider });
    expect(read(frames)).toEqual([
      ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'],
      ['b1', 'call', 'divider', 'n1', 'n2'],
    ]);
  });

  test('divides a note only where it must', () => {
    const divider = [strip('divider', 10)];
    const call = strip('call', 10, { notes: [0] });
    const short = made([paragraph('a', 7, [6]), call, ...lines('b', 9)], { galleys: [lines('n', 2)], divider });
    expect(read(short)[0]?.slice(-4)).toEqual(['call', 'divider', 'n1', 'n2']);
    const long = made([...lines('a', 4), call, ...lines('b', 9)], { galleys: [lines('n', 8)], divider });
    expect(ids(long[0] ?? fail())).toEqual(expect.arrayContaining(['call', 'divider', 'n1', 'n2', 'n3']));
    expect(ids(long[1] ?? fail()).filter((id) => id.startsWith('n'))).toEqual(['n4', 'n5', 'n6', 'n7', 'n8']);
  });

  test('divides a long note so that the line that calls it does not stand alone', () => {
    const divider = [strip('divider', 10)];
    const called = [strip('call', 10, { notes: [0], lonely: true }), ...lines('b', 9)];
    const [first = fail()] = made([...lines('a', 5), ...called], { galleys: [lines('n', 8)], divider });
    expect(ids(first)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'call', 'b1', 'divider', 'n1', 'n2']);
    expect(first.flaw).toBe(null);
  });

  test('lets the text go on while a float waits for room', () => {
    const figure = flexible(together([strip('figure', 50)]), [], true);
    expect(read(made([...lines('a', 7), figure, ...lines('b', 6)]))).toEqual([
      ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'b1', 'b2', 'b3'],
      ['figure', 'b4', 'b5', 'b6'],
    ]);
  });

  test('is not made for the white below what is taller than a page', () => {
    const tall = flexible(together([white(10), strip('tall', 130), white(10), toGrid]), [], true);
    expect(read(made([tall]))).toEqual([['tall']]);
    expect(read(made([...lines('a', 2), tall, white(20)]))).toEqual([['a1', 'a2'], ['tall']]);
  });

  test('has one gap between its paragraphs where several things floated away', () => {
    const figure = (name: string): Flex => ({ ...flexible(together([strip(name, 50)]), [], true), gap: 10 });
    const [first = fail()] = made([...lines('a', 6), figure('f'), figure('g'), ...lines('b', 12)]);
    expect(first.parts.map(({ y }) => y)).toEqual([0, 10, 20, 30, 40, 50, 70, 80, 90]);
  });

  test('drops the white between blocks below what has waited, and keeps that of a heading', () => {
    const figure = flexible(together([strip('figure', 50)]), [], true);
    const tops = (behind: Matter): readonly number[] =>
      made([...lines('a', 6), figure, ...lines('b', 4), ...behind])[1]?.parts.map(({ y }) => y) ?? [];
    expect(tops([white(10), ...lines('c', 3)])).toEqual([0, 50, 60, 70]);
    expect(tops([flexible(together([white(10), strip('heading', 10)], true), []), ...lines('c', 2)])).toEqual([0, 60, 70, 80]);
  });

  test('is not made for what has waited alone where that could stand between the lines', () => {
    const float = flexible(together(lines('float', 3)), [], true);
    const frames = made([...lines('a', 6), float, ...lines('b', 2)]);
    expect(ids(frames[0] ?? fail()).slice(5)).toEqual(['a6', 'float1', 'float2', 'float3', 'b1']);
    expect(ids(frames[1] ?? fail())).toEqual(['b2']);
  });

  test('makes a picture smaller rather than end above its foot', () => {
    const picture = (height: number): Galley => together([strip(`figure${height}`, height)]);
    const figure = flexible(picture(50), [{ delta: -1, cost: 2e3, strips: () => picture(40) }], true);
    const frames = made([paragraph('a', 3), figure, paragraph('b', 3), ...lines('c', 5)]);
    expect(read(frames)[0]).toEqual(['a1', 'a2', 'a3', 'figure40', 'b1', 'b2', 'b3']);
    expect(frames[0]?.short).toBe(0);
  });

  test('makes pictures that wait smaller, all alike, where one more of them stands on it then, and leaves no stub of text below', () => {
    const plate = (name: string): Flex =>
      flexible(
        together([strip(name, 55)]),
        [{ delta: -1, cost: 2e3, strips: () => together([strip(`small ${name}`, 45)]) }],
        true,
      );
    const plates = ['p', 'q', 'r'].map(plate);
    // A line below the first two would let the next page end with a whole word.
    const text = lines('b', 12).map((line, index) => ({ ...line, broken: index === 5 }));
    const frames = made([...lines('a', 8), ...plates, ...text]);
    expect(read(frames).slice(1)).toEqual([
      ['small p', 'small q'],
      ['r', 'b3', 'b4', 'b5', 'b6'],
      ['b7', 'b8', 'b9', 'b10', 'b11', 'b12'],
    ]);
    expect(frames[1]?.short).toBe(0);
  });

  test('sets the head of a table again where the table goes on', () => {
    const head = [strip('head', 10)];
    const rows = lines('row', 15).map((row) => ({ ...row, again: head }));
    expect(read(made([...together(head, true), ...rows]))[1]?.slice(0, 3)).toEqual(['head', 'row10', 'row11']);
  });

  test('pulls no white apart where it ends far above its foot all the same', () => {
    const gap = flexible([white(10)], [{ delta: 1, cost: 5e5, strips: () => [white(20)] }]);
    const frames = made([...lines('a', 2), gap, ...lines('b', 1), ...together(lines('tower', 9))]);
    expect(frames[0]?.parts.map(({ y }) => y)).toEqual([0, 10, 30]);
    const near = made([...lines('a', 7), gap, ...lines('b', 1), ...together(lines('tower', 9))]);
    expect(near[0]?.parts.at(-1)?.y).toBe(90);
  });

  test('takes what is too tall for any page, and says so', () => {
    const frames = made([...lines('a', 2), strip('tower', 250), ...lines('b', 2)]);
    expect(read(frames)).toEqual([['a1', 'a2'], ['tower'], ['b1', 'b2']]);
    expect(frames.map((frame) => frame.tooTall)).toEqual([false, true, false]);
  });

  test('divides what must stay together only where it can not', () => {
    const frames = made(together(lines('a', 16)));
    expect(frames.map((frame) => [ids(frame).length, frame.flaw])).toEqual([
      [10, 'torn'],
      [6, null],
    ]);
  });

  test('is the last only with five lines on it, where an earlier one can give some up', () => {
    const frames = made([paragraph('a', 6), paragraph('b', 8, [9]), paragraph('c', 8, [9])]);
    expect(frames.map((frame) => ids(frame).length)).toEqual([10, 10, 4]);
    const mended = made([paragraph('a', 6), paragraph('b', 8, [9]), paragraph('c', 8, [9]), paragraph('d', 2)]);
    expect(mended.at(-1)?.parts.length).toBeGreaterThan(4);
  });

  test('of a list gives the last one as many lines, though it ends above its foot then', () => {
    const list = lines('a', 12);
    const counts = (loose: boolean): readonly number[] =>
      [...makeUp(list, { frame: () => ({ ...tenLines, loose }), columns: 1 }, noNotes)].map((frame) => ids(frame).length);
    expect(counts(true)).toEqual([7, 5]);
    expect(counts(false)).toEqual([10, 2]);
  });
});

describe('two columns', () => {
  test('of the last page end on one line', () => {
    const frames = made([...lines('a', 20), ...lines('b', 7)], noNotes, 2);
    expect(frames.map((frame) => ids(frame).length)).toEqual([10, 10, 4, 3]);
  });

  test('of a short story are even too', () => {
    expect(made([paragraph('a', 6), paragraph('b', 6)], noNotes, 2).map((frame) => ids(frame).length)).toEqual([6, 6]);
  });
});

const anyStrip = fc.record({
  height: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 40 }) }, fc.integer({ min: 90, max: 400 })),
  kind: fc.constantFrom('type', 'type', 'type', 'white', 'grid'),
  keep: fc.boolean(),
  lonely: fc.boolean(),
  broken: fc.boolean(),
  /** Whether it floats, or can be set in other numbers of lines. */
  flex: fc.constantFrom('strip', 'strip', 'float', 'longer', 'shorter'),
  note: fc.boolean(),
  again: fc.boolean(),
});

/** Notes of every length, up to several pages. */
const anyNotes = fc.array(fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 4,
});

describe('whatever the matter', () => {
  test('every strip and every note stands on some page once, in order', () => {
    fc.assert(
      fc.property(fc.array(anyStrip, { maxLength: 60 }), anyNotes, fc.constantFrom(1, 2), (plan, noteHeights, columns) => {
        const galleys = noteHeights.map((heights, note) => heights.map((height, index) => strip(`note${note}.${index}`, height)));
        let called = 0;
        const floating = new Set<string>();
        const matter = plan.map((it, index): Strip | Flex => {
          const call = it.kind === 'type' && it.note && called < galleys.length;
          const base = it.kind === 'type' ? strip(`s${index}`, it.height) : { ...white(it.height), kind: it.kind };
          const { keep, lonely, broken } = it;
          const again = it.again ? [strip('head', 5)] : [];
          const whole: Strip = { ...base, keep, lonely, broken, notes: call ? [called++] : [], again };
          if (it.flex === 'strip' || (it.flex === 'float' && it.kind !== 'type')) return whole;
          if (it.flex === 'float') floating.add(`s${index}`);
          const other = { delta: it.flex === 'longer' ? 1 : -1, cost: 10 };
          const height = it.height + other.delta * 10;
          return flexible([whole], height < 0 ? [] : [{ ...other, strips: () => [{ ...whole, height }] }], it.flex === 'float');
        });
        const frames = made(matter, { galleys, divider: [strip('divider', 4)] }, columns);
        const found = read(frames).flat();
        const text = found.filter((id) => id.startsWith('s'));
        const notes = found.filter((id) => id.startsWith('note'));
        const wanted = settled(matter).flatMap((it) => it.draws().flatMap((draw) => (draw.kind === 'anchor' ? [draw.id] : [])));
        expect([...text].sort()).toEqual([...wanted].sort());
        expect([...notes].sort()).toEqual(
          galleys
            .slice(0, called)
            .flatMap((note, n) => note.map((_, i) => `note${n}.${i}`))
            .sort(),
        );
        // Only floats may move, and none past another.
        const order = (list: readonly string[], floats: boolean): readonly string[] =>
          list.filter((id) => floating.has(id) === floats);
        expect(order(text, false)).toEqual(order(wanted, false));
        expect(order(text, true)).toEqual(order(wanted, true));
        expect(frames.every((frame) => frame.parts.length > 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('paragraphs that can give a line leave no page short and no line alone', () => {
    const sizes = fc.array(fc.integer({ min: 3, max: 9 }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(sizes, (counts) => {
        const matter = counts.map((count, index) => paragraph(`p${index}.`, count, [count - 1, count + 1]));
        const frames = made(matter);
        expect(frames.slice(0, -1).every((frame) => frame.short === 0 && frame.flaw === null)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

function fail(): never {
  throw new Error('there is no such page');
}
