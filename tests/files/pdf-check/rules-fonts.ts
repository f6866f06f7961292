/** Fonts, and what their codes stand for: ISO 32000-1, 9; ISO 19005-2, 6.2.11; ISO 14289-1, 7.21. */
import type { Opened } from './opened.ts';
import type { Typeface } from './typeface.ts';

/** All rules of this family. */
export function* fontRules({ graph, fonts, pages }: Opened): Iterable<string> {
  const shown = new Map<string, Set<number>>();
  for (const page of pages)
    for (const [ref, codes] of page.shown) {
      const all = shown.get(ref) ?? new Set();
      for (const code of codes) all.add(code);
      shown.set(ref, all);
    }
  const names = new Map<string, string>();
  for (const [ref, codes] of shown) {
    const face = fonts(ref);
    const name = graph.name(face.dictionary['/BaseFont']) ?? ref;
    // ISO 19005-2, 6.2.11.4.2; ISO 32000-1, 9.6.4: subsets are told apart by their tags.
    if (!/^[A-Z]{6}\+./.test(name)) yield `font ${name}: the name has no tag of a subset`;
    if (names.has(name.slice(0, 6))) yield `font ${name}: its tag is that of ${names.get(name.slice(0, 6)) ?? ''}`;
    names.set(name.slice(0, 6), name);
    for (const fault of [...programFaults(face, name, graph), ...codeFaults(face, codes)]) yield `font ${name}: ${fault}`;
  }
}

function* programFaults(
  { dictionary, descendant, descriptor, encodingFaults }: Typeface,
  name: string,
  graph: Opened['graph'],
): Iterable<string> {
  const kind = graph.name(descendant['/Subtype']);
  if (dictionary['/Type'] !== '/Font' || dictionary['/Subtype'] !== '/Type0') yield 'it is not composite';
  yield* encodingFaults;
  // ISO 32000-1, 9.7.4 and 9.8.1: all names are one; that of CFF outlines in a composite font has the encoding behind it.
  const own = graph.name(descendant['/BaseFont']) ?? '';
  if (graph.name(descriptor['/FontName']) !== own) yield 'its descriptor has another name';
  const encoding = graph.name(graph.dictionary(dictionary['/Encoding'])['/CMapName']) ?? '';
  if (name !== own && name !== `${own}-${encoding}`) yield 'the font below it has another name';
  const system = graph.dictionary(descendant['/CIDSystemInfo']);
  if (graph.text(system['/Registry']) !== 'Adobe' || graph.text(system['/Ordering']) !== 'Identity')
    yield 'its characters are of no known collection';
  // ISO 19005-2, 6.2.11.4.1.
  const program = descriptor[kind === 'CIDFontType0' ? '/FontFile3' : '/FontFile2'];
  if ((graph.bytes(program)?.length ?? 0) === 0) yield 'it is not embedded';
  if (kind === 'CIDFontType2' && graph.number(graph.dictionary(program)['/Length1']) !== graph.bytes(program)?.length)
    yield 'Length1 is not the length of its program';
  // ISO 19005-2, 6.2.11.3.2: TrueType needs to be told which glyph a character is.
  if (kind === 'CIDFontType2' && descendant['/CIDToGIDMap'] !== '/Identity' && graph.bytes(descendant['/CIDToGIDMap']) === null)
    yield 'it has no map from characters to glyphs';
  // ISO 19005-2, 6.2.11.4.2; ISO 14289-1, 7.21.4.2: a list of characters would have to be complete; none is asked for.
  if (descriptor['/CIDSet'] !== undefined) yield 'it has a list of its characters';
  // ISO 32000-1, table 123: symbolic or not, and not both.
  const flags = graph.number(descriptor['/Flags']) ?? 0;
  if (((flags & 4) === 0) === ((flags & 32) === 0)) yield 'it must be symbolic or not';
  for (const key of ['/FontBBox', '/ItalicAngle', '/Ascent', '/Descent', '/CapHeight', '/StemV'])
    if (descriptor[key] === undefined) yield `its descriptor has no ${key.slice(1)}`;
}

function* codeFaults(face: Typeface, codes: ReadonlySet<number>): Iterable<string> {
  const { texts, program } = face;
  for (const code of [...codes].sort((a, b) => a - b)) {
    const text = texts.get(code);
    const glyph = face.glyph(code);
    // ISO 19005-2, 6.2.11.7.2; ISO 14289-1, 7.21.7: every code stands for text, and not for what is none.
    if (text === undefined || text === '') yield `code ${code} stands for no text`;
    else if (/[\u0000\ufffe\ufeff]/.test(text) || /\p{Surrogate}/u.test(text)) yield `code ${code} stands for what is no text`;
    // ISO 19005-2, 6.2.11.8.
    if (glyph === 0) yield `code ${code} shows the glyph for what is missing`;
    if (program === null) continue;
    // ISO 19005-2, 6.2.11.4.1: the program has all glyphs that are shown.
    if (glyph >= program.glyphs) yield `code ${code} shows a glyph that the program does not have`;
    else if (!program.drawn(glyph) && /(?!\ufffd)[\p{L}\p{N}\p{P}\p{S}]/u.test(text ?? ''))
      yield `code ${code} stands for “${text ?? ''}” and shows nothing`;
    // ISO 19005-2, 6.2.11.5: widths are those of the program.
    const own = (program.advance(glyph) * 1000) / program.unitsPerEm;
    if (Math.abs(own - face.width(code)) > 1) yield `code ${code} is ${face.width(code)} wide and its glyph ${own.toFixed(1)}`;
  }
}
