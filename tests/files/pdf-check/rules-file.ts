/** What is asked of a file as a whole: ISO 32000-1, 7.5 and 14.11; ISO 19005-2, 6.1, 6.2 and 6.6; ISO 14289-1, 6 and 7. */
import { isDictionary, isList, type Value } from './graph.ts';
import type { Opened } from './opened.ts';

/** All rules of this family. */
export function* fileRules(file: Opened): Iterable<string> {
  yield* bytesOf(file);
  yield* trailerOf(file);
  yield* catalogOf(file);
  yield* pageTree(file);
  yield* objects(file);
  yield* colours(file);
}

function* bytesOf({ bytes, version }: Opened): Iterable<string> {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  // ISO 19005-2, 6.1.2: the header is the first thing, and a comment of four bytes beyond ASCII comes next.
  if (!/^%PDF-1\.[0-7]\r?\n/.test(head)) yield 'file: there is no header';
  if (!/^%PDF[^\n]*\n%[\x80-\xff]{4}/.test(head)) yield 'file: no comment of bytes beyond ASCII follows the header';
  if (version !== '1.7') yield `file: it is of version ${version}`;
  // ISO 19005-2, 6.1.3: nothing behind the last mark.
  if (!/%%EOF\r?\n?$/.test(Buffer.from(bytes.subarray(-8)).toString('latin1'))) yield 'file: something follows its end';
}

function* trailerOf({ graph }: Opened): Iterable<string> {
  const { trailer } = graph;
  // ISO 19005-2, 6.1.3.
  const id = graph.list(trailer['/ID']).map((one) => graph.string(one));
  if (id.length !== 2 || id.some((one) => (one?.length ?? 0) < 16)) yield 'file: it has no identifier of two strings';
  if (trailer['/Encrypt'] !== undefined) yield 'file: it is encrypted';
}

function* catalogOf({ graph }: Opened): Iterable<string> {
  const { catalog } = graph;
  // ISO 14289-1, 7.2: the language of the whole is told.
  if (!isLanguage(graph.text(catalog['/Lang']))) yield 'file: the catalog has no language';
  // ISO 19005-2, 6.7.2.2; ISO 14289-1, 7.1.
  const marks = graph.dictionary(catalog['/MarkInfo']);
  if (marks['/Marked'] !== true) yield 'file: it does not say that it is tagged';
  if (marks['/Suspects'] === true) yield 'file: it calls its own tags suspect';
  // ISO 14289-1, 7.1: readers show the title, not the name of the file.
  if (graph.dictionary(catalog['/ViewerPreferences'])['/DisplayDocTitle'] !== true)
    yield 'file: readers are not told to show the title';
  // ISO 19005-2, 6.5.1, 6.4.1 and 6.1.11: nothing runs, nothing is filled in.
  for (const key of ['/OpenAction', '/AA', '/AcroForm', '/Requirements', '/OCProperties', '/Perms', '/Collection'])
    if (catalog[key] !== undefined) yield `file: the catalog has ${key.slice(1)}`;
  if (graph.dictionary(catalog['/Names'])['/JavaScript'] !== undefined) yield 'file: it has scripts';
}

/** ISO 32000-1, 7.7.3. */
function* pageTree({ graph, pages }: Opened): Iterable<string> {
  if (pages.length === 0) yield 'file: it has no page';
  if (graph.number(graph.dictionary(graph.catalog['/Pages'])['/Count']) !== pages.length)
    yield 'file: the page tree is counted wrong';
  for (const { number, dictionary, box } of pages) {
    const [left = 0, bottom = 0, right = 0, top = 0] = box;
    if (box.length !== 4 || right - left < 3 || top - bottom < 3) yield `page ${number}: the media box is no box`;
    // ISO 19005-2, 6.1.13: a page of between 3 and 14400 points.
    if (right - left > 14400 || top - bottom > 14400) yield `page ${number}: it is too large`;
    if (dictionary['/AA'] !== undefined) yield `page ${number}: it has actions of its own`;
    if (graph.bytes(dictionary['/Contents']) === null) yield `page ${number}: it has no content stream`;
  }
}

/** Everything that may stand anywhere. */
function* objects({ graph }: Opened): Iterable<string> {
  const walk = function* (value: Value, ref: string): Iterable<string> {
    // ISO 19005-2, 6.1.13: limits of readers.
    if (typeof value === 'string' && value.startsWith('/') && Buffer.byteLength(value) > 128)
      yield `object ${ref}: a name is too long`;
    if (typeof value === 'string' && value.length > 32767 * 2) yield `object ${ref}: a string is too long`;
    if (typeof value === 'number' && Math.abs(value) > 2147483647) yield `object ${ref}: a number is too large`;
    if (isList(value)) for (const one of value) yield* walk(one, ref);
    else if (isDictionary(value)) {
      // ISO 19005-2, 6.5.1.
      const action = value['/S'];
      if (
        [
          '/JavaScript',
          '/Launch',
          '/Sound',
          '/Movie',
          '/ResetForm',
          '/ImportData',
          '/Hide',
          '/SetOCGState',
          '/Rendition',
          '/Trans',
          '/GoTo3DView',
        ].includes(String(action))
      )
        yield `object ${ref}: an action is ${String(action).slice(1)}`;
      for (const one of Object.values(value)) yield* walk(one, ref);
    }
  };
  for (const ref of graph.refs) {
    const value = graph.at(ref);
    yield* walk(value, ref);
    if (!isDictionary(value)) continue;
    // ISO 19005-2, 6.1.7: streams are in this file, and in no filter that is not for everyone.
    const filters = [value['/Filter'] ?? []].flat().map(String);
    for (const name of filters) if (/LZW|Crypt/.test(name)) yield `object ${ref}: a stream is in the filter ${name.slice(1)}`;
    if (graph.stored(ref) !== null && (value['/F'] !== undefined || value['/FFilter'] !== undefined))
      yield `object ${ref}: a stream is in another file`;
    if (value['/Subtype'] !== '/Image') continue;
    // ISO 19005-2, 6.2.8.
    if (value['/Interpolate'] === true) yield `object ${ref}: a picture is to be smoothed`;
    if (value['/Alternates'] !== undefined || value['/OPI'] !== undefined) yield `object ${ref}: a picture stands for another`;
    if ((graph.stored(ref)?.length ?? 0) === 0) yield `object ${ref}: a picture is empty`;
    // ISO 19005-2, 6.2.4.3: the output intent has a meaning for red, green and blue, and so for grey.
    const space = graph.at(value['/ColorSpace']);
    const base = isList(space) && space[0] === '/Indexed' ? graph.at(space[1]) : space;
    if (
      base !== undefined &&
      value['/ImageMask'] !== true &&
      !['/DeviceRGB', '/DeviceGray'].includes(String(isList(base) ? base[0] : base))
    )
      yield `object ${ref}: a picture is in colours that the output intent has no meaning for`;
  }
}

/** ISO 19005-2, 6.2.3; ISO 15076-1, 7.2: an output intent with a profile of three colours that can be read. */
function* colours({ graph }: Opened): Iterable<string> {
  const intents = graph.list(graph.catalog['/OutputIntents']).map((one) => graph.dictionary(one));
  const intent = intents.find((one) => one['/S'] === '/GTS_PDFA1');
  if (intent === undefined) {
    yield 'file: it has no output intent';
    return;
  }
  if ((graph.text(intent['/OutputConditionIdentifier']) ?? '') === '') yield 'file: the output intent has no name';
  const profile = graph.bytes(intent['/DestOutputProfile']);
  if (graph.number(graph.dictionary(intent['/DestOutputProfile'])['/N']) !== 3)
    yield 'file: the colour profile is not of three colours';
  yield* profileFaults(profile ?? Buffer.alloc(0));
}

function* profileFaults(profile: Buffer): Iterable<string> {
  if (profile.length < 132 || profile.readUInt32BE(0) !== profile.length) {
    yield 'file: the colour profile is not as long as it says';
    return;
  }
  const word = (at: number): string => profile.toString('latin1', at, at + 4);
  if (
    word(36) !== 'acsp' ||
    word(16) !== 'RGB ' ||
    !['mntr', 'prtr', 'scnr', 'spac'].includes(word(12)) ||
    profile.readUInt8(8) > 4
  )
    yield 'file: the colour profile is none for a screen or a printer';
  const tags = new Set<string>();
  for (let index = 0; index < profile.readUInt32BE(128); index++) {
    const at = 132 + index * 12;
    if (at + 12 > profile.length || profile.readUInt32BE(at + 4) + profile.readUInt32BE(at + 8) > profile.length) {
      yield 'file: a tag of the colour profile is beyond its end';
      return;
    }
    tags.add(word(at));
  }
  for (const tag of ['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])
    if (!tags.has(tag)) yield `file: the colour profile has no ${tag}`;
}

/** A language as RFC 5646 writes it, as far as its form goes. */
export function isLanguage(tag: string | null): boolean {
  return (
    tag !== null && /^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z\d]{4,8})*(-x(-[A-Za-z\d]{1,8})+)?$/.test(tag)
  );
}
