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
  /** The code that stands in a string at an offset, and how many bytes it has: none where there is no code. */
  readonly codeAt: (string: Buffer, at: number) => { readonly code: number; readonly length: number };
  /** What is unlawful about its encoding. */
  readonly encodingFaults: readonly string[];
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
  const encoding = encodingOf(dictionary['/Encoding'], graph);
  const rest = graph.number(descendant['/DW']) ?? 1000;
  return {
    dictionary,
    descendant,
    descriptor,
    codeAt: encoding.codeAt,
    encodingFaults: encoding.faults,
    texts: textsOf(graph.bytes(dictionary['/ToUnicode'])?.toString('latin1') ?? ''),
    glyph: (code) => {
      const number = encoding.number(code);
      return map === null ? number : number * 2 + 1 < map.length ? map.readUInt16BE(number * 2) : 0;
    },
    width: (code) => widths.get(encoding.number(code)) ?? rest,
    program: outlines === null ? null : programOf(outlines),
  };
}

/** What a font's codes are and the numbers that they lead to, 0 for none: an embedded CMap (ISO 32000-1, 9.7.5). */
function encodingOf(
  value: Value | undefined,
  graph: Graph,
): Pick<Typeface, 'codeAt'> & { readonly number: (code: number) => number; readonly faults: readonly string[] } {
  const dictionary = graph.dictionary(value);
  const cmap = graph.bytes(value)?.toString('latin1') ?? '';
  const sections = (name: string, entry: RegExp): readonly (readonly string[])[] =>
    [...cmap.matchAll(new RegExp(`(\\d+) begin${name}\n([\\s\\S]*?)end${name}`, 'g'))].flatMap(([, count, section = '']) => {
      const entries = [...section.matchAll(entry)].map((found) => found.slice(1));
      return entries.length === Number(count) && entries.length <= 100 ? entries : [['wrong']];
    });
  const hex = (digits = ''): number => parseInt(digits, 16);
  const [spaces, letters, ranges] = [
    sections('codespacerange', /<([\da-f]+)> <([\da-f]+)>\n/g),
    sections('cidchar', /<([\da-f]+)> (\d+)\n/g),
    sections('cidrange', /<([\da-f]+)> <([\da-f]+)> (\d+)\n/g),
  ];
  const byCode = new Map(letters.map(([code, number]) => [hex(code), Number(number)]));
  const faults: string[] = [];
  if ([...spaces, ...letters, ...ranges].some(([first]) => first === 'wrong')) faults.push('its encoding is miscounted');
  // ISO 32000-1, table 120; ISO 19005-2, 6.2.11.3.3: dictionary and program of an embedded CMap say the same.
  const system = graph.dictionary(dictionary['/CIDSystemInfo']);
  const said = ['/Registry', '/Ordering'].map((key) => `${key} (${graph.text(system[key]) ?? ''})`);
  if (dictionary['/Type'] !== '/CMap' || spaces.length === 0) faults.push('its encoding is not embedded');
  else if (said.some((it) => !cmap.includes(it)) || !said.join().includes('Identity')) faults.push('its encoding is for others');
  if (!cmap.includes(`/CMapName ${String(dictionary['/CMapName'])} def`)) faults.push('its encoding has two names');
  if (!cmap.includes(`/WMode ${String(graph.number(dictionary['/WMode']))} def`)) faults.push('its encoding has two directions');
  if (/\busecmap\b/.test(cmap)) faults.push('its encoding leans on another');
  return {
    codeAt: (string, at) => {
      for (const length of [1, 2]) {
        const code = at + length > string.length ? -1 : string.readUIntBE(at, length);
        const bytes = string.toString('hex', at, at + length);
        // A range is a box: every byte lies between those of its ends.
        const within = ([first = '', last = '']: readonly string[]): boolean =>
          first.length === length * 2 &&
          [...Array(length).keys()].every((byte) => {
            const [low, own, high] = [first, bytes, last].map((it) => it.slice(byte * 2, byte * 2 + 2));
            return (low ?? '') <= (own ?? '') && (own ?? '') <= (high ?? '');
          });
        if (code >= 0 && spaces.some(within)) return { code, length };
      }
      return { code: 0, length: 0 };
    },
    number: (code) => {
      const [first, , number] = ranges.find(([first, last]) => hex(first) <= code && code <= hex(last)) ?? [];
      return byCode.get(code) ?? (first === undefined ? 0 : Number(number) + code - hex(first));
    },
    faults,
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
