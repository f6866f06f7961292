/** Fonts in finished files, held against the content that uses them (ISO 19005-2, 6.2.11). */
import { expect, test } from '@jest/globals';
import { openSfnt } from '../../../src/font/sfnt.ts';
import { code, em, h, p, strong } from '../../../src/model/build.ts';
import { renderPdf } from '../../../src/render/pdf/render.ts';
import { houseStyles, loadStyle } from '../../../src/style/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';
import { heardIn } from '../../files/pack-text.ts';
import { checkPdf } from '../../files/pdf-check.ts';
import { objectsOf, objectTable, streamsOf } from '../../files/pdf-objects.ts';
import { openPdf } from '../../files/pdf.ts';
import { ownFile } from '../../own-files.ts';
import { pack, story } from '../packs.ts';

/** A font as it is in a file. */
type Held = {
  readonly name: string;
  readonly widths: ReadonlyMap<number, number>;
  readonly texts: ReadonlyMap<number, string>;
  readonly glyphOf: (code: number) => number;
  /** The advance of a glyph in the font file, in thousandths. */
  readonly advance: (glyph: number) => number;
  readonly outlined: (glyph: number) => boolean;
};

const body = [
  p(
    'Snow☃man, ',
    code('☃ code'),
    ', \ue000 private, zero\ufeffwidth, soft\u00adhyphen, fi ',
    em('italic ☃'),
    ' ',
    strong('bold'),
  ),
  h(2, 'again', 'AGAIN ☃ and ﷽'),
  p('Ελληνικά, кириллица, العربية, עברית. '.repeat(20)),
];

async function made(styleName: string): Promise<Uint8Array> {
  const style = loadStyle(styleName, { size: null }, ownFile, () => undefined);
  if (style === null) throw new Error('no style');
  const context = { world: memoryWorld({}, ownFile), report: () => undefined, style, stem: 'x' };
  const it = pack(story('s', 'Snow ☃', ...body));
  const { bytes } = await renderPdf(it, context);
  expect(await checkPdf(bytes, heardIn(it))).toEqual([]);
  return bytes;
}

/** The fonts of a file by their names in content. */
function fontsIn(bytes: Uint8Array): ReadonlyMap<string, Held> {
  const table = objectTable(bytes);
  const written = (number: string | undefined): string => table.get(Number(number))?.written ?? '';
  const stream = (number: string | undefined): Buffer | null => table.get(Number(number))?.bytes ?? null;
  const names = /\/Font<<([^>]*)>>/.exec(objectsOf(bytes))?.[1] ?? '';
  return new Map(
    [...names.matchAll(/\/(F\w+) (\d+) 0 R/g)].map((found): [string, Held] => {
      const type0 = written(found[2]);
      const descendant = written(/\/DescendantFonts\[(\d+) /.exec(type0)?.[1]);
      const descriptor = written(/\/FontDescriptor (\d+) /.exec(descendant)?.[1]);
      const cmap = stream(/\/ToUnicode (\d+) /.exec(type0)?.[1])?.toString('latin1') ?? '';
      // The codes of letters stand for these.
      const letters = cmap.includes('beginbfrange\n<20> <7e> <0020>\n') ? [...Array(0x5f).keys()].map((at) => 0x20 + at) : [];
      const map = stream(/\/CIDToGIDMap (\d+) /.exec(descendant)?.[1]);
      const file = openSfnt(stream(/\/FontFile2 (\d+) /.exec(descriptor)?.[1]) ?? Buffer.of());
      const long = file.table('hhea').getUint16(34);
      const scale = 1000 / file.table('head').getUint16(18);
      const loca = file.table('loca');
      const widths = new Map<number, number>();
      const w = /\/W\[((?:\d+\[[\d. ]*\] ?|\d+ ?\[[\d. ]*\] ?)*)\]/.exec(descendant)?.[1] ?? '';
      for (const [, start, run] of w.matchAll(/(\d+) ?\[([\d. ]*)\]/g)) {
        (run ?? '').split(' ').forEach((width, at) => widths.set(Number(start) + at, Number(width)));
      }
      return [
        found[1] ?? '',
        {
          name: /\/BaseFont\/(\S+?)\//.exec(type0)?.[1] ?? '',
          widths,
          texts: new Map([
            ...letters.map((code): [number, string] => [code, String.fromCharCode(code)]),
            ...[...(cmap.split('endbfrange')[1] ?? '').matchAll(/<([0-9a-f]{4})> <([0-9a-f]*)>\n/g)].map(
              (it): [number, string] => [
                parseInt(it[1] ?? '', 16),
                Buffer.from(it[2] ?? '', 'hex')
                  .swap16()
                  .toString('utf16le'),
              ],
            ),
          ]),
          glyphOf: (code) => (map === null ? code : map.readUInt16BE(code * 2)),
          advance: (glyph) => file.table('hmtx').getUint16(Math.min(glyph, long - 1) * 4) * scale,
          outlined: (glyph) => loca.getUint32(glyph * 4 + 4) > loca.getUint32(glyph * 4),
        },
      ];
    }),
  );
}

/** The codes that the content of a file shows, by font. */
function codesShown(bytes: Uint8Array): ReadonlyMap<string, ReadonlySet<number>> {
  const shown = new Map<string, Set<number>>();
  for (const { dictionary, bytes: stream } of streamsOf(bytes)) {
    if (/\/Type|\/Length1|\/Subtype|\/N \d/.test(dictionary)) continue;
    let font = '';
    // A font, what a mark says of itself, or a literal string with its escapes.
    for (const found of stream
      .toString('latin1')
      .matchAll(/\/(F\w+) [\d.]+ Tf|<<(?:\((?:\\[\s\S]|[^\\()])*\)|[^>(])*>>|\(((?:\\[\s\S]|[^\\()])*)\)/g)) {
      if (found[1] !== undefined) font = found[1];
      if (found[2] === undefined || font === '') continue;
      const raw = found[2].replace(/\\([\s\S])/g, (_, letter: string) => (letter === 'r' ? '\r' : letter));
      const codes = shown.get(font) ?? new Set();
      shown.set(font, codes);
      // Letters of ASCII have codes of one byte.
      for (const [code] of raw.matchAll(/[ -~]|[\s\S]{2}/g)) codes.add(Buffer.from(code, 'latin1').readUIntBE(0, code.length));
    }
  }
  return shown;
}

test.each(houseStyles)(
  'in %s, each code has a glyph that is not glyph 0, its width in both places, and a text',
  async (style) => {
    const bytes = await made(style);
    const fonts = fontsIn(bytes);
    let boxes = 0;
    for (const [name, codes] of codesShown(bytes)) {
      const font = fonts.get(name);
      if (font === undefined) throw new Error(`no font ${name}`);
      expect(codes.size).toBeGreaterThan(0);
      for (const code of codes) {
        const [glyph, text] = [font.glyphOf(code), font.texts.get(code) ?? ''];
        expect([font.name, code, glyph > 0]).toEqual([font.name, code, true]);
        expect(Math.abs((font.widths.get(code) ?? NaN) - font.advance(glyph))).toBeLessThan(0.5);
        expect([code, text !== '', /[\0\ufeff\ufffe\uffff\p{Co}]/u.test(text)]).toEqual([code, true, false]);
        if (text !== '☃') continue;
        boxes++;
        expect(font.outlined(glyph)).toBe(true);
      }
    }
    expect(boxes).toBeGreaterThan(0);
    expect((await openPdf(bytes)).pages.join('').match(/☃/g)?.length).toBeGreaterThan(4);
  },
);
