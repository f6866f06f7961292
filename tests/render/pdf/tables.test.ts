/** Tables, read as they are set: a source and, under each measure, the table in letters, four points to a column. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { link, nowhere, note, p, run } from '../../../src/model/build.ts';
import type { Alignment, Inline, Row, Table } from '../../../src/model/document.ts';
import { collector, type Diagnostic } from '../../../src/model/problem.ts';
import { pdfText } from '../../../src/publish/leaks/pdf-text.ts';
import { openBench } from '../../../src/render/pdf/bench.ts';
import { table } from '../../../src/render/pdf/compose/table.ts';
import { renderPdf } from '../../../src/render/pdf/render.ts';
import { loadStyle } from '../../../src/style/load.ts';
import { wordsOf } from '../../../src/text/words.ts';
import { lineText } from '../../../src/typeset/dump.ts';
import type { Draw, Line } from '../../../src/typeset/draw.ts';
import { points } from '../../../src/typeset/font.ts';
import { settled, type Galley } from '../../../src/typeset/galley.ts';
import { plant } from '../../../src/typeset/tag.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { heardIn } from '../../files/pack-text.ts';
import { checkPdf } from '../../files/pdf-check.ts';
import { objectsOf } from '../../files/pdf-objects.ts';
import { openPdf } from '../../files/pdf.ts';
import { expectGolden } from '../../golden.ts';
import { ownFile } from '../../own-files.ts';
import { pack, story } from '../packs.ts';

const style = loadStyle('briefing', { size: null }, ownFile, () => undefined);
if (style === null) throw new Error('no style');
const bench = openBench(style, ownFile, () => undefined);

type Set = { readonly galley: Galley; readonly waits: boolean; readonly found: readonly Diagnostic[] };

function setTable(it: Table, measure: number, language = 'en-GB', height = 672): Set {
  const { report, found } = collector();
  let notes = 0;
  const matter = table(
    it,
    { measure, height, language, voice: 'body', indents: true, tight: false, tag: plant() },
    {
      bench,
      report,
      words: wordsOf(language),
      pictures: new Map(),
      origin: () => undefined,
      numbers: new Map(),
      pageOf: () => '',
      addNote: () => ({ note: notes, label: String(++notes), link: { kind: 'place', id: '', name: null, said: '' } }),
    },
  );
  const waits = matter.every((part) => part.kind === 'flex' && part.floats);
  return { galley: settled(matter), waits, found };
}

function row(...cells: readonly (string | readonly Inline[])[]): Row {
  return {
    at: nowhere,
    cells: cells.map((content) => ({
      at: nowhere,
      content: typeof content === 'string' ? (content === '' ? [] : run(content)) : content,
    })),
  };
}

function make(columns: readonly Alignment[], head: readonly Row[], body: readonly Row[], caption = ''): Table {
  return { kind: 'table', at: nowhere, columns, head, body, caption: caption === '' ? [] : run(caption) };
}

/** All that is drawn, from the top down; a turned sheet as it is read. */
function drawn(galley: Galley): readonly { readonly draw: Draw; readonly y: number }[] {
  let top = 0;
  return galley.flatMap((strip) => {
    const here = strip
      .draws()
      .flatMap((draw) =>
        draw.kind === 'turned'
          ? draw.draws.map((inner) => ({ draw: inner, y: top + inner.y }))
          : [{ draw, y: top + (draw.kind === 'anchor' ? 0 : draw.y) }],
      );
    top += strip.height;
    return here;
  });
}

function linesOf(galley: Galley): readonly Line[] {
  return drawn(galley).flatMap(({ draw }) => (draw.kind === 'line' ? [draw] : []));
}

/** Where a line of type starts and ends, in points from the left of the table. */
function extent(line: Line): readonly [number, number] {
  const [first, last] = [line.spans[0], line.spans.at(-1)];
  if (first === undefined || last === undefined) return [0, 0];
  return [line.x + first.x, line.x + last.x + points(last.font, last.shaped.width)];
}

function said(galley: Galley): string {
  return linesOf(galley).map(lineText).join(' ');
}

function letters(galley: Galley): string {
  const rows = new Map<number, string>();
  for (const { draw, y } of drawn(galley)) {
    const at = Math.round(y * 10);
    if (draw.kind === 'bar') rows.set(at, '-'.repeat(Math.round(draw.width / 4)));
    if (draw.kind !== 'line') continue;
    rows.set(at, `${(rows.get(at) ?? '').padEnd(Math.round(extent(draw)[0] / 4))}${lineText(draw)}`);
  }
  return [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, text]) => `| ${text}`)
    .join('\n');
}

const folder = 'tests/cases/tables';

/** A pipe table: a row of heads, a row of alignments, rows. */
function parsed(source: string): Table {
  const [head = [], marks = [], ...body] = source.split('\n').map((line) =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  );
  const side = (mark: string): Alignment =>
    mark.endsWith(':') ? (mark.startsWith(':') ? 'centre' : 'right') : mark.startsWith(':') ? 'left' : 'none';
  return make(
    marks.map(side),
    [row(...head)],
    body.map((cells) => row(...cells)),
  );
}

describe('set in columns', () => {
  // A case is a language, a blank line, a table; and under each measure what came of it.
  for (const name of readdirSync(folder)) {
    test(name, () => {
      const [language = '', source = ''] = readFileSync(`${folder}/${name}`, 'utf8').trim().split('\n\n');
      const shown = [180, 354, 480].map((measure) => {
        const { galley, found } = setTable(parsed(source), measure, language);
        const told = found.map(({ code, message }) => `\n${code}: ${message}`).join('');
        return `${measure} pt${told}\n${letters(galley)}`;
      });
      expectGolden(`${folder}/${name}`, `${[language, source, ...shown].join('\n\n')}\n`);
    });
  }
});

describe('a column of numbers', () => {
  const numbers = ['3,400.5', '£12', '980.25', '−0.5 %', '7*', '10–12.125'];
  const body = numbers.map((value) => row('x', value));

  /** Where the decimal sign of a line stands, or its last figure ends. */
  const pointOf = (line: Line): number => {
    const text = lineText(line);
    const point = /\.\d+\D*$/.exec(text)?.index ?? /\d(?=\D*$)/.exec(text)?.index ?? 0;
    const whole = text[point] === '.' ? point : point + 1;
    let passed = 0;
    for (const { x, font, shaped, after } of line.spans) {
      if (whole <= passed + shaped.text.length)
        return line.x + x + points(font, font.cut.word(shaped.text.slice(0, whole - passed)).width);
      passed += shaped.text.length + after.length;
    }
    return NaN;
  };

  test.each(['none', 'left', 'centre', 'right'] as const)('aligns on its decimal sign (%s)', (side) => {
    const { galley } = setTable(make(['left', side], [row('Ship', 'A long head above it')], body), 354);
    const set = linesOf(galley).filter((line) => /\d/.test(lineText(line)));
    expect(set).toHaveLength(numbers.length);
    const [first = NaN] = set.map(pointOf);
    for (const line of set) expect(pointOf(line)).toBeCloseTo(first, 6);
  });

  test('is not moved by marks of notes behind a number', () => {
    const marked = [row('x', '12.5'), row('y', [...run('7.25'), note(p('Estimated.'))]), row('z', '100')];
    const { galley } = setTable(make(['left', 'none'], [row('', 'Tonnes')], marked), 354);
    const set = linesOf(galley).filter((line) => /\d/.test(lineText(line)));
    const [whole = NaN, ...others] = set.map((line) => {
      const span = line.spans[0];
      const figures = /^\d+/.exec(span?.shaped.text ?? '')?.[0] ?? '';
      return span === undefined ? NaN : line.x + span.x + points(span.font, span.font.cut.word(figures).width);
    });
    for (const other of others) expect(other).toBeCloseTo(whole, 6);
    expect(galley.flatMap((strip) => strip.notes)).toEqual([0]);
  });

  test('never wraps', () => {
    const words = 'a column of words that wants all the room that it can get '.repeat(4);
    const { galley } = setTable(make(['left', 'none'], [], [row(words, '1 234 567.25 km'), row(words, '12 km')]), 200);
    expect(linesOf(galley).map(lineText)).toContain('1 234 567.25 km');
  });

  test('needs numbers in most of its cells', () => {
    const { galley } = setTable(make(['left', 'none'], [], [row('x', '12'), row('y', 'unknown'), row('z', 'lost')]), 354);
    const starts = linesOf(galley).flatMap((line) => (/^[xyz]/.test(lineText(line)) ? [] : [extent(line)[0]]));
    expect(new Set(starts).size).toBe(1);
  });
});

describe('whatever is in it', () => {
  const word = fc.oneof(
    fc.constantFrom('a', 'ship', 'harbour', 'misunderstanding', '12', '3.5', '–', '£1,200'),
    fc.stringMatching(/^[a-z]{1,60}$/),
  );
  const cell = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
  const source = fc.integer({ min: 1, max: 12 }).chain((columns) => {
    const line = fc.array(cell, { minLength: columns, maxLength: columns });
    return fc.record({
      head: fc.array(line, { maxLength: 2 }),
      body: fc.array(line, { maxLength: 6 }),
      columns: fc.array(fc.constantFrom<Alignment>('none', 'left', 'centre', 'right'), {
        minLength: columns,
        maxLength: columns,
      }),
    });
  });
  const gathered = (text: string): string => [...text.replace(/[\s\u00ad-]/g, '')].sort().join('');

  test('no letter is lost, and none stands outside', () => {
    fc.assert(
      fc.property(source, fc.integer({ min: 120, max: 500 }), ({ head, body, columns }, measure) => {
        const all = [...head, ...body].flat().join('');
        const { galley, found } = setTable(
          make(
            columns,
            head.map((cells) => row(...cells)),
            body.map((cells) => row(...cells)),
          ),
          measure,
        );
        const turned = galley.some((strip) => strip.draws().some((draw) => draw.kind === 'turned'));
        const heads = head
          .flat()
          .join('')
          .repeat(Math.max(0, turned ? galley.length - 1 : 0));
        expect(gathered(said(galley))).toBe(gathered(all + heads));
        if (found.some(({ code }) => code === 'table-cut' || code === 'line-overfull')) return;
        const room = turned ? 672 : measure;
        for (const line of linesOf(galley)) {
          const [left, right] = extent(line);
          expect(left).toBeGreaterThan(-0.01);
          expect(right).toBeLessThan(room + 0.01);
        }
        if (turned) expect(found.map(({ code }) => code)).toContain('table-turned');
      }),
      // A number in the head that is wider than all below it.
      { numRuns: 60, examples: [[{ head: [['£1,200', '']], body: [['12', '']], columns: ['none', 'none'] }, 120]] },
    );
  });

  test.each([
    ['one column', make(['none'], [row('A')], [row('x'), row('')])],
    ['empty cells', make(['left', 'right'], [row('', '')], [row('', ''), row('', '')])],
    ['no head', make(['left'], [], [row('x')])],
    ['nothing but a head', make(['left'], [row('x')], [])],
  ])('%s is set as it is', (_, it) => {
    const { galley, found } = setTable(it, 354);
    expect(found).toEqual([]);
    expect(said(galley)).toBe(
      [...it.head, ...it.body]
        .flatMap(({ cells }) => cells)
        .flatMap(({ content }) => content)
        .flatMap((inline) => (inline.kind === 'text' ? [inline.value] : []))
        .join(' '),
    );
  });

  test('a word without end is cut in its cell', () => {
    const { galley } = setTable(make(['left', 'left'], [row('A', 'B')], [row('x'.repeat(10_000), 'y')]), 354);
    expect(said(galley).replace(/[^x]/g, '')).toHaveLength(10_000);
    for (const line of linesOf(galley)) expect(extent(line)[1]).toBeLessThan(354.01);
  });
});

describe('a table too wide for the page', () => {
  const words = (count: number, word: string): Row => row(...Array.from({ length: count }, (_, index) => `${word}${index}`));

  test('has narrower gaps first, then smaller type, and says so', () => {
    const told = [6, 7, 8, 9].map((count) =>
      setTable(make(Array<Alignment>(count).fill('left'), [words(count, 'head')], [words(count, 'something')]), 354).found.map(
        ({ code, message }) => `${code}: ${message}`,
      ),
    );
    expect(told).toEqual([
      [],
      ['table-shrunk: the table is too wide for the page: it is set at 95 % of its size'],
      ['table-shrunk: the table is too wide for the page: it is set at 85 % of its size'],
      ['table-turned: the table is too wide for the page: it stands sideways, on a page of its own'],
    ]);
  });

  test('stands sideways on pages of its own, its head on each', () => {
    const body = Array.from({ length: 60 }, () => words(10, 'something'));
    const { galley, waits, found } = setTable(
      make(Array<Alignment>(10).fill('left'), [words(10, 'head')], body, 'A caption'),
      354,
    );
    expect([galley.length, waits]).toEqual([3, true]);
    for (const strip of galley) {
      expect([strip.height, strip.draws().map(({ kind }) => kind)]).toEqual([672, ['turned']]);
      expect(said([strip])).toContain('head0 head1');
      for (const { draw } of drawn([strip])) {
        if (draw.kind !== 'anchor') expect(draw.y).toBeLessThan(354.01);
      }
    }
    expect(said(galley).split('something9').length - 1).toBe(60);
    expect(said(galley).split('caption').length - 1).toBe(1);
    expect(found.map(({ message }) => message)).toEqual([
      'the table is too wide for the page: it stands sideways, on 3 pages of its own',
    ]);
  });

  test('can be read and followed in the finished file', async () => {
    const linked = row(...Array.from({ length: 10 }, (_, index) => [link(`https://example.org/${index}`, `something${index}`)]));
    const it = make(Array<Alignment>(10).fill('left'), [words(10, 'head')], [linked]);
    const whole = pack(story('s', 'Wide', p('Before.'), it, p('Behind.')));
    const { bytes } = await renderPdf(whole, { world: memoryWorld({}, ownFile), report: () => undefined, style, stem: 'x' });
    expect(await checkPdf(bytes, heardIn(whole))).toEqual([]);
    const pdf = await openPdf(bytes);
    expect(pdf.pages).toHaveLength(2);
    expect(pdf.pages[0]).toContain('Behind.');
    expect(pdf.pages[1]?.replace(/\s+/g, ' ')).toContain('something0 something1 something2');
    expect(pdf.links[1]).toHaveLength(10);
    // What is clicked stands upright on the page, one above the other, as the words do.
    const boxes = [...objectsOf(bytes).matchAll(/\/Rect ?\[([\d. ]+)\]/g)].map((found) =>
      (found[1] ?? '').split(' ').map(Number),
    );
    expect(boxes).toHaveLength(10);
    for (const [index, [left = 0, bottom = 0, right = 0, top = 0]] of boxes.entries()) {
      expect(top - bottom).toBeGreaterThan(right - left);
      expect(bottom).toBeGreaterThan(boxes[index - 1]?.[3] ?? 0);
    }
  });

  test('does not change what is read of the words behind it, on the same page', async () => {
    // A sheet with notes leaves room on its page.
    const noted = row(...Array.from({ length: 10 }, () => [...run('something'), note(p('A note.'))]));
    const it = make(Array<Alignment>(10).fill('left'), [words(10, 'head')], [noted]);
    const behind = 'Offices of a café: “naïve” affairs — and façades.';
    const whole = pack(story('s', 'Wide', p('Before.'), it, ...Array.from({ length: 80 }, () => p(behind))));
    const { bytes } = await renderPdf(whole, { world: memoryWorld({}, ownFile), report: () => undefined, style, stem: 'x' });
    expect((pdfText(bytes)[0] ?? '').split(behind).length - 1).toBe(80);
  });

  test('leaves room at the foot of its page for its notes', () => {
    const noted = row(...Array.from({ length: 10 }, () => [...run('something'), note(p('A note.'))]));
    const { galley } = setTable(make(Array<Alignment>(10).fill('left'), [words(10, 'head')], [noted]), 354);
    expect(galley.map((strip) => [strip.height < 450, strip.notes.length])).toEqual([[true, 10]]);
  });

  test('is cut when nothing else helps, and says so', () => {
    const { galley, found } = setTable(make(Array<Alignment>(60).fill('left'), [], [words(60, 'something')]), 354);
    expect(said(galley).replace(/[^s]/g, '')).toHaveLength(60);
    expect(found.map(({ code }) => code)).toContain('table-cut');
  });
});

test('a row is divided only when it is taller than half a page', () => {
  const long = 'words that go on and on, line after line, '.repeat(20);
  const rows = (height: number): readonly boolean[] => {
    const { galley } = setTable(
      make(['left', 'left'], [row('A', 'B')], [row('x', long), row('y', long), row('z', long)]),
      200,
      'en',
      height,
    );
    // From the head to the last rule: where a page may end.
    return galley.map((strip) => strip.keep);
  };
  expect(rows(2000).filter((keep) => !keep)).toHaveLength(1);
  expect(rows(200).filter((keep) => !keep).length).toBeGreaterThan(20);
});
