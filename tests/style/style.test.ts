/** House styles: complete, and told apart by what they say. */
import { describe, expect, test } from '@jest/globals';
import { collector } from '../../src/model/problem.ts';
import { houseStyles, loadStyle, openStyle, type StyleWish } from '../../src/style/load.ts';
import { length, pageSize } from '../../src/style/size.ts';
import { families, voices, type Style } from '../../src/style/style.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { ownFile } from '../own-files.ts';

function load(name: string, size: string | null = null): Style {
  const style = loadStyle(name, { size }, ownFile, collector().report);
  if (style === null) throw new Error(`no style ${name}`);
  return style;
}

describe.each(houseStyles)('the house style %s', (name) => {
  const style = load(name);

  test('reports nothing, has every token, and is what opening it gives', async () => {
    const { report, found } = collector();
    const wish: StyleWish = { style: name, size: null, font: null, fontSize: null, set: [] };
    expect(await openStyle(wish, memoryWorld({}, ownFile), () => null, report)).toEqual(style);
    expect(found).toEqual([]);
    expect(JSON.stringify(style)).not.toMatch(/null|undefined|NaN/);
  });

  test('has fonts that are there, ink that is a colour, and leading for every size', () => {
    for (const family of families)
      for (const face of Object.values(style.faces[family])) expect(ownFile(face ?? '').length).toBeGreaterThan(1000);
    for (const ink of Object.values(style.ink)) expect(ink).toMatch(/^#[0-9a-f]{6}$/);
    for (const voice of voices) expect(style.voices[voice].leading).toBeGreaterThan(style.voices[voice].size);
  });

  test('has a measure that can be read: up to 80 letters, and 45 at least where it is justified', () => {
    const { page, margin, columns, align } = style;
    const measure = (page.width - margin.left - margin.right - (columns.count - 1) * columns.gutter) / columns.count;
    // A letter of Source Serif is 0.475 em wide on average.
    const letters = measure / (style.voices.body.size * 0.475);
    expect(letters).toBeLessThan(80);
    expect(letters).toBeGreaterThan(align === 'justified' ? 45 : 40);
  });
});

test('a style on another page keeps its proportions', () => {
  const [a4, a5] = [load('briefing'), load('briefing', 'A5')];
  expect(a5.page.width).toBeCloseTo(length('148mm') ?? 0);
  expect(a5.margin.left / a5.page.width).toBeCloseTo(a4.margin.left / a4.page.width);
});

test('an unknown style and a page of no size are reported', () => {
  const { report, found } = collector();
  expect(loadStyle('breifing', { size: null }, ownFile, report)).toBeNull();
  expect(loadStyle('briefing', { size: 'A99' }, ownFile, report)).toBeNull();
  expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'style-missing: no style "breifing"',
    'style-value: no page size "A99"',
  ]);
  expect(found.every(({ hint }) => hint !== '')).toBe(true);
});

describe('a page size', () => {
  test.each(['A4', 'a5', 'Letter', '148mm,210mm', '6inx9in', '148mm x 210mm'])('may be %s', (size) =>
    expect(pageSize(size)).not.toBeNull(),
  );
  test.each(['', 'A99', '148mm', '148,210', '1mm,2mm', '9000mm,210mm', '-148mm,210mm', '148mm,210mm,3mm', 'constructor'])(
    'may not be “%s”',
    (size) => expect(pageSize(size)).toBeNull(),
  );
});

describe('a style file', () => {
  const files: Record<string, string> = {
    '/base.yml': 'extends: book\nindent: 20\nvoices:\n  body: { size: 11, leading: 14 }\n',
    '/deep/own.yml': 'extends: ../base.yml\nvoices:\n  heading4: { bold: true }\nmargin: { left: 2cm }\n',
    '/bare.yml': '# Nothing but a remark\n',
    '/family.yml': 'faces:\n  serif: { roman: Mine.ttf }\n',
    '/Mine.ttf': 'no font, and not asked to be one here',
  };
  const world = memoryWorld(files, ownFile);
  const open = async (wish: Partial<StyleWish>): Promise<Style> => {
    const { report, found } = collector();
    const whole: StyleWish = { style: 'briefing', size: null, font: null, fontSize: null, set: [], ...wish };
    const style = await openStyle(whole, world, () => null, report);
    if (style === null) throw new Error(found.map(({ message }) => message).join('; '));
    return style;
  };

  test('says what differs from the one that it extends, and that from the next', async () => {
    const [style, book] = [await open({ style: 'deep/own.yml' }), load('book')];
    expect(style.indent).toBe(20);
    expect(style.page).toEqual(book.page);
    expect(style.margin).toEqual({ ...book.margin, left: length('2cm') });
    expect(style.voices.headline).toEqual(book.voices.headline);
  });

  test('gives to voices what they leave out from the body, whichever style says it', async () => {
    const { voices } = await open({ style: 'deep/own.yml' });
    expect(voices.heading4).toMatchObject({ size: 11, leading: 14, bold: true, italic: true });
    expect(load('large-print').voices.heading4.size).toBe(18);
  });

  test('that says nothing is the briefing', async () => {
    expect(await open({ style: 'bare.yml' })).toEqual({ ...load('briefing'), name: 'bare.yml' });
  });

  test('names a family anew with its roman: nothing of the old one is mixed in', async () => {
    const { faces, fallback, fonts } = await open({ style: 'family.yml' });
    expect(faces.serif).toEqual({ roman: './Mine.ttf', italic: null, bold: null, boldItalic: null });
    expect(fallback).toEqual(load('briefing').fallback);
    expect([...fonts.keys()]).toEqual(['./Mine.ttf']);
  });

  test('is overruled by the command line, and the last word is the last', async () => {
    const style = await open({
      style: 'deep/own.yml',
      set: [
        'body.size=12',
        'body.leading=15pt',
        'indent=1',
        'indent=2',
        'ink.accent=#00FF00',
        'hyphenation.exceptions=[rec-ord, Damascus]',
      ],
    });
    expect(style.voices.body).toMatchObject({ size: 12, leading: 15 });
    expect(style.indent).toBe(2);
    expect(style.ink.accent).toBe('#00ff00');
    expect(style.hyphenation.exceptions).toEqual(['rec-ord', 'Damascus']);
    expect((await open({ set: ['body.leading=15', 'faces.serif.italic=Mine.ttf'] })).faces.serif).toEqual({
      ...load('briefing').faces.serif,
      italic: './Mine.ttf',
    });
  });

  test('in another size keeps its proportions', async () => {
    const [large, usual] = [await open({ fontSize: '21pt', size: 'A3' }), load('briefing')];
    for (const voice of voices) {
      expect(large.voices[voice].size).toBeCloseTo(usual.voices[voice].size * 2);
      expect(large.voices[voice].leading).toBeCloseTo(usual.voices[voice].leading * 2);
    }
  });

  test('in another font of the house is set in that family', async () => {
    const { voices } = await open({ font: 'sans' });
    expect([voices.body.family, voices.quote.family, voices.note.family, voices.code.family]).toEqual([
      'sans',
      'sans',
      'sans',
      'mono',
    ]);
  });
});
