/** The cover that is drawn where there is no picture for one: its words, its layout, and questions to the finished JPEG. */
import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { collector, type Diagnostic } from '../../../src/model/problem.ts';
import { setBlock } from '../../../src/render/epub/cover/block.ts';
import { openCase } from '../../../src/render/epub/cover/case.ts';
import { composeCover } from '../../../src/render/epub/cover/compose.ts';
import { drawCover } from '../../../src/render/epub/cover/draw.ts';
import { inOrder, readingOf } from '../../../src/render/epub/cover/order.ts';
import { paletteFor, palettes } from '../../../src/render/epub/cover/palette.ts';
import type { Cover } from '../../../src/render/epub/cover/sheet.ts';
import { svgOf } from '../../../src/render/epub/cover/svg.ts';
import { coverWordsOf, credits, type CoverWords } from '../../../src/render/epub/cover/words.ts';
import type { Style } from '../../../src/style/style.ts';
import { dumpPages, lineText } from '../../../src/typeset/dump.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { expectGolden } from '../../golden.ts';
import { ownFile } from '../../own-files.ts';
import { pack, story } from '../packs.ts';
import { epubOf, styleOf } from './make.ts';

const briefing = styleOf('briefing');

const none: CoverWords = {
  title: 'Harbours',
  subtitle: '',
  series: '',
  issue: '',
  date: '',
  publisher: '',
  authors: [],
  marking: '',
  language: 'en',
  identifier: 'urn:uuid:6c1bb5c0-5f7f-5f0e-9d7e-0c9c8d1f2a11',
};
const all: CoverWords = {
  ...none,
  title: 'After the flood: water, power and the price of bread',
  subtitle: 'What the ministries will not say in public',
  series: 'Harbour Briefings',
  issue: 'No. 12',
  date: '3 January 2022',
  publisher: 'The Harbour Desk',
  authors: ['Ada Lovelace', 'Vincent van Gogh', 'Grace Hopper'],
  marking: 'TLP:AMBER',
};
const winter =
  'A very long title about the many things that happened in the course of a single winter between the river and the sea, with particular attention to the harbours, the airports, the ministries, and the people who had to work in all of them, day after day';
const monster = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter';

function composed(words: CoverWords, style: Style = briefing): { readonly cover: Cover; readonly found: readonly Diagnostic[] } {
  const { report, found } = collector();
  return { cover: composeCover(words, style, openCase(style, words.language, ownFile, report), report), found };
}

const linesOf = (cover: Cover): readonly string[] =>
  cover.draws.flatMap((it) => (it.kind === 'line' ? [lineText(it).trim()] : []));

/** The size of the title, which is the largest type. */
const titleSize = (words: CoverWords): number =>
  Math.max(...composed(words).cover.draws.flatMap((it) => (it.kind === 'line' ? it.spans.map(({ font }) => font.size) : [])));

async function jpegOf(words: CoverWords): Promise<Uint8Array> {
  const { report } = collector();
  return (await drawCover(words, { world: memoryWorld({}, ownFile), style: briefing, report })).bytes;
}

describe('the words of a cover', () => {
  const only = pack(story('only', 'Only'));

  test('are those of the pack, on one line each', () => {
    const words = coverWordsOf({
      ...only,
      title: 'Two\nlines',
      authors: ['Ada', ' '],
      date: '2022-01-03T09:30:00+02:00',
      publisher: 'The  Desk',
    });
    expect(words).toMatchObject({ title: 'Two lines', authors: ['Ada'], date: '3 January 2022', publisher: 'The Desk' });
  });

  test('have a short description for their subtitle, and no long one', () => {
    expect(coverWordsOf({ ...only, description: 'Short.' }).subtitle).toBe('Short.');
    expect(coverWordsOf({ ...only, description: winter }).subtitle).toBe('');
  });

  test('name three authors at most, and never leave out a single one', () => {
    const authors = Array.from({ length: 40 }, (_, index) => `Author ${index + 1}`);
    const named = (count: number, language = 'en'): readonly string[] => credits({ authors: authors.slice(0, count), language });
    expect(named(0)).toEqual([]);
    expect(named(3)).toEqual(['Author 1', 'Author 2', 'Author 3']);
    expect(named(4)).toEqual(['Author 1', 'Author 2', 'and 2 others']);
    expect(named(40, 'de')).toEqual(['Author 1', 'Author 2', 'Author 3', 'und 37 weitere']);
  });
});

describe('the colours of covers', () => {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, two: string): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(two)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  test('can be read: every ink on every ground has a contrast of 4.5 at least', () => {
    for (const { name, ground, shade, paper, accent } of palettes) {
      for (const ink of [paper, accent]) {
        for (const under of [ground, shade]) expect([name, ink, contrast(ink, under) >= 4.5]).toEqual([name, ink, true]);
      }
    }
  });

  test('are chosen by the identifier, and all of them come up', () => {
    expect(paletteFor(none.identifier)).toBe(paletteFor(none.identifier));
    const chosen = Array.from({ length: 100 }, (_, index) => paletteFor(`urn:uuid:${index}`).name);
    expect(new Set(chosen).size).toBe(palettes.length);
  });
});

describe('the layout of a cover', () => {
  const covers: Readonly<Record<string, CoverWords>> = {
    'everything there can be': all,
    'a title and nothing else': none,
    'one letter': { ...none, title: 'Q' },
    'a word of sixty letters': { ...none, title: monster, language: 'de' },
    'a word that no language has': { ...none, title: `The ${'x'.repeat(60)} affair` },
    'two hundred and fifty letters': { ...none, title: winter, date: '3 January 2022' },
    'forty authors': { ...none, authors: Array.from({ length: 40 }, (_, index) => `Author ${index + 1}`) },
    'a compound at a line end': { ...none, title: 'Drones near a city-run harbour two years after the general strike' },
    Greek: { ...none, title: 'Η σκιά του δρόμου προς το αεροδρόμιο', language: 'el', publisher: 'Το Γραφείο' },
    'polytonic Greek': { ...none, title: 'Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος', language: 'el' },
    Cyrillic: { ...none, title: 'Тень дороги в аэропорт', language: 'ru', authors: ['Анна Иванова'] },
    Vietnamese: { ...none, title: 'ĐƯỜNG ẾCH: Bóng dài của con đường ra sân bay', language: 'vi', series: 'Hồ sơ' },
    'Arabic, which no font has': { ...all, title: 'قصة قصيرة', language: 'ar' },
  };

  test('is what stands in tests/cases/covers.txt', () => {
    const dumps = Object.entries(covers).map(([name, words]) => {
      const { cover, found } = composed(words);
      const sizes = cover.draws.flatMap((it) => (it.kind === 'line' ? [it.spans[0]?.font.size ?? 0] : []));
      let line = 0;
      const text = dumpPages([{ ...cover, parts: [{ x: 0, y: 0, draws: cover.draws }] }]).replace(
        / line /g,
        () => ` ${String(sizes[line++]).padStart(5)} `,
      );
      return [`── ${name}`, text.trimEnd(), ...found.map(({ code, message }) => `${code}: ${message}`), ''].join('\n');
    });
    expectGolden('tests/cases/covers.txt', dumps.join('\n'));
  });

  test('keeps every word of every title', () => {
    for (const words of Object.values(covers).slice(0, -1)) {
      const shown = linesOf(composed(words).cover)
        .join(' ')
        .replace(/[\s-]+/g, '');
      expect(shown).toContain(words.title.replace(/[\s-]+/g, ''));
    }
  });

  test('closes up over what is absent', () => {
    const titleTop = (words: CoverWords): number =>
      Math.min(...composed(words).cover.draws.flatMap((it) => (it.kind === 'line' && lineText(it) === 'Q' ? [it.y] : [])));
    const q = { ...all, title: 'Q' };
    const unnumbered = { ...q, series: '', issue: '' };
    expect(titleTop(q)).toBeGreaterThan(titleTop(unnumbered));
    expect(titleTop(unnumbered)).toBeGreaterThan(titleTop({ ...unnumbered, publisher: '', marking: '' }));
    // One of two that stand beside each other moves to where lines start.
    for (const alone of [
      { ...none, issue: '12' },
      { ...none, marking: 'TLP:RED' },
      { ...none, publisher: 'Desk' },
    ]) {
      const starts = composed(alone).cover.draws.flatMap((it) => (it.kind === 'line' ? [it.x] : []));
      expect(Math.max(...starts)).toBeLessThan(160);
    }
    expect(titleSize({ ...all, title: winter })).toBeLessThan(titleSize({ ...none, title: winter }));
  });

  test('has a title that can be read in a thumbnail of a tenth, and no type under a fortieth of the height', () => {
    for (const words of Object.values(covers).slice(0, -1)) expect(titleSize(words)).toBeGreaterThan(110);
    const sizes = composed(all).cover.draws.flatMap((it) => (it.kind === 'line' ? it.spans.map(({ font }) => font.size) : []));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2560 / 40);
  });

  test('leaves out a sign that no font has, and a whole text where it is a letter, and says so', () => {
    const launch = composed({ ...none, title: 'Launch 🚀 day' });
    expect(linesOf(launch.cover).join(' ')).toBe('Launch day');
    expect(launch.found.map(({ message }) => message)).toEqual(['no font has “🚀”: the cover leaves it out of the title']);
    const foreign = composed({ ...all, title: 'The war in 中国' });
    expect(linesOf(foreign.cover).join(' ')).not.toContain('war');
    expect(foreign.found.map(({ code }) => code)).toEqual(['glyph-missing']);
  });

  test('shows the beginning of a title that nobody could read whole', () => {
    for (const [title, shown] of [
      ['so on '.repeat(500), /^so on so on.* …$/],
      ['x'.repeat(5000), /^x{600} …$/],
    ] as const) {
      const { cover, found } = composed({ ...none, title: title.trim() });
      const lines = linesOf(cover);
      expect(lines.join(title.includes(' ') ? ' ' : '').replace(/ ?…$/, ' …')).toMatch(shown);
      expect(found.map(({ message }) => message)).toEqual(['the title is too long for the cover, which shows its beginning']);
    }
  });

  test('leaves out what is too long for a cover, and says so', () => {
    const { cover, found } = composed({ ...all, publisher: winter, subtitle: `${winter} ${winter}` });
    expect(found.map(({ message }) => message)).toEqual([
      'the publisher is too long for the cover, which leaves it out',
      'the subtitle is too long for the cover, which leaves it out',
    ]);
    expect(linesOf(cover).join(' ')).toContain('bread');
    const publisher = 'Institute for Maritime and Coastal Studies in the Eastern Mediterranean';
    const crowded = composed({ ...all, publisher, title: winter, subtitle: winter.slice(0, 90) });
    expect(crowded.found.map(({ message }) => message)).toEqual(['the subtitle is too long for the cover, which leaves it out']);
  });

  test('starts from the right where the title does', () => {
    const { cover } = composed({ ...all, title: 'قصة قصيرة', language: 'ar' });
    const [publisher] = cover.draws.filter((it) => it.kind === 'line' && lineText(it) === all.publisher);
    const marking = cover.draws.find((it) => it.kind === 'line' && lineText(it) === all.marking);
    expect(publisher?.x).toBeGreaterThan(800);
    expect(marking?.x).toBeLessThan(200);
  });
});

describe('the words of a line', () => {
  /** Words from left to right, as they stand; their letters do not matter for that. */
  const placed = (text: string, language: string): string => {
    const words = text.split(' ');
    const from = openCase(briefing, 'en', ownFile, collector().report);
    const cast = { family: 'sans', bold: true, italic: false, tracking: 0, size: 50, ink: '#000000', hyphens: false } as const;
    const letters = words.map((_, index) => 'a'.repeat(index + 1)).join(' ');
    const { lines } = setBlock(letters, cast, { measure: 2000, leading: 1, language: 'en', side: 'ltr' }, from);
    const spans = (lines[0]?.spans ?? []).map((span, at) => ({ ...span, shaped: { ...span.shaped, text: words[at] ?? '' } }));
    const [line = []] = inOrder([{ spans }], readingOf(text, language));
    expect([...line].sort((a, b) => a.x - b.x)).toEqual(line);
    return line.map(({ shaped }) => shaped.text).join(' ');
  };

  test('stand in the order of reading, from the right', () => {
    expect(placed('אחת שתיים שלוש', 'he')).toBe('שלוש שתיים אחת');
    expect(placed('12 34', 'he')).toBe('34 12');
  });

  test('of the other direction keep their own order', () => {
    expect(placed('אחת the NATO base 2022 – שתיים 7', 'he')).toBe('7 שתיים – the NATO base 2022 אחת');
    expect(placed('The אחת – שתיים affair 7', 'en')).toBe('The שתיים – אחת affair 7');
  });
});

describe('a drawn cover', () => {
  test('is a JPEG of 1600 by 2560 pixels, baseline, in RGB, and small', async () => {
    for (const words of [none, all, { ...all, title: winter }]) {
      const bytes = await jpegOf(words);
      const { format, width, height, channels, space, isProgressive, hasAlpha } = await sharp(bytes).metadata();
      expect({ format, width, height, channels, space, isProgressive, hasAlpha }).toEqual({
        format: 'jpeg',
        width: 1600,
        height: 2560,
        channels: 3,
        space: 'srgb',
        isProgressive: false,
        hasAlpha: false,
      });
      expect(bytes.length).toBeLessThan(500_000);
    }
  });

  test('has plain margins, and something between them', async () => {
    const odd = [all, { ...none, title: 'Q' }, { ...none, title: monster }, { ...all, title: winter }];
    for (const words of odd) {
      const image = sharp(await jpegOf(words));
      const spread = async (left: number, top: number, width: number, height: number): Promise<number> => {
        const { channels } = await sharp(await image.clone().extract({ left, top, width, height }).png().toBuffer()).stats();
        return Math.max(...channels.map(({ stdev }) => stdev));
      };
      expect(await spread(0, 0, 1600, 110)).toBeLessThan(2);
      expect(await spread(0, 2470, 1600, 90)).toBeLessThan(2);
      // Two fields of colour meet in the margins at the sides.
      for (const left of [0, 1490]) expect(await spread(left, 0, 110, 1700)).toBeLessThan(2);
      expect(await spread(0, 200, 1600, 1000)).toBeGreaterThan(20);
    }
  });

  test('is the same every time', async () => {
    expect(Buffer.compare(await jpegOf(all), await jpegOf(all))).toBe(0);
  });

  test('is drawn of outlines, so that no font of the machine can matter', () => {
    const { report } = collector();
    const from = openCase(briefing, 'en', ownFile, report);
    const svg = svgOf(composeCover(all, briefing, from, report), from.draw);
    expect([...new Set([...svg.matchAll(/<(\w+)/g)].map((found) => found[1]))].sort()).toEqual(['path', 'rect', 'svg']);
    expect(svg).not.toMatch(/NaN|undefined|font/);
  });

  test('is in a book that has no picture for it, and is not in the way of one', async () => {
    const files = unzipSync(await epubOf(pack(story('only', 'Only'))));
    const { width, height } = await sharp(files['OEBPS/cover.jpg']).metadata();
    expect([width, height]).toEqual([1600, 2560]);
    expect(Buffer.from(files['OEBPS/content.opf'] ?? []).toString()).toContain('properties="cover-image"');
  });

  test('follows the style', () => {
    const faces = (style: Style): readonly string[] => [
      ...new Set(
        composed(all, style).cover.draws.flatMap((it) =>
          it.kind === 'line' ? it.spans.map(({ font }) => font.cut.face.name) : [],
        ),
      ),
    ];
    expect(faces(briefing)).toContain('fonts/SourceSans3-Semibold.ttf');
    expect(faces(styleOf('book'))).toContain('fonts/SourceSerif4-Regular.ttf');
    expect(faces(styleOf('book'))).not.toContain('fonts/SourceSans3-Semibold.ttf');
  });
});
