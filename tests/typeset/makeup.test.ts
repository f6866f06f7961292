/** Making up, asked as laws: nothing is lost, what belongs together stays together, and it always comes to an end. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { paragraphLines, together, toGrid, turn, type, white, type Galley, type Strip } from '../../src/typeset/galley.ts';
import { makeUp, type MadePage, type Notes } from '../../src/typeset/makeup.ts';

const frame = { height: 100, leading: 10 };
const noNotes: Notes = { galleys: [], divider: [] };

/** A strip that can be found again on the page. */
function strip(id: string, height: number, change: Partial<Strip> = {}): Strip {
  return { ...type(height, [{ kind: 'anchor', id, y: 0 }]), ...change };
}

function ids(page: MadePage): readonly string[] {
  return page.parts.flatMap((part) => part.draws.map((draw) => (draw.kind === 'anchor' ? draw.id : draw.kind)));
}

function lines(name: string, count: number): Galley {
  return Array.from({ length: count }, (_, index) => strip(`${name}${index + 1}`, 10));
}

describe('a page', () => {
  test('takes as many lines as it has room for', () => {
    expect(makeUp(lines('a', 12), frame, noNotes).pages.map(ids)).toEqual([
      ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'a10'],
      ['a11', 'a12'],
    ]);
  });

  test('leaves no first line of a paragraph behind and no last line alone', () => {
    const orphan = [...lines('a', 9), ...paragraphLines(lines('b', 4))];
    expect(makeUp(orphan, frame, noNotes).pages.map(ids)[1]).toEqual(['b1', 'b2', 'b3', 'b4']);
    const widow = [...lines('a', 6), ...paragraphLines(lines('b', 5))];
    expect(makeUp(widow, frame, noNotes).pages.map(ids)[1]).toEqual(['b4', 'b5']);
  });

  test('keeps a heading with the lines below it', () => {
    const galley = [...lines('a', 8), ...together([strip('heading', 10)], true), ...paragraphLines(lines('b', 3))];
    expect(makeUp(galley, frame, noNotes).pages.map(ids)).toEqual([
      ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'],
      ['heading', 'b1', 'b2', 'b3'],
    ]);
  });

  test('does not begin with white, and ends blocks on the grid', () => {
    const galley = [...lines('a', 10), white(10), strip('odd', 13), toGrid, strip('next', 10)];
    const second = makeUp(galley, frame, noNotes).pages[1];
    expect(second?.parts.map((part) => part.y)).toEqual([0, 20]);
  });

  test('has the notes that are called on it at its foot, behind a divider', () => {
    const divider = [strip('divider', 10)];
    const galleys = [[strip('note', 10)]];
    const galley = [...lines('a', 4), strip('call', 10, { notes: [0] }), ...lines('b', 7)];
    const { pages } = makeUp(galley, frame, { galleys, divider });
    expect(pages.map(ids)).toEqual([
      ['a1', 'a2', 'a3', 'a4', 'call', 'b1', 'b2', 'b3', 'divider', 'note'],
      ['b4', 'b5', 'b6', 'b7'],
    ]);
    expect(pages[0]?.parts.at(-1)?.y).toBe(90);
  });

  test('lets the text go on while a float waits for room', () => {
    const float = together([strip('figure', 50, { floats: true })]);
    const galley = [...lines('a', 7), ...float.map((it) => ({ ...it, floats: true })), ...lines('b', 6)];
    expect(makeUp(galley, frame, noNotes).pages.map(ids)).toEqual([
      ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'b1', 'b2', 'b3'],
      ['figure', 'b4', 'b5', 'b6'],
    ]);
  });

  test('sets the head of a table again where the table goes on', () => {
    const head = [strip('head', 10)];
    const rows = lines('row', 12).map((row) => ({ ...row, again: head }));
    expect(makeUp([...together(head, true), ...rows], frame, noNotes).pages.map(ids)[1]).toEqual([
      'head',
      'row10',
      'row11',
      'row12',
    ]);
  });

  test('takes what is too tall for any page, and counts it', () => {
    const { pages, tooTall } = makeUp([...lines('a', 2), strip('tower', 250), ...lines('b', 2)], frame, noNotes);
    expect([pages.map(ids), tooTall]).toEqual([[['a1', 'a2'], ['tower'], ['b1', 'b2']], 1]);
  });

  test('divides what must stay together only where it can not', () => {
    const { pages, tooTall } = makeUp(together(lines('a', 14)), frame, noNotes);
    expect([pages.map((page) => ids(page).length), tooTall]).toEqual([[10, 4], 0]);
  });

  test('ends where a turn says so', () => {
    expect(makeUp([strip('a', 10), turn, turn, strip('b', 10)], frame, noNotes).pages.map(ids)).toEqual([['a'], ['b']]);
  });
});

const anyStrip = fc.record({
  height: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 40 }) }, fc.integer({ min: 90, max: 400 })),
  kind: fc.constantFrom('type', 'type', 'type', 'white', 'grid', 'turn'),
  keep: fc.boolean(),
  floats: fc.boolean(),
  note: fc.boolean(),
  again: fc.boolean(),
});

/** Notes of every length, up to several pages. */
const anyNotes = fc.array(fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 4,
});

describe('whatever the galley', () => {
  test('every strip and every note stands on some page once, in order', () => {
    fc.assert(
      fc.property(fc.array(anyStrip, { maxLength: 60 }), anyNotes, (plan, noteHeights) => {
        const galleys = noteHeights.map((heights, note) => heights.map((height, index) => strip(`note${note}.${index}`, height)));
        let called = 0;
        const galley = plan.map((it, index): Strip => {
          const call = it.kind === 'type' && it.note && called < galleys.length;
          const base = it.kind === 'type' ? strip(`s${index}`, it.height) : { ...white(it.height), kind: it.kind };
          return {
            ...base,
            keep: it.keep,
            floats: it.kind === 'type' && it.floats,
            notes: call ? [called++] : [],
            again: it.again ? [strip('head', 5)] : [],
          };
        });
        const { pages } = makeUp(galley, frame, { galleys, divider: [strip('divider', 4)] });
        const found = pages.flatMap(ids);
        const text = found.filter((id) => id.startsWith('s'));
        const notes = found.filter((id) => id.startsWith('note'));
        const wanted = galley.flatMap((it, index) => (it.kind === 'type' ? [`s${index}`] : []));
        expect([...text].sort()).toEqual([...wanted].sort());
        expect([...notes].sort()).toEqual(
          galleys
            .slice(0, called)
            .flatMap((note, n) => note.map((_, i) => `note${n}.${i}`))
            .sort(),
        );
        // Only floats may move, and none past another.
        const order = (list: readonly string[], floats: boolean): readonly string[] =>
          list.filter((id) => inFloat(galley, Number(id.slice(1))) === floats);
        expect(order(text, false)).toEqual(order(wanted, false));
        expect(order(text, true)).toEqual(order(wanted, true));
        expect(pages.every((page) => page.parts.length > 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Whether the group that a strip belongs to began with a float. */
function inFloat(galley: Galley, index: number): boolean {
  let start = index;
  while (start > 0) {
    const [before, strip] = [galley[start - 1], galley[start]];
    if (before === undefined || before.kind === 'turn' || (!before.keep && strip?.kind !== 'grid')) break;
    start--;
  }
  return galley[start]?.floats ?? false;
}
