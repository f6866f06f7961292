/** Fine points of setting, asked through what is drawn. */
import { describe, expect, test } from '@jest/globals';
import { em, h, nowhere, p } from '../../../src/model/build.ts';
import type { Block } from '../../../src/model/document.ts';
import { collector } from '../../../src/model/problem.ts';
import { upright } from '../../../src/render/pdf/bench.ts';
import { phrase } from '../../../src/render/pdf/compose/lead.ts';
import { renderPdf, setPages, type SetPack } from '../../../src/render/pdf/render.ts';
import { houseStyles, loadStyle } from '../../../src/style/load.ts';
import type { Style } from '../../../src/style/style.ts';
import type { Initial, Line, Span } from '../../../src/typeset/draw.ts';
import { lineText } from '../../../src/typeset/dump.ts';
import { points } from '../../../src/typeset/font.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { heardIn } from '../../files/pack-text.ts';
import { checkPdf } from '../../files/pdf-check.ts';
import { openPdf } from '../../files/pdf.ts';
import { ownFile } from '../../own-files.ts';
import { drawing, picture } from '../../image/make.ts';
import { figure, grid, pack, story } from '../packs.ts';

function styleOf(name: string, change: Partial<Style> = {}): Style {
  const style = loadStyle(name, { size: null }, ownFile, () => undefined);
  if (style === null) throw new Error(`no style ${name}`);
  return { ...style, ...change };
}

async function setStory(given: string | Style, ...body: readonly Block[]): Promise<SetPack> {
  const { report } = collector();
  const style = typeof given === 'string' ? styleOf(given) : given;
  return setPages(pack(story('s', 'A headline', ...body)), { world: memoryWorld({}, ownFile), report, style, stem: 'x' });
}

function spansOf({ pages }: SetPack): readonly Span[] {
  return pages.flatMap(({ parts }) =>
    parts.flatMap(({ draws }) => draws.flatMap((draw) => (draw.kind === 'line' ? draw.spans : []))),
  );
}

describe('acronyms', () => {
  const body = [p('In 1949 the NATO-led MPs met the IOC’s ', em('NATO'), ' and X of C-RAM.'), h(2, 'h', 'The UNESCO heading')];
  /** How tall the first letter of a word is set: its glyph differs from the one that it has by itself. */
  const small = (set: SetPack, word: string): readonly boolean[] =>
    spansOf(set)
      .filter(({ shaped }) => shaped.text === word)
      .map(({ font, shaped }) => shaped.glyphs.ids[0] !== set.bench.glyph(font.cut.face, word[0] ?? ''));

  test('are small capitals of the font where the style says so and the font has them', async () => {
    const set = await setStory('book', p('First.'), ...body);
    // The roman has them, the italic has none.
    expect(small(set, 'NATO')).toEqual([true, false]);
    expect(small(set, 'IOC')).toEqual([true]);
    expect([...small(set, 'C-'), ...small(set, 'RAM')]).toEqual([true, true]);
    expect(small(set, 'MPs')).toEqual([false]);
    expect(small(set, 'UNESCO')).toEqual([false]);
  });

  test('are capitals with a little space between them elsewhere', async () => {
    const set = await setStory('briefing', p('First.'), ...body);
    expect(small(set, 'NATO')).toEqual([false, false]);
    const advances = spansOf(set).flatMap(({ shaped }) =>
      shaped.text === 'NATO' || shaped.text === 'X' ? [[...shaped.glyphs.advances]] : [],
    );
    expect(advances).toHaveLength(3);
    const spaced = spansOf(set).find(({ shaped }) => shaped.text === 'NATO');
    const plain =
      spaced === undefined ? null : set.bench.font(set.bench.style.voices.body, { ...upright }, 'en', true).cut.word('NATO');
    expect((spaced?.shaped.width ?? 0) - (plain?.width ?? 0)).toBe(4 * 40);
  });
});

const long =
  ' and the rest of a paragraph that is long enough to stand beside an initial of three lines and go on below it'.repeat(3);

describe('a drop cap', () => {
  const drop = styleOf('book', { lead: 'drop-cap', dropLines: 3 });

  function drawn({ pages }: SetPack): {
    readonly initials: readonly Initial[];
    readonly lines: readonly (Line & { readonly left: number })[];
  } {
    const draws = (pages[0]?.parts ?? []).flatMap((part) => part.draws.map((draw) => ({ ...draw, top: part.y })));
    return {
      initials: draws.flatMap((draw) => (draw.kind === 'initial' ? [{ ...draw, y: draw.y + draw.top }] : [])),
      lines: draws.flatMap((draw) =>
        draw.kind === 'line' ? [{ ...draw, y: draw.y + draw.top, left: draw.x + (draw.spans[0]?.x ?? 0) }] : [],
      ),
    };
  }

  test('stands on the baseline of its last line, its top level with the capitals of the first', async () => {
    const { initials, lines } = drawn(await setStory(drop, p(`Call me Ishmael${long}.`)));
    const [cap] = initials;
    const first = lines.findIndex(({ spans }) => spans[0]?.shaped.text === 'Call');
    expect([initials.length, cap?.shaped.text]).toEqual([1, 'C']);
    expect(cap?.y).toBeCloseTo(lines[first + 2]?.y ?? 0, 6);
    const tall = (cap?.font.size ?? 0) * (670 / 1000);
    expect((cap?.y ?? 0) - tall).toBeCloseTo((lines[first]?.y ?? 0) - 9.8 * (670 / 1000), 1);
    const lefts = lines.slice(first, first + 4).map(({ left }) => left > 10);
    expect(lefts).toEqual([true, true, true, false]);
  });

  test('keeps the line below clear where its tail hangs down', async () => {
    for (const [word, beside] of [
      ['Call', 3],
      ['Quiet', 4],
    ] as const) {
      const { lines } = drawn(await setStory(drop, p(`${word} me Ishmael${long}${long}.`)));
      const first = lines.findIndex(({ spans }) => spans[0]?.shaped.text === word);
      expect(lines.slice(first, first + beside + 1).map(({ left }) => left > 10)).toEqual([
        ...Array<boolean>(beside).fill(true),
        false,
      ]);
    }
  });

  test('is said with its word, and what is alone with the next', async () => {
    for (const words of ['Call me Ishmael', 'A man who', '“It was', 'Émile came', 'I’ve seen']) {
      const context = { world: memoryWorld({}, ownFile), report: () => undefined, style: drop, stem: 'x' };
      const it = pack(story('s', 'A headline', p(`${words}${long}.`)));
      const { bytes } = await renderPdf(it, context);
      expect(await checkPdf(bytes, heardIn(it))).toEqual([]);
      const { pages } = await openPdf(bytes);
      // A soft hyphen is what a letter says that is said elsewhere.
      expect((pages[0] ?? '').replace(/\u00ad\s*/g, '').replace(/\s+/g, ' ')).toContain(`headline ${words} and`);
    }
  });

  test('is of a font that has its letter, and wears its marks', async () => {
    for (const [words, letter] of [
      ['Ἐν ἀρχῇ ἦν', 'Ἐ'],
      ['E\u0301mile came', 'E\u0301'],
    ] as const) {
      const { initials } = drawn(await setStory(drop, p(`${words}${long}.`)));
      expect(initials.map(({ shaped }) => [shaped.text, [...shaped.glyphs.ids].includes(0)])).toEqual([[letter, false]]);
    }
  });

  test('is left out where it can not stand', async () => {
    const short = await setStory(drop, p('Call me Ishmael.'));
    const figure = await setStory(drop, p(`1914 was the year${long}`));
    const marked = await setStory(drop, p(em('Call'), ` me Ishmael${long}`));
    const heading = await setStory(drop, h(2, 'h', 'A heading'), p(`Call me Ishmael${long}`));
    const unknown = await setStory(drop, p(`Ꭰꭰ me Ishmael${long}`));
    expect([short, figure, marked, heading, unknown].map((set) => drawn(set).initials.length)).toEqual([0, 0, 0, 0, 0]);
  });
});

test.each([
  ['Call me Ishmael. Some years ago', 'Call me Ishmael.'],
  ['It rained. And then it did not', 'It rained.'],
  ['When the war was over, the men came home', 'When the war was over,'],
  ['The road that leads from Baghdad to somewhere', 'The road that leads'],
  ['There was a man of the sea and of the land', 'There was a man'],
  ['“The end,” said the old man of the sea', '“The end,”'],
  ['J. R. R. Tolkien wrote it all by himself', 'J. R. R. Tolkien'],
  ['In 1914 the lamps went out', 'In 1914 the lamps'],
  ['1914 was the year of the lamps', ''],
  ['Too short it', ''],
])('the phrase that opens “%s” is “%s”', (text, expected) => expect(text.slice(0, phrase(text))).toBe(expected));

test('the first phrase of a story is set in small capitals, and no other', async () => {
  const set = await setStory('book', p(`Call me Ishmael. Some${long}.`), p('Call me again, and again.'));
  const small = spansOf(set).filter(
    ({ font }) => font.cut === set.bench.font(set.bench.style.voices.lead, upright, 'en', false).cut,
  );
  expect(small.map(({ shaped }) => shaped.text)).toEqual(['Call', 'me', 'Ishmael.']);
});

describe('beside the text', () => {
  const page = Array.from({ length: 12 }, () => p(`Some words${long}.`));
  const body = [p('First.'), ...page, h(2, 'one', 'Section one'), ...page, h(2, 'two', 'Section two'), ...page];

  /** What stands above and below the text block of each page, with how far it is from the left and the right edge of that. */
  function beside({ pages }: SetPack, style: Style): readonly string[] {
    return pages.map(({ parts, width, height }, index) => {
      const verso = index % 2 === 1 && style.mirrored;
      const left = verso ? style.margin.right : style.margin.left;
      const right = width - (verso ? style.margin.left : style.margin.right);
      return parts
        .flatMap((part) =>
          part.draws.flatMap((draw) => {
            if (draw.kind !== 'line' || part.y > 0 || (draw.y > style.margin.top && draw.y < height - style.margin.bottom))
              return [];
            const [first, last] = [draw.spans[0], draw.spans.at(-1)];
            if (first === undefined || last === undefined) return [];
            const from = part.x + draw.x + first.x - left;
            const to = right - part.x - draw.x - last.x - points(last.font, last.shaped.width);
            const edge =
              Math.abs(from) < 0.01 ? 'left' : Math.abs(to) < 0.01 ? 'right' : Math.abs(from - to) < 0.02 ? 'centre' : '?';
            return [`${edge} ${lineText(draw)}`];
          }),
        )
        .join(' | ');
    });
  }

  test('a book has its story on versos and its section on rectos, and folios outside', async () => {
    const style = styleOf('book');
    expect(beside(await setStory(style, ...body), style).slice(0, 3)).toEqual([
      'right 1',
      'left The Morning Briefing · A headline | left 2',
      'right Section one | right 3',
    ]);
  });

  test('a briefing has the story on the left, the section on the right', async () => {
    const style = styleOf('briefing');
    expect(beside(await setStory(style, ...body), style).slice(0, 3)).toEqual([
      'right 1',
      'left The Morning Briefing · A headline | right 2',
      'left The Morning Briefing · A headline | right Section one | right 3',
    ]);
  });

  test('folios can stand in the middle, and heads can be left out', async () => {
    const style = styleOf('book', { running: { head: 'none', folio: 'centre' } });
    expect(beside(await setStory(style, ...body), style).slice(0, 3)).toEqual(['centre 1', 'centre 2', 'centre 3']);
  });

  test('a head too long for its line ends in an ellipsis', async () => {
    const style = styleOf('briefing');
    const named = beside(await setStory(style, ...page, h(2, 'one', `A section${long}`), ...page), style).at(-1);
    expect(named).toMatch(/^left [^|]+ \| right A section[^|]+… \| right \d$/);
  });

  describe('a marking', () => {
    /** The lines in the head margin of a page of text, from its top. */
    async function headOf(style: Style): Promise<readonly { readonly y: number; readonly text: string }[]> {
      const marked = { ...pack(story('s', 'A headline', ...body)), marking: 'TLP:GREEN' };
      const { pages } = await setPages(marked, { world: memoryWorld({}, ownFile), report: () => undefined, style, stem: 'x' });
      const lines = (pages.at(-1)?.parts ?? []).flatMap(({ y, draws }) =>
        draws.flatMap((draw) => (draw.kind === 'line' ? [{ y: y + draw.y, text: lineText(draw) }] : [])),
      );
      return lines.filter(({ y }) => y < style.margin.top).sort((a, b) => a.y - b.y);
    }

    test.each(houseStyles)('stands clear of the running head in the style %s', async (name) => {
      const style = styleOf(name);
      const [marking, head] = await headOf(style);
      expect(marking?.text).toBe('TLP:GREEN');
      expect(head === undefined).toBe(style.running.head === 'none');
      if (head !== undefined) expect(head.y - (marking?.y ?? 0)).toBeGreaterThan(style.voices.runningHead.size * 1.2);
    });

    test('does not push the running head out of a narrow margin', async () => {
      const { margin } = styleOf('briefing');
      const lines = await headOf(styleOf('briefing', { margin: { ...margin, top: 14 } }));
      expect(lines.map(({ text }) => text)).toEqual(['TLP:GREEN', expect.stringContaining('A headline'), 'Section two']);
    });
  });
});

describe('code', () => {
  const linesOf = async (value: string): Promise<readonly string[]> => {
    const set = await setStory('book', p('Before.'), { kind: 'codeBlock', at: nowhere, syntax: '', value });
    return (
      set.pages[0]?.parts
        .flatMap(({ draws }) => draws.flatMap((draw) => (draw.kind === 'line' ? [draw] : [])))
        .filter(({ spans }) => spans[0]?.font.cut.face.name.includes('Code') === true)
        .map(lineText) ?? []
    );
  };

  test('too long for its line goes on below, behind a space if one is near, and every letter is the code’s', async () => {
    const value = 'if (the_first_condition && the_second_condition) return [everything, that, can, be, said];';
    const lines = await linesOf(value);
    expect(lines).toEqual(['if (the_first_condition && the_second_condition) return ', '[everything, that, can, be, said];']);
    expect(lines.join('')).toBe(value);
  });

  test('without a space is cut between the words of a name', async () => {
    const value = 'the_value_of_everything_that_was_ever_said_by_anybody_about_the_whole';
    const lines = await linesOf(value);
    expect(lines).toEqual(['the_value_of_everything_that_was_ever_said_by_anybody_about_', 'the_whole']);
  });

  test('without a sign is cut anywhere', async () => {
    const lines = await linesOf('x'.repeat(300));
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join('')).toBe('x'.repeat(300));
  });
});

describe('a list', () => {
  const items = (...texts: readonly string[]): Block => ({
    kind: 'list',
    at: nowhere,
    start: 9,
    tight: false,
    items: texts.map((text) => ({ at: nowhere, done: null, content: [p(text)] })),
  });

  /** The baselines of a story's lines, in lines of the grid from the first. */
  const baselines = async (...body: readonly Block[]): Promise<readonly number[]> => {
    const { pages, bench } = await setStory('book', p('Before.'), ...body);
    const lines = (pages[0]?.parts ?? []).flatMap(({ y, draws }) =>
      draws.flatMap((draw) => (draw.kind === 'line' && y > 0 ? [{ y: y + draw.y, text: lineText(draw) }] : [])),
    );
    const from = lines.find(({ text }) => text === 'Before.')?.y ?? 0;
    return lines
      .filter(({ text, y }) => y > from && !/^\d+\.$/.test(text))
      .map(({ y }) => (y - from) / bench.style.voices.body.leading);
  };

  test('of short items stands close, of long ones apart, on the grid', async () => {
    const [first = 0, second = 0, third = 0] = await baselines(items('one', 'two', 'three'));
    expect(second - first).toBeCloseTo(1, 6);
    expect(third - second).toBeCloseTo(1, 6);
    const apart = await baselines(items(`one${long}`, 'two'));
    const last = apart.at(-1) ?? 0;
    expect(last - (apart.at(-2) ?? 0)).toBeCloseTo(2, 6);
  });

  test('has a line of white above and below it, and no more where another stands next to it', async () => {
    const [above = 0, below = 0, after = 0] = await baselines(items('one'), items('two'), p('After.'));
    expect(above).toBeCloseTo(2, 6);
    expect(below - above).toBeCloseTo(2, 6);
    expect(after - below).toBeCloseTo(2, 6);
  });

  test('that ends in another list has no more white below it than either', async () => {
    const nested = (depth: number): Block =>
      depth === 0
        ? items('deepest')
        : {
            kind: 'list',
            at: nowhere,
            start: null,
            tight: false,
            items: [{ at: nowhere, done: null, content: [p('one'), nested(depth - 1)] }],
          };
    const lines = await baselines(nested(4), p('After.'));
    expect((lines.at(-1) ?? 0) - (lines.at(-2) ?? 0)).toBeCloseTo(2, 6);
  });

  test('is as far from a heading below it as a paragraph is', async () => {
    const heading = h(2, 'h', 'Heading');
    const [plain = 0] = await baselines(heading);
    const [item = 0, below = 0] = await baselines(items('one'), heading);
    expect(below - item).toBeCloseTo(plain, 6);
  });
});

test('a figure stands closer to the heading that announces it than to text', async () => {
  const chart = await picture(drawing(), 'chart.svg');
  const style = styleOf('book');
  const white = async (before: Block, voice: 'body' | 'heading2'): Promise<number> => {
    const it = { ...pack(story('s', 'A headline', p('First.'), before, figure(chart, 'A chart'))), pictures: [chart] };
    const { pages } = await setPages(it, { world: memoryWorld({}, ownFile), report: () => undefined, style, stem: 'x' });
    const draws = (pages[0]?.parts ?? []).flatMap(({ y: top, draws }) => draws.map((draw) => ({ top, draw })));
    const line = draws.findLast(({ draw }) => draw.kind === 'line' && lineText(draw) === 'Before');
    const image = draws.find(({ draw }) => draw.kind === 'image');
    return (image?.top ?? 0) - (line?.top ?? 0) - style.voices[voice].leading;
  };
  expect(await white(h(2, 'h', 'Before'), 'heading2')).toBeLessThan(await white(p('Before'), 'body'));
});

test('stanzas are told apart by a line of white and not by an indent', async () => {
  const stanza = (one: string, two: string): Block => p(one, { kind: 'break', at: nowhere }, two);
  const stanzas = [stanza('One,', 'two,'), stanza('three,', 'four.')];
  const verse: Block = { kind: 'quote', at: nowhere, role: 'quotation', content: stanzas, attribution: [] };
  for (const body of [[verse], stanzas]) {
    const { pages, bench } = await setStory('book', p('Before.'), ...body);
    const lines = (pages[0]?.parts ?? []).flatMap(({ y, draws }) =>
      draws.flatMap((draw) =>
        draw.kind === 'line' ? [{ text: lineText(draw), x: draw.x + (draw.spans[0]?.x ?? 0), y: y + draw.y }] : [],
      ),
    );
    const [one, two, three] = ['One,', 'two,', 'three,'].map((word) => lines.find(({ text }) => text === word));
    expect(((three?.y ?? 0) - (two?.y ?? 0)) / bench.style.voices.body.leading).toBeCloseTo(2, 6);
    expect(three?.x).toBe(two?.x);
    expect(one).toBeDefined();
  }
});

test('a table stands in the middle of its white', async () => {
  const bare: Block = grid.kind === 'table' ? { ...grid, caption: [] } : grid;
  const { pages, bench } = await setStory('book', p('Before.'), bare, p('After.'));
  const { leading } = bench.style.voices.body;
  const draws = (pages[0]?.parts ?? []).flatMap(({ y: top, draws }) => draws.map((draw) => ({ top, draw })));
  const line = (text: string): number =>
    draws.flatMap(({ top, draw }) => (draw.kind === 'line' && lineText(draw) === text ? [top + draw.y] : []))[0] ?? 0;
  const bars = draws.flatMap(({ top, draw }) => (draw.kind === 'bar' ? [top + draw.y] : []));
  const above = Math.min(...bars) - line('Before.') - bench.depth;
  const below = line('After.') + bench.depth - leading - Math.max(...bars) - 0.8;
  expect(above).toBeCloseTo(below, 6);
  expect(above).toBeGreaterThan(leading / 2);
});

test('text goes on behind a table that may float away: its paragraph is indented, but for the first of a section', async () => {
  const set = await setStory('book', p('First.'), grid, p('Second.'), h(2, 'h', 'Heading'), grid, p('Third.'));
  const indents = set.pages.flatMap(({ parts }) =>
    parts.flatMap(({ draws }) =>
      draws.flatMap((draw) =>
        draw.kind === 'line' && /Second|Third/.test(lineText(draw)) ? [draw.x + (draw.spans[0]?.x ?? 0) > 5] : [],
      ),
    ),
  );
  expect(indents).toEqual([true, false]);
});

describe('the head of a story', () => {
  /** Three lines that can be set in no other number, and that no page can divide. */
  const stiff = p(`${'letters '.repeat(23)}end.`);
  const { margin, page, voices } = styleOf('book');

  /** Of each page, where the headline stands, if there, and the lowest line of the text block. */
  function linesOf({ pages }: SetPack): readonly { readonly headline: number | undefined; readonly lowest: number }[] {
    return pages.map(({ parts }) => {
      const lines = parts.flatMap(({ y, draws }) =>
        draws.flatMap((draw) => (draw.kind === 'line' ? [{ y: y + draw.y, text: lineText(draw) }] : [])),
      );
      const inside = lines.filter(({ y }) => y > margin.top && y < page.height - margin.bottom);
      return { headline: lines.find(({ text }) => text === 'A headline')?.y, lowest: Math.max(...inside.map(({ y }) => y)) };
    });
  }

  test('is a line or two higher or lower where the page would not end at the foot otherwise', async () => {
    const usual = linesOf(await setStory('book', stiff))[0]?.headline ?? NaN;
    const moved = new Set<number>();
    for (const heads of [1, 2, 3]) {
      // Paragraphs of a line each shift the rest.
      const body = [...Array.from({ length: heads }, () => p('One line.')), ...Array.from({ length: 40 }, () => stiff)];
      const [first, second] = linesOf(await setStory('book', ...body));
      expect(first?.lowest).toBeCloseTo(second?.lowest ?? NaN);
      moved.add(Math.round(((first?.headline ?? NaN) - usual) / voices.body.leading));
    }
    expect([...moved].sort()).toEqual([-1, 0, 1]);
  });

  test('stays in the first line of its page where the style puts it there', async () => {
    const heads = new Set<number | undefined>();
    for (const count of [1, 2, 3]) {
      const body = [...Array.from({ length: count }, () => p('One line.')), ...Array.from({ length: 40 }, () => stiff)];
      heads.add(linesOf(await setStory('briefing', ...body))[0]?.headline);
    }
    expect(heads.size).toBe(1);
  });
});

describe('key figures', () => {
  const entries = ['11', '22', '33', '44', '55'].map((figure) => ({
    at: nowhere,
    figure,
    label: [{ kind: 'text', at: nowhere, value: 'of them were counted.' }] as const,
    caveat: [],
    evidence: [],
  }));

  /** How many of them are on each page that has any, below so many lines of text. */
  async function parted(style: string, lines: number): Promise<readonly number[]> {
    const above = Array.from({ length: lines }, () => p('One line.'));
    const { pages } = await setStory(style, ...above, { kind: 'keyFigures', at: nowhere, entries });
    const counts = pages.map(
      ({ parts }) =>
        parts.flatMap(({ draws }) => draws).filter((draw) => draw.kind === 'line' && /^(\d)\1$/.test(lineText(draw))).length,
    );
    return counts.filter((count) => count > 0);
  }

  test('never stand alone at the foot of a page, nor at the head of one', async () => {
    const seen = new Set<string>();
    for (let lines = 20; lines <= 50; lines++) seen.add((await parted('briefing', lines)).join(' + '));
    expect([...seen].sort()).toEqual(['2 + 3', '3 + 2', '5']);
  });
});
