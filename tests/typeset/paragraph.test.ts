/** Paragraphs, read as they are set: a text and, under each width, its lines. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { openLibrary } from '../../src/font/library.ts';
import { openHyphenation } from '../../src/text/hyphenate.ts';
import { lineText } from '../../src/typeset/dump.ts';
import { openCut, points, type Font } from '../../src/typeset/font.ts';
import type { SetLine } from '../../src/typeset/line.ts';
import { ornament } from '../../src/typeset/tag.ts';
import type { Piece } from '../../src/typeset/piece.ts';
import { setParagraph } from '../../src/typeset/paragraph.ts';
import { unrefined, type Refinement } from '../../src/typeset/material.ts';
import { expectGolden } from '../golden.ts';
import { ownFile } from '../own-files.ts';

const library = openLibrary(ownFile);

function fontFor(language: string, hyphens = true): Font {
  const hyphenate = hyphens ? openHyphenation(language, ownFile) : null;
  const cut = openCut(library, library.face('fonts/SourceSerif4-Regular.ttf'), {
    features: ['onum', 'pnum'],
    language,
    hyphenate,
    tracking: 0,
  });
  return { cut, size: 10, ink: '#000000', rise: 0, strike: false };
}

function piece(text: string, font: Font): Piece {
  return { kind: 'text', text, font, link: null, tag: ornament };
}

function set(text: string, font: Font, measure: number, indent = 0, refinement: Refinement = unrefined): readonly SetLine[] {
  return setParagraph([piece(text, font)], { measure, indent, align: 'justified', drop: null, refinement }).lines;
}

function setRagged(text: string, font: Font, measure: number, align: 'left' | 'centre' | 'right'): readonly SetLine[] {
  return setParagraph([piece(text, font)], { measure, indent: 0, align, balance: true }).lines;
}

/** Where the last letter of a line ends, in points. */
function reach(line: SetLine | undefined): number {
  const last = line?.spans.at(-1);
  return last === undefined ? 0 : last.x + points(last.font, last.shaped.width) * (line?.scale ?? 1);
}

/** The widest space of a line, in points. */
function widestGap({ spans, scale, tracking }: SetLine): number {
  const gaps = spans.slice(1).map((span, index) => {
    const before = spans[index];
    if (before === undefined || before.after === '') return 0;
    const { shaped, font } = before;
    return span.x - before.x - points(font, shaped.width) * scale - shaped.glyphs.ids.length * tracking;
  });
  return Math.max(0, ...gaps);
}

const folder = 'tests/cases/paragraphs';

describe('set in lines', () => {
  // A case is a language, a blank line, a text; and under each width the lines that were expected.
  for (const name of readdirSync(folder)) {
    test(name, () => {
      const [language = '', text = ''] = readFileSync(`${folder}/${name}`, 'utf8').trim().split('\n\n');
      const font = fontFor(language);
      const shown = [160, 240, 340].map((measure) => {
        const lines = set(text, font, measure);
        return `${measure} pt\n${lines.map((line) => `| ${lineText(line)}`).join('\n')}`;
      });
      expectGolden(`${folder}/${name}`, `${[language, text, ...shown].join('\n\n')}\n`);
    });
  }
});

describe('a justified paragraph', () => {
  const font = fontFor('en-GB');
  const text =
    'It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife. '
      .repeat(4)
      .trim();

  test('fills every line but the last to the edge', () => {
    const lines = set(text, font, 240);
    for (const line of lines.slice(0, -1)) expect(reach(line)).toBeCloseTo(240, 6);
    expect(reach(lines.at(-1))).toBeLessThan(240);
  });

  test('says every word once, in order', () => {
    for (const measure of [20, 60, 133, 240, 1000]) {
      const said = set(text, font, measure)
        .map(
          (line) =>
            line.spans.map((span) => (span.broken ? span.shaped.text.slice(0, -1) : span.shaped.text) + span.after).join('') +
            (line.spans.at(-1)?.broken === true || /[-—]$/.test(lineText(line)) ? '' : ' '),
        )
        .join('');
      // Cut where nothing else helps, a word has no hyphen; so it is letters that are compared.
      expect(said.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
    }
  });

  test('indents its first line', () => {
    const [first, second] = set(text, font, 240, 14);
    expect(first?.spans[0]?.x).toBeCloseTo(14, 6);
    expect(second?.spans[0]?.x).toBe(0);
    expect(reach(first)).toBeCloseTo(240, 6);
  });

  test('keeps what a no-break space joins, and stretches that space like the others', () => {
    const lines = set('one two three\u00a0four five six seven eight nine ten', font, 70).map((line) => lineText(line));
    expect(lines.some((line) => line.includes('three\u00a0four'))).toBe(true);
  });

  test('breaks an address at its own marks, without a hyphen', () => {
    const lines = set('See https://example.org/reports/2022/baghdad-airport?page=3 for more.', font, 120);
    expect(lines.map((line) => lineText(line)).join('\n')).toMatch(/\/\n/);
    expect(lines.every((line) => !line.spans.some((span) => span.broken))).toBe(true);
  });

  test('ends a line between the words of a long name of a program’s, and puts no hyphen into any', () => {
    const lines = set('It is the_longest_name_of_everything_there_is and another_one or unquestionably_so.', font, 90);
    expect(lines.map((line) => lineText(line))).toEqual([
      'It is the_longest_',
      'name_of_',
      'everything_there_is',
      'and another_one or',
      'unquestionably_so.',
    ]);
  });

  test('turns a line at a break', () => {
    const pieces: readonly Piece[] = [piece('roses', font), { kind: 'break' }, piece('violets', font)];
    const { lines } = setParagraph(pieces, { measure: 240, indent: 0, align: 'justified', drop: null, refinement: unrefined });
    expect(lines.map((line) => lineText(line))).toEqual(['roses', 'violets']);
  });
});

describe('a refined paragraph', () => {
  const font = fontFor('en-GB');
  const text =
    `${'“It is a truth,” universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife.” '.repeat(6)}`.trim();
  const refinement = { protrusion: true, expansion: 0.02, tracking: 0 };
  const spread = (lines: readonly SetLine[]): number => {
    const spaces = lines.slice(0, -1).map((line) => {
      const [first, second] = line.spans;
      return first === undefined || second === undefined ? 0 : second.x - reach({ ...line, spans: [first] });
    });
    const mean = spaces.reduce((sum, space) => sum + space, 0) / spaces.length;
    return Math.sqrt(spaces.reduce((sum, space) => sum + (space - mean) ** 2, 0) / spaces.length);
  };

  test('has its spaces more even than an unrefined one', () => {
    expect(spread(set(text, font, 200, 0, refinement))).toBeLessThan(spread(set(text, font, 200)));
  });

  test('widens and narrows its letters by no more than it may', () => {
    const scales = set(text, font, 200, 0, refinement).map((line) => line.scale);
    expect(Math.min(...scales)).toBeGreaterThanOrEqual(0.98);
    expect(Math.max(...scales)).toBeLessThanOrEqual(1.02);
    expect(new Set(scales).size).toBeGreaterThan(2);
  });

  test('sets its letters further apart than usual only where spaces would gape otherwise', () => {
    const tracked = { ...refinement, tracking: 0.0075 };
    const most = (measure: number): number =>
      Math.max(...set(text, font, measure, 0, tracked).map((line) => Math.abs(line.tracking) / 10));
    const gaping = (it: Refinement): number[] =>
      measures.filter((measure) => Math.max(...set(text, font, measure, 0, it).slice(0, -1).map(widestGap)) > 3.8);
    const measures = Array.from({ length: 60 }, (_, index) => 130 + 2 * index);
    const rooms = measures.map(most);
    // Of the widths tried most are easy to fill, and some are not.
    expect(rooms.filter((room) => room <= 0.009).length).toBeGreaterThan(30);
    expect(rooms.filter((room) => room > 0.009).length).toBeGreaterThan(2);
    expect(Math.max(...rooms)).toBeLessThan(0.018);
    expect(gaping(tracked).length).toBeLessThan(gaping(refinement).length / 2);
  });

  test('hangs stops and quotation marks out of the column, by part of their width', () => {
    const lines = set(text, font, 200, 0, refinement);
    const last = (line: SetLine): string => lineText(line).trim().at(-1) ?? '';
    for (const line of lines.slice(0, -1)) {
      if (/[a-jl-su]/.test(last(line))) expect(reach(line)).toBeCloseTo(200, 6);
      if (/[,.-]/.test(last(line))) expect(reach(line)).toBeGreaterThan(200.5);
    }
    expect(lines.some((line) => /[,.-]/.test(last(line)))).toBe(true);
    expect(lines[0]?.spans[0]?.x).toBeLessThan(-0.5);
  });
});

describe('spaces of a justified paragraph', () => {
  const font = fontFor('en-GB');
  const own = points(font, font.cut.space);
  /** The spaces of a line, in points, with the word before each. */
  const gaps = (line: SetLine): readonly { readonly after: string; readonly width: number }[] =>
    line.spans.slice(1).map((span, index) => {
      const before = line.spans[index];
      const end = before === undefined ? 0 : before.x + points(before.font, before.shaped.width) * line.scale;
      return { after: before?.shaped.text ?? '', width: span.x - end };
    });

  test('are as the font has them where nothing has to give', () => {
    const line = set('one two three', font, 240)[0];
    expect(line === undefined ? [] : gaps(line).map(({ width }) => width)).toEqual(
      [own, own].map((width) => expect.closeTo(width, 6)),
    );
  });

  test('give more behind a point than elsewhere, in loose lines and in tight ones', () => {
    const text = 'He came, he saw, and he went; it rained. Nobody had seen such a day, they said. '.repeat(6).trim();
    const all = [180, 190, 200, 210].flatMap((measure) => set(text, font, measure).slice(0, -1));
    let [loose, tight] = [0, 0];
    for (const line of all) {
      const pointed = gaps(line).find(({ after }) => /[,;.]$/.test(after));
      const plain = gaps(line).find(({ after }) => /[a-z]$/.test(after));
      if (pointed === undefined || plain === undefined) continue;
      const [more, less] = [pointed.width / own - 1, plain.width / own - 1];
      if (less > 0.02) {
        loose++;
        expect(more / less).toBeCloseTo(1.25, 3);
      } else if (less < -0.02) {
        tight++;
        expect(more / less).toBeCloseTo(1.25, 3);
      }
    }
    expect(Math.min(loose, tight)).toBeGreaterThan(0);
  });

  test('are closer where the font kerns them with a letter beside', () => {
    const width = (text: string): number => {
      const [line] = set(text, font, 240);
      return (line === undefined ? [] : gaps(line))[0]?.width ?? 0;
    };
    expect(width('on Wednesday')).toBeLessThan(width('on Monday'));
    expect(width('on Wednesday')).toBeCloseTo(own - font.size * 0.03, 6);
  });
});

describe('beside a large initial', () => {
  test('the first lines are shorter and shifted, the others full', () => {
    const text = 'There was no possibility of taking a walk that day, and we had been wandering indeed. '.repeat(6).trim();
    const shape = { measure: 240, indent: 0, align: 'justified', refinement: unrefined, drop: { lines: 2, by: 30 } } as const;
    const { lines } = setParagraph([piece(text, fontFor('en-GB'))], shape);
    expect(lines.slice(0, 4).map((line) => line.spans[0]?.x)).toEqual([30, 30, 0, 0]);
    for (const line of lines.slice(0, -1)) expect(reach(line)).toBeCloseTo(240, 6);
  });
});

describe('what is too long for any line', () => {
  test('is cut between letters, never inside one', () => {
    const font = fontFor('en-GB', false);
    const text = 'e\u0301\u{1f469}\u200d\u{1f680}x\u{1d54a}'.repeat(30);
    const lines = set(text, font, 60).map((line) => lineText(line));
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join('')).toBe(text);
    for (const line of lines) expect(line).toMatch(/^(?![\u0301\u200d\udc00-\udfff])(.*)(?<![\u200d\ud800-\udbff])$/s);
  });

  test('fills its lines to the last, whatever kerning adds between so many letters', () => {
    const font = fontFor('en-GB', false);
    const text = `Before. ${'x'.repeat(10_000)} After.`;
    const refinement = { ...unrefined, expansion: 0.02 };
    const shape = { measure: 240, indent: 0, align: 'justified', drop: null, refinement } as const;
    const { lines, overfull } = setParagraph([piece(text, font)], shape);
    expect(overfull).toBe(0);
    for (const line of lines.slice(0, -1)) expect(reach(line)).toBeCloseTo(240, 6);
  });
});

describe('an address', () => {
  const font = fontFor('en-GB');
  const refinement = { ...unrefined, expansion: 0.02 };
  const lines = (text: string, measure: number): readonly SetLine[] => set(text, font, measure, 0, refinement);

  test('ends lines at its marks while it can', () => {
    const found = lines('It is in doi:10.1000/182_this_is_a_long_name and at https://example.org/of/many/parts.', 100);
    expect(found.map((line) => lineText(line))).toEqual([
      'It is in doi:10.1000/182',
      '_this_is_a_long_name',
      'and at https://example',
      '.org/of/many/parts.',
    ]);
  });

  test('leaves no huge gap beside it, and is cut between letters in need', () => {
    const text = 'Write to somebody.with.a.very.long.name@department-of-transport-and-communications.example.org if need be.';
    for (const measure of [150, 180, 210, 240]) {
      const found = lines(text, measure);
      expect(found.map((line) => lineText(line)).join(' ')).not.toMatch(/-$/);
      expect(
        found
          .map((line) => lineText(line))
          .join('')
          .replaceAll(' ', ''),
      ).toBe(text.replaceAll(' ', ''));
      for (const line of found.slice(0, -1)) expect([lineText(line), widestGap(line) < 12]).toEqual([lineText(line), true]);
    }
  });
});

describe('a name', () => {
  const font = fontFor('en-GB');
  const text = 'They came to Constantinople in the rain and saw nothing of it but the harbour and the walls.';
  test('stays whole while other ways are good enough', () => {
    const broken = [200, 210, 220, 230]
      .flatMap((measure) => set(text, font, measure))
      .filter((line) => line.spans.at(-1)?.broken === true);
    expect(broken.filter((line) => /^[A-Z]/.test(line.spans.at(-1)?.shaped.text ?? ''))).toEqual([]);
  });

  test('is hyphenated before a line grows as loose as could be', () => {
    const lines = set('We saw Constantinople, and Constantinople saw us.', font, 85).map((line) => lineText(line));
    expect(lines.some((line) => /Con[a-z]*-$/.test(line))).toBe(true);
  });
});

describe('a ragged paragraph', () => {
  test('does not end with one short word', () => {
    const font = fontFor('en-GB');
    const text =
      'The rain came in from the sea at noon, and by evening there was no road left that led out of the old town by day or night at all.';
    const ends = Array.from({ length: 100 }, (_, index) => {
      const shape = { measure: 120 + 2 * index, indent: 0, align: 'left', balance: false } as const;
      return lineText(setParagraph([piece(text, font)], shape).lines.at(-1) ?? { spans: [] });
    });
    // With lines as full as can be it would, at several of these widths.
    expect(ends.filter((line) => !line.includes(' '))).toEqual([]);
  });
});

describe('a heading', () => {
  const font = fontFor('en-GB', false);
  test('has lines of even length', () => {
    const lines = setRagged('Two drones brought down over Baghdad airport on a day of remembrance', font, 240, 'left');
    const widths = lines.map((line) => reach(line));
    expect(lines).toHaveLength(2);
    expect(Math.abs((widths[0] ?? 0) - (widths[1] ?? 0))).toBeLessThan(240 / 6);
  });

  test('breaks before a word that leans on the next, not behind it', () => {
    const lines = setRagged('Two drones brought down over the airport of Baghdad and a day of remembrance', font, 240, 'left');
    expect(lines.map((line) => lineText(line))).toEqual([
      'Two drones brought down over the airport',
      'of Baghdad and a day of remembrance',
    ]);
  });

  test('stands where it is aligned', () => {
    const place = (align: 'left' | 'centre' | 'right'): number => setRagged('Rain', font, 240, align)[0]?.spans[0]?.x ?? -1;
    const width = reach(setRagged('Rain', font, 240, 'left')[0]);
    expect(place('left')).toBe(0);
    expect(place('right')).toBeCloseTo(240 - width, 6);
    expect(place('centre')).toBeCloseTo((240 - width) / 2, 6);
  });
});

test('hyphens go only where the language allows them', () => {
  expect(lineText(set('responsibility', fontFor('en-GB'), 50)[0] ?? { spans: [] })).toBe('responsib-');
});
