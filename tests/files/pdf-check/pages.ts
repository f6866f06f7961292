/** The pages of a file and what stands on them: every piece of content with what it belongs to, and what is unlawful about it. */
import type { Dictionary, Graph, Value } from './graph.ts';
import { operatorsOf, type Operand, type Operator } from './operators.ts';
import { typefaceOf, type Typeface } from './typeface.ts';

/** What stands between the beginning and the end of marked content that belongs to an element or is an artifact. */
export type Mark = {
  readonly tag: string;
  readonly of:
    | { readonly kind: 'element'; readonly mcid: number }
    | { readonly kind: 'artifact'; readonly type: string; readonly subtype: string };
  /** What is read: the text of the codes, or what is said to be read in their place. */
  text: string;
  painted: boolean;
};

export type Page = {
  /** From 1. */
  readonly number: number;
  readonly ref: string;
  readonly dictionary: Dictionary;
  /** Left, bottom, right and top. */
  readonly box: readonly number[];
  readonly marks: readonly Mark[];
  /** The codes that are shown of each font. */
  readonly shown: ReadonlyMap<string, ReadonlySet<number>>;
  /** The text of all codes, whatever is to be read in their place. */
  readonly text: string;
  /** How much there is on it. */
  readonly operators: number;
  readonly faults: readonly string[];
};

export type Fonts = (value: Value | undefined) => Typeface;

/** Every page, in order. */
export function pagesOf(graph: Graph, fonts: Fonts): readonly Page[] {
  const leaves = leavesOf(graph.catalog['/Pages'], graph, new Set());
  return leaves.map((ref, index) => {
    const dictionary = graph.dictionary(ref);
    const box = graph.list(dictionary['/MediaBox']).map((side) => graph.number(side) ?? 0);
    const resources = graph.dictionary(dictionary['/Resources']);
    const contents = Array.isArray(graph.at(dictionary['/Contents']))
      ? graph.list(dictionary['/Contents'])
      : [dictionary['/Contents']];
    const bytes = Buffer.concat(contents.flatMap((part) => [graph.bytes(part) ?? Buffer.alloc(0), Buffer.from('\n')]));
    return { number: index + 1, ref, dictionary, box, ...contentOf(bytes, resources, graph, fonts) };
  });
}

function leavesOf(value: Value | undefined, graph: Graph, seen: Set<string>): readonly string[] {
  if (typeof value !== 'string' || seen.has(value)) return [];
  seen.add(value);
  const node = graph.dictionary(value);
  return node['/Type'] === '/Page' ? [value] : graph.list(node['/Kids']).flatMap((kid) => leavesOf(kid, graph, seen));
}

/** A cache of the fonts of a file. */
export function fontsOf(graph: Graph): Fonts {
  const known = new Map<string, Typeface>();
  return (value) => {
    const key = String(value);
    const face = known.get(key) ?? typefaceOf(value, graph);
    known.set(key, face);
    return face;
  };
}

/** The operands of every operator that PDF has, but for those of shadings, inline images and type 3 fonts, which nobody needs here. */
const operands: Readonly<Record<string, string>> = {
  q: '',
  Q: '',
  cm: 'nnnnnn',
  w: 'n',
  J: 'n',
  j: 'n',
  M: 'n',
  d: 'an',
  ri: '/',
  i: 'n',
  gs: '/',
  m: 'nn',
  l: 'nn',
  c: 'nnnnnn',
  v: 'nnnn',
  y: 'nnnn',
  h: '',
  re: 'nnnn',
  W: '',
  'W*': '',
  n: '',
  S: '',
  s: '',
  f: '',
  F: '',
  'f*': '',
  B: '',
  'B*': '',
  b: '',
  'b*': '',
  g: 'n',
  G: 'n',
  rg: 'nnn',
  RG: 'nnn',
  k: 'nnnn',
  K: 'nnnn',
  BT: '',
  ET: '',
  Tf: '/n',
  Tm: 'nnnnnn',
  Td: 'nn',
  TD: 'nn',
  'T*': '',
  Tc: 'n',
  Tw: 'n',
  Tz: 'n',
  TL: 'n',
  Tr: 'n',
  Ts: 'n',
  TJ: 'a',
  Tj: 's',
  Do: '/',
  BMC: '/',
  BDC: '/d',
  EMC: '',
};
const building = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);
const painting = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const showing = new Set(['TJ', 'Tj']);
/** Only in a text object, and never in one (ISO 32000-1, figure 9). */
const inText = new Set(['TJ', 'Tj', 'Tm', 'Td', 'TD', 'T*', 'ET']);
const notInText = new Set(['BT', 'q', 'Q', 'cm', 'Do', 'W', 'W*', 'n', ...building, ...painting]);

function kindOf(operand: Operand): string {
  if (typeof operand === 'number') return 'n';
  if (typeof operand === 'string') return operand.startsWith('/') ? '/' : '?';
  return Buffer.isBuffer(operand) ? 's' : operand instanceof Map ? 'd' : 'a';
}

type Open = { readonly mark: Mark | null; readonly inText: boolean; readonly said: string | null; read: boolean };

function contentOf(
  bytes: Buffer,
  resources: Dictionary,
  graph: Graph,
  fonts: Fonts,
): Pick<Page, 'marks' | 'shown' | 'text' | 'operators' | 'faults'> {
  const faults = new Set<string>();
  const marks: Mark[] = [];
  const shown = new Map<string, Set<number>>();
  let text = '';
  let list: readonly Operator[] = [];
  try {
    list = operatorsOf(bytes);
  } catch (error) {
    faults.add(`content: ${error instanceof Error ? error.message : String(error)}`);
  }
  const named = (kind: string, name: Operand | undefined): Value => {
    const value = graph.dictionary(resources[`/${kind}`])[String(name)] ?? null;
    // ISO 32000-1, 7.8.3: what content names stands in its resources.
    if (value === null || graph.at(value) === null) faults.add(`content: ${kind} ${String(name)} is not in the resources`);
    return value;
  };

  const open: Open[] = [];
  const kept: (string | null)[] = [];
  let font: string | null = null;
  let within = false;
  let path = false;

  const mark = (): Mark | null => open.find((it) => it.mark !== null)?.mark ?? null;
  const paint = (name: string): void => {
    const current = mark();
    // ISO 14289-1, 7.1: all content is of an element or an artifact.
    if (current === null) faults.add(`content: ${name} paints what belongs to no element and is no artifact`);
    else current.painted = true;
  };
  const read = (words: string): void => {
    text += words;
    const current = mark();
    if (current === null) return;
    const instead = open.find((it) => it.said !== null);
    if (instead === undefined) current.text += words;
    else if (!instead.read) {
      instead.read = true;
      current.text += instead.said ?? '';
    }
  };
  const begin = (tag: string, properties: ReadonlyMap<string, Operand> | null): void => {
    const mcid = properties?.get('MCID');
    const said = properties?.get('ActualText');
    const words = Buffer.isBuffer(said) ? unicode(said) : null;
    let made: Mark | null = null;
    if (tag === 'Artifact') {
      const name = (key: string): string => String(properties?.get(key) ?? '').slice(1);
      made = { tag, of: { kind: 'artifact', type: name('Type'), subtype: name('Subtype') }, text: '', painted: false };
    } else if (typeof mcid === 'number') {
      made = { tag, of: { kind: 'element', mcid }, text: '', painted: false };
      if (marks.some((it) => it.of.kind === 'element' && it.of.mcid === mcid)) faults.add(`content: MCID ${mcid} stands twice`);
    }
    // ISO 14289-1, 7.1: neither artifacts in tagged content nor tagged content in artifacts; an MCID in another would be read twice.
    if (made !== null && mark() !== null) faults.add(`content: ${tag} begins inside ${mark()?.tag}`);
    if (made !== null) marks.push(made);
    open.push({ mark: made, inText: within, said: words, read: false });
  };

  for (const { name, operands: given } of list) {
    const wanted = operands[name];
    // ISO 19005-2, 6.2.2: no operators but those of ISO 32000-1.
    if (wanted === undefined) faults.add(`content: there is no operator ${name}`);
    else if (given.map(kindOf).join('') !== wanted) faults.add(`content: ${name} has the wrong operands`);
    if (inText.has(name) && !within) faults.add(`content: ${name} stands outside of a text object`);
    if (notInText.has(name) && within) faults.add(`content: ${name} stands in a text object`);
    if (path && !building.has(name) && !painting.has(name) && !['n', 'W', 'W*'].includes(name))
      faults.add(`content: ${name} stands in a path`);
    const [first, second] = given;
    if (name === 'BT') within = true;
    else if (name === 'ET') within = false;
    else if (name === 'q') {
      kept.push(font);
      // ISO 19005-2, 6.1.13.
      if (kept.length > 28) faults.add('content: q is nested more than 28 deep');
    } else if (name === 'Q') {
      const before = kept.pop();
      if (before === undefined) faults.add('content: Q has no q');
      else font = before;
    } else if (name === 'Tf') {
      const value = named('Font', first);
      font = typeof value === 'string' ? value : null;
      if (font !== null && !shown.has(font)) shown.set(font, new Set());
    } else if (showing.has(name)) {
      paint(name);
      if (font === null) {
        faults.add(`content: ${name} shows text in no font`);
        continue;
      }
      const face = fonts(font);
      const codes = shown.get(font);
      const strings = name === 'Tj' ? [first] : Array.isArray(first) ? first : [];
      for (const string of strings) {
        if (!Buffer.isBuffer(string)) continue;
        for (let at = 0; at < string.length;) {
          const { code, length } = face.codeAt(string, at);
          if (length === 0) {
            faults.add('content: a string has bytes that are no code');
            break;
          }
          at += length;
          codes?.add(code);
          read(face.texts.get(code) ?? '\ufffd');
        }
      }
    } else if (name === 'Do') {
      paint(name);
      const picture = graph.dictionary(named('XObject', first));
      // A form would have content of its own, which is not looked into here.
      if (picture['/Subtype'] !== '/Image') faults.add(`content: ${String(first)} is no picture`);
    } else if (painting.has(name)) paint(name);
    else if (name === 'BMC') begin(String(first).slice(1), null);
    else if (name === 'BDC') begin(String(first).slice(1), second instanceof Map ? second : null);
    else if (name === 'EMC') {
      const last = open.pop();
      if (last === undefined) faults.add('content: EMC ends what never began');
      // ISO 32000-1, 14.6.1: marked content and text objects are nested.
      else if (last.inText !== within) faults.add('content: marked content crosses a text object');
    } else if (name === 'k' || name === 'K') faults.add('content: a colour is CMYK, which the output intent has no meaning for');
    path = building.has(name) || (path && (name === 'W' || name === 'W*'));
    if (name === 'ET' && open.some((it) => it.inText)) faults.add('content: marked content crosses a text object');
  }
  if (open.length > 0) faults.add('content: marked content does not end');
  if (kept.length > 0) faults.add('content: q has no Q');
  if (within) faults.add('content: a text object does not end');
  return { marks, shown, text, operators: list.length, faults: [...faults] };
}

/** A text string (ISO 32000-1, 7.9.2.2). */
function unicode(bytes: Buffer): string {
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1');
}
