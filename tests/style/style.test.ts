/** House styles: complete, and told apart by what they say. */
import { describe, expect, test } from '@jest/globals';
import { collector } from '../../src/model/problem.ts';
import { houseStyles, loadStyle } from '../../src/style/load.ts';
import { length, pageSize } from '../../src/style/size.ts';
import { families, voices, type Style } from '../../src/style/style.ts';
import { ownFile } from '../own-files.ts';

function load(name: string, size: string | null = null): Style {
  const style = loadStyle(name, { size }, ownFile, collector().report);
  if (style === null) throw new Error(`no style ${name}`);
  return style;
}

describe.each(houseStyles)('the house style %s', (name) => {
  const style = load(name);

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
