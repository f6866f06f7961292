/** Fonts as PDF objects: composite fonts with TrueType or CFF outlines, cut down to the glyphs in use (ISO 32000-1, 9.7). */
import { openCff, subsetCff } from '../../font/cff.ts';
import { subset } from '../../font/subset.ts';
import type { Face } from '../../font/library.ts';
import { codeDigits, codeSpace, codingMap, codingName, isLetterCode, lettersSaid } from './coding.ts';
import type { UsedFace } from './glyphs.ts';
import { words, type Dictionary, type ObjectFile, type Ref, type Value } from './objects.ts';

/** Writes the coding that all fonts have. */
export function writeCoding(file: ObjectFile): Ref {
  const system = { Registry: words('Adobe'), Ordering: words('Identity'), Supplement: 0 };
  return file.add({ Type: 'CMap', CMapName: codingName, CIDSystemInfo: system, WMode: 0 }, latin1(codingMap));
}

/** What a font is in a file: its object, which font it is, from 1, and the coding that all have. */
export type Place = { readonly ref: Ref; readonly order: number; readonly coding: Ref };

/** Writes the font that content calls `used.name`, with all the codes that have been used by now. */
export function embed(used: UsedFace, { ref, order, coding }: Place, file: ObjectFile): void {
  const { face } = used;
  const { metrics } = face;
  const scale = 1000 / metrics.unitsPerEm;
  const name = `${tagOf(order)}+${metrics.postScriptName}`;
  const cff = face.file.table('CFF ').byteLength > 0;
  const descriptor = file.add({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: flags(metrics.fixedPitch, metrics.italicAngle !== 0),
    FontBBox: metrics.box.map((side) => Math.round(side * scale)),
    ItalicAngle: metrics.italicAngle,
    Ascent: Math.round(metrics.ascender * scale),
    Descent: Math.round(metrics.descender * scale),
    CapHeight: Math.round(metrics.capHeight * scale),
    XHeight: Math.round(metrics.xHeight * scale),
    // A stem's width is not in the file; this is the common estimate from the weight.
    StemV: Math.round(50 + (metrics.weight / 65) ** 2),
    ...(cff ? { FontFile3: compactOutlines(used, file) } : { FontFile2: trueOutlines(used, file) }),
  });
  const descendant: Dictionary = {
    Type: 'Font',
    Subtype: cff ? 'CIDFontType0' : 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: words('Adobe'), Ordering: words('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 0,
    W: widths(used, scale),
    // Codes of CFF outlines are the numbers of glyphs in the file that is embedded.
    ...(cff ? {} : { CIDToGIDMap: glyphMap(used, file) }),
  };
  file.write(ref, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: cff ? `${name}-${codingName}` : name,
    Encoding: coding,
    DescendantFonts: [file.add(descendant)],
    ToUnicode: file.add({}, latin1(toUnicode(used))),
  });
}

function trueOutlines({ face, codes }: UsedFace, file: ObjectFile): Ref {
  const glyphs = [...new Set([...codes.values()].map((code) => code.glyph))].sort((a, b) => a - b);
  const outlines = subset(face.file, glyphs, { box: boxOf(face) !== 0 && glyphs[0] === 0 });
  return file.add({ Length1: outlines.length }, outlines);
}

function compactOutlines({ face, codes }: UsedFace, file: ObjectFile): Ref {
  const shown = new Map([...codes].map(([code, { glyph }]) => [code, glyph]));
  return file.add({ Subtype: 'CIDFontType0C' }, subsetCff(openCff(face.file.table('CFF ')), shown));
}

/** Six capitals that tell this subset from others of the same font. */
function tagOf(number: number): string {
  return [...'SLUGAA']
    .map((letter, at) => (at < 4 ? letter : String.fromCharCode(65 + (at === 4 ? Math.floor(number / 26) % 26 : number % 26))))
    .join('');
}

/** ISO 32000-1, table 123: all fonts are non-symbolic here, as the codes are not those of a built-in encoding. */
function flags(fixedPitch: boolean, italic: boolean): number {
  return 4 | (fixedPitch ? 1 : 0) | (italic ? 64 : 0);
}

/** Runs of consecutive codes with their widths. */
function widths(used: UsedFace, scale: number): Value {
  const found: Value[] = [];
  let run: number[] = [];
  let previous = -2;
  for (const code of [...used.codes.keys()].sort((a, b) => a - b)) {
    if (code !== previous + 1) {
      run = [];
      found.push(code, run);
    }
    run.push(Math.round(used.advance(used.codes.get(code)?.glyph ?? 0) * scale * 100) / 100);
    previous = code;
  }
  return found;
}

/** The number that the copy of glyph 0 has in a subset; a font that is full has no room for one. */
function boxOf(face: Face): number {
  return face.metrics.glyphCount < 0xffff ? face.metrics.glyphCount : 0;
}

function glyphMap(used: UsedFace, file: ObjectFile): Ref {
  const codes = [...used.codes];
  const most = codes.reduce((most, [code]) => Math.max(most, code), 0);
  const map = new DataView(new ArrayBuffer((most + 1) * 2));
  for (const [code, { glyph }] of codes) map.setUint16(code * 2, glyph === 0 ? boxOf(used.face) : glyph);
  return file.add({}, new Uint8Array(map.buffer));
}

/** A CMap from codes to text, in blocks of at most a hundred (Adobe Technical Note 5411). */
function toUnicode(used: UsedFace): string {
  const entries = [...used.codes]
    .filter(([code]) => !isLetterCode(code))
    .sort(([a], [b]) => a - b)
    .map(([code, { text }]) => {
      const said = sayable(text);
      return `<${codeDigits(code)}> <${[...Array(said.length).keys()].map((at) => hex(said.charCodeAt(at))).join('')}>`;
    });
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += 100) {
    const block = entries.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    codeSpace,
    lettersSaid,
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

/** `text` without what PDF/A allows no code to stand for (ISO 19005-2, 6.2.11.7): marks of byte order, and letters of private use. */
function sayable(text: string): string {
  return text.replace(/\ufeff/g, '\u2060').replace(/[\0\ufffe\uffff]|\p{Co}|\p{Surrogate}/gu, '\ufffd');
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
