/** Long prose on pages, questioned as a book designer would: is every page full, on its grid, well begun and well ended? */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { bind, noSettings } from '../../../src/bind/bind.ts';
import { plain } from '../../../src/model/plain.ts';
import { collector, type Diagnostic } from '../../../src/model/problem.ts';
import type { Pack } from '../../../src/model/pack.ts';
import { setPages } from '../../../src/render/pdf/render.ts';
import { loadStyle } from '../../../src/style/load.ts';
import type { Style } from '../../../src/style/style.ts';
import type { Line, Page, Placed } from '../../../src/typeset/draw.ts';
import { lineText } from '../../../src/typeset/dump.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { ownFile } from '../../own-files.ts';
import { readString } from '../../read/from-text.ts';

/** A line of running text in its column: words of the body's size, without the large initial that may stand before them. */
type Body = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly begins: boolean;
  /** Whether a hyphen that the line end put there is its last sign. */
  readonly broken: boolean;
};

let pack: Pack;
beforeAll(async () => {
  const { article } = await readString(readFileSync('tests/cases/prose/moby-dick.md', 'utf8'));
  if (article === null) throw new Error('the prose can not be read');
  pack = bind([article], { ...noSettings, contents: false }, () => undefined);
});

/** The columns in the order of reading, the body lines of each from the top down. */
function columnsOf(pages: readonly Page[], style: Style): readonly (readonly Body[])[] {
  const { size } = style.voices.body;
  return pages.flatMap((page, index) => {
    const left = style.mirrored && index % 2 === 1 ? style.margin.right : style.margin.left;
    const width = page.width - style.margin.left - style.margin.right;
    const middle = style.columns.count === 1 ? Infinity : left + width / 2;
    const lines = page.parts.flatMap((part) =>
      part.draws.flatMap((draw) => (draw.kind === 'line' && isBody(draw, size) ? [bodyLine(draw, part, style.indent)] : [])),
    );
    return style.columns.count === 1
      ? [lines]
      : [lines.filter((line) => line.x < middle), lines.filter((line) => line.x >= middle)];
  });
}

/** The large initials of some pages. */
function initialsOf(pages: readonly Page[]): readonly string[] {
  return pages.flatMap(({ parts }) =>
    parts.flatMap(({ draws }) => draws.flatMap((draw) => (draw.kind === 'initial' ? [draw.shaped.text] : []))),
  );
}

function bodyLine(draw: Line, part: Placed, indent: number): Body {
  const x = part.x + draw.x + (draw.spans[0]?.x ?? 0);
  return {
    text: lineText(draw),
    x,
    y: part.y + draw.y,
    // What hangs out at its left may be missing from the indent.
    begins: Math.abs(x - part.x - indent) < 3,
    broken: draw.spans.at(-1)?.broken ?? false,
  };
}

function isBody(draw: Line, size: number): boolean {
  return draw.spans.some((span) => span.font.size === size && !span.font.cut.face.name.includes('Sans'));
}

describe.each(['book', 'briefing', 'two-column'])('in the style %s', (name) => {
  let columns: readonly (readonly Body[])[];
  let initials: readonly string[];
  let style: Style;
  let found: readonly Diagnostic[];
  beforeAll(async () => {
    const told = collector();
    const loaded = loadStyle(name, { size: null }, ownFile, told.report);
    if (loaded === null) throw new Error(`no style ${name}`);
    style = loaded;
    const context = { world: memoryWorld({}, ownFile), report: told.report, style, stem: 'x' };
    const { pages } = await setPages(pack, context);
    columns = columnsOf(pages, style);
    initials = initialsOf(pages);
    found = told.found;
  });

  test('nothing is amiss', () => expect(found).toEqual([]));

  test('every column but those of the last page ends on the last line', () => {
    const bottoms = columns.slice(0, -style.columns.count).map((column) => Math.max(...column.map(({ y }) => y)));
    for (const bottom of bottoms) expect(bottom).toBeCloseTo(Math.max(...bottoms), 3);
  });

  test('every line stands on the grid', () => {
    const { leading } = style.voices.body;
    const base = columns[1]?.[0]?.y ?? 0;
    for (const { y } of columns.flat())
      expect(Math.abs((y - base) / leading - Math.round((y - base) / leading))).toBeLessThan(1e-6);
  });

  test('no line of a paragraph stands alone', () => {
    for (const [index, column] of columns.entries()) {
      const [last, next] = [column.at(-1), columns[index + 1]];
      if (last === undefined || next === undefined) continue;
      const [first, second] = next;
      const goesOn = first !== undefined && !first.begins;
      expect([last.text, goesOn && last.begins]).toEqual([last.text, false]);
      expect([first?.text, goesOn && second?.begins === true]).toEqual([first?.text, false]);
    }
  });

  test('no word is left half where the reader turns the page', () => {
    const { count } = style.columns;
    const turned = columns.filter((_, index) => {
      const recto = Math.floor(index / count) % 2 === 0;
      return index % count === count - 1 && (recto || !style.mirrored);
    });
    expect(turned.length).toBeGreaterThan(1);
    expect(turned.filter((column) => column.at(-1)?.broken === true).map((column) => column.at(-1)?.text)).toEqual([]);
  });

  test('no two hyphens follow each other, and in narrow columns no three', () => {
    const most = style.columns.count === 1 ? 1 : 2;
    const lines = columns.flat();
    const ladders = lines.filter((_, index) => lines.slice(index, index + most + 1).every((line) => line.broken));
    expect(ladders.map(({ text }) => text)).toEqual([]);
    // There are hyphens to be asked.
    expect(lines.filter(({ broken }) => broken).length).toBeGreaterThan(0);
  });

  test('every sign is there, once and in order', () => {
    const set = columns.flat().map(({ text, broken }) => (broken ? text.slice(0, -1) : text));
    const wanted = pack.stories[0]?.body.flatMap((block) => (block.kind === 'paragraph' ? [plain(block.content)] : [])) ?? [];
    // White space is wherever a line ends or does not.
    const signs = (texts: readonly string[]): string => texts.join('').replace(/\s+/g, '');
    expect(signs([...initials, ...set])).toBe(signs(wanted));
  });
});
