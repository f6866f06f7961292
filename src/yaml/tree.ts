/** YAML as a tree whose every node knows its place: what styles and manifests need of the language, and no more. JSON is YAML. */
import { EVENT_ID, SCALAR_STYLE, getScalarValue, parseEvents, YAMLException, type Event } from 'js-yaml';
import type { Place } from '../model/document.ts';
import { spread } from './spread.ts';

/** A value. Scalars are text as it is written; an alias is the very node that it names. */
export type Yaml = Scalar | List | Group;
export type Scalar = {
  readonly kind: 'scalar';
  readonly at: Whereabouts;
  readonly value: string;
  /** Whether it stands in quotes or as a block, so that `null` is a word. */
  readonly quoted: boolean;
  /** Where the character of `value` with this index stands. */
  readonly where: (index: number) => Place | null;
};
export type List = { readonly kind: 'list'; readonly at: Whereabouts; readonly items: readonly Yaml[] };
export type Group = { readonly kind: 'group'; readonly at: Whereabouts; readonly entries: ReadonlyMap<string, Entry> };
/** `at` is the place of the key. */
export type Entry = { readonly at: Whereabouts; readonly value: Yaml };

/** Gives a place; null on a command line. Places are counted out when they are asked for, which as a rule is never. */
export type Whereabouts = () => Place | null;

/** Of what stands on the command line. */
export const nowhere: Whereabouts = () => null;

/** What stands on the command line, as a value. */
export function spoken(value: string): Scalar {
  return { kind: 'scalar', at: nowhere, value, quoted: true, where: nowhere };
}

/** Why a source is no YAML that is understood here, and where. */
export type Fault = { readonly at: Place | null; readonly why: string };

/** Styles nest three deep, manifests five. */
const deepest = 16;
/** An alias costs nothing here, but is read anew wherever it stands. */
const mostAliases = 200;

/**
 * Reads one document; an empty one is an empty group. Nodes have no places when `file` is null.
 *
 * Aliases point at what they name and are never copied, and no node can hold itself, so that a tree takes no more room than its source.
 */
export function parseYaml(source: string, file: string | null): { readonly root: Yaml } | Fault {
  const place = placesIn(source, file);
  try {
    return grow(source, parseEvents(source, { maxDepth: deepest }), place);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { at: place(Math.min(error.mark?.position ?? 0, source.length))(), why: error.reason };
  }
}

/** Turns offsets into places. The starts of lines are found when the first place is asked for. */
function placesIn(source: string, file: string | null): (offset: number) => Whereabouts {
  if (file === null) return () => nowhere;
  let starts: readonly number[] | null = null;
  return (offset) => () => {
    starts ??= [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function grow(source: string, events: readonly Event[], place: (offset: number) => Whereabouts): { readonly root: Yaml } | Fault {
  const anchors = new Map<string, Yaml>();
  let next = 0;
  let offset = 0;
  let fault: Fault | null = null;

  const wrong = (at: Whereabouts, why: string): Yaml => {
    fault ??= { at: at(), why };
    return blank(at);
  };

  /** The next node; null where its parent ends. */
  const node = (): Yaml | null => {
    const event = events[next++];
    if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return null;
    const name = event.anchorStart < 0 ? '' : source.slice(event.anchorStart, event.anchorEnd);
    if (event.type === EVENT_ID.ALIAS) {
      const at = place(event.anchorStart);
      return anchors.get(name) ?? wrong(at, `there is no anchor "${name}" before it`);
    }
    if (event.type === EVENT_ID.SCALAR) {
      // An empty value has no place of its own: it stands where what came before it ends.
      offset = Math.max(offset, event.valueStart);
      const value = getScalarValue(source, event);
      const where = spread(source, event, value);
      const quoted = event.style !== SCALAR_STYLE.PLAIN;
      // The source of a block begins at the margin, its value behind the indent.
      const at = event.style > SCALAR_STYLE.DOUBLE_QUOTED ? () => place(where(0))() : place(offset);
      const made: Yaml = { kind: 'scalar', at, value, quoted, where: (index) => place(where(index))() };
      if (name !== '') anchors.set(name, made);
      return made;
    }
    offset = event.start;
    const made = event.type === EVENT_ID.SEQUENCE ? list(place(event.start)) : group(place(event.start));
    // Only now, so that nothing can be inside itself.
    if (name !== '') anchors.set(name, made);
    return made;
  };

  const list = (at: Whereabouts): List => {
    const items: Yaml[] = [];
    for (let item = node(); item !== null; item = node()) items.push(item);
    return { kind: 'list', at, items };
  };

  const group = (at: Whereabouts): Group => {
    const entries = new Map<string, Entry>();
    for (let key = node(); key !== null; key = node()) {
      const value = node() ?? blank(key.at);
      if (key.kind !== 'scalar') wrong(key.at, 'a key must be a word');
      else if (entries.has(key.value)) wrong(key.at, `"${key.value}" stands there twice`);
      else entries.set(key.value, { at: key.at, value });
    }
    return { kind: 'group', at, entries };
  };

  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
  if (documents > 1) return { at: place(0)(), why: 'there is more than one document in it' };
  if (events.filter((event) => event.type === EVENT_ID.ALIAS).length > mostAliases)
    return { at: place(0)(), why: `more than ${mostAliases} aliases stand in it` };
  if (documents === 1) next = 1;
  const root = documents === 0 ? null : node();
  const empty = root === null || (root.kind === 'scalar' && root.value === '');
  return fault ?? { root: empty ? { kind: 'group', at: place(0), entries: new Map() } : root };
}

/** A value that is not there. */
function blank(at: Whereabouts): Scalar {
  return { kind: 'scalar', at, value: '', quoted: false, where: at };
}
