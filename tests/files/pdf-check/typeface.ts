/** A font of a PDF: what its codes stand for, and the glyphs of the program that it carries (ISO 32000-1, 9.7 and 9.10). */
import type { Dictionary, Graph, Value } from './graph.ts';

/** The embedded program, as far as it can be asked; all numbers in units of the font. */
export type Program = {
  readonly unitsPerEm: number;
  readonly glyphs: number;
  readonly advance: (glyph: number) => number;
  /** Whether anything is drawn. */
  readonly drawn: (glyph: number) => boolean;
};

export type Typeface = {
  readonly dictionary: Dictionary;
  readonly descendant: Dictionary;
  readonly descriptor: Dictionary;
  readonly texts: ReadonlyMap<number, string>;
  readonly glyph: (code: number) => number;
  /** In thousandths of an em. */
  readonly width: (code: number) => number;
  /** TrueType outlines; null for others. */
  readonly program: Program | null;
};

/** Reads the font that `value` leads to. */
export function typefaceOf(value: Value | undefined, graph: Graph): Typeface {
  const dictionary = graph.dictionary(value);
  const descendant = graph.dictionary(graph.list(dictionary['/DescendantFonts'])[0]);
  const descriptor = graph.dictionary(descendant['/FontDescriptor']);
  const map = graph.bytes(descendant['/CIDToGIDMap']);
  const outlines = graph.bytes(descriptor['/FontFile2']);
  const widths = widthsOf(descendant['/W'], graph);
  const rest = graph.number(descendant['/DW']) ?? 1000;
  return {
    dictionary,
    descendant,
    descriptor,
    texts: textsOf(graph.bytes(dictionary['/ToUnicode'])?.toString('latin1') ?? ''),
    glyph: (code) => (map === null ? code : code * 2 + 1 < map.length ? map.readUInt16BE(code * 2) : 0),
    width: (code) => widths.get(code) ?? rest,
    program: outlines === null ? null : programOf(outlines),
  };
}

/** A CMap of `bfchar` and `bfrange` sections. */
function textsOf(cmap: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  const text = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, section = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', hex = ''] of section.matchAll(/<([\da-fA-F]+)>\s*<((?:[\da-fA-F]{4})*)>/g))
      texts.set(parseInt(code, 16), text(hex));
  for (const [, section = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', hex = ''] of section.matchAll(/<([\da-fA-F]+)>\s*<([\da-fA-F]+)>\s*<([\da-fA-F]{4})>/g))
      for (let code = parseInt(first, 16); code <= parseInt(last, 16); code++)
        texts.set(code, String.fromCharCode(parseInt(hex, 16) + code - parseInt(first, 16)));
  return texts;
}

/** ISO 32000-1, 9.7.4.3: a code and the widths from it on, or a first code, a last one and the width of all of them. */
function widthsOf(value: Value | undefined, graph: Graph): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const entries = graph.list(value);
  for (let index = 0; index < entries.length;) {
    const first = graph.number(entries[index]) ?? 0;
    const second = graph.at(entries[index + 1]);
    if (typeof second === 'number') {
      for (let code = first; code <= second; code++) widths.set(code, graph.number(entries[index + 2]) ?? 0);
      index += 3;
    } else {
      for (const [ahead, width] of graph.list(second).entries()) widths.set(first + ahead, graph.number(width) ?? 0);
      index += 2;
    }
  }
  return widths;
}

/** Reads a TrueType program; null when it is none. */
function programOf(bytes: Buffer): Program | null {
  try {
    const tables = new Map<string, Buffer>();
    for (let index = 0; index < bytes.readUInt16BE(4); index++) {
      const at = 12 + index * 16;
      const start = bytes.readUInt32BE(at + 8);
      tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(start, start + bytes.readUInt32BE(at + 12)));
    }
    const [head, hhea, hmtx, maxp, loca] = ['head', 'hhea', 'hmtx', 'maxp', 'loca'].map((name) => tables.get(name));
    if (head === undefined || hhea === undefined || hmtx === undefined || maxp === undefined || loca === undefined) return null;
    const long = hhea.readUInt16BE(34);
    const wide = head.readInt16BE(50) === 1;
    const place = (glyph: number): number => (wide ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
    const glyphs = maxp.readUInt16BE(4);
    return {
      unitsPerEm: head.readUInt16BE(18),
      glyphs,
      advance: (glyph) => hmtx.readUInt16BE(Math.min(glyph, long - 1) * 4),
      drawn: (glyph) => glyph < glyphs && place(glyph + 1) > place(glyph),
    };
  } catch {
    return null;
  }
}
