/** YAML as a tree whose every node knows its place: what styles need of the language, and no more. */
import { EVENT_ID, getScalarValue, parseEvents, YAMLException, type Event } from 'js-yaml';
import type { Place } from '../model/document.ts';

/** A value. Scalars are text as it is written; an alias is the very node that it names. */
export type Yaml = Scalar | List | Group;
export type Scalar = { readonly kind: 'scalar'; readonly at: Whereabouts; readonly value: string };
export type List = { readonly kind: 'list'; readonly at: Whereabouts; readonly items: readonly Yaml[] };
export type Group = { readonly kind: 'group'; readonly at: Whereabouts; readonly entries: ReadonlyMap<string, Entry> };
/** `at` is the place of the key. */
export type Entry = { readonly at: Whereabouts; readonly value: Yaml };

/** Gives a place; null on a command line. Places are counted out when they are asked for, which as a rule is never. */
export type Whereabouts = () => Place | null;

/** Of what stands on the command line. */
export const nowhere: Whereabouts = () => null;

/** Why a source is no YAML that is understood here, and where. */
export type Fault = { readonly at: Place | null; readonly why: string };

/** Styles nest three deep. */
const deepest = 16;

/**
 * Reads one document; an empty one is an empty group. Nodes have no places when `file` is null.
 *
 * Aliases point at what they name and are never copied, and no node can hold itself, so that a tree takes no more room than its source.
 */
export function parseYaml(source: string, file: string | null): { readonly root: Yaml } | Fault {
  const place = (offset: number): Whereabouts => {
    if (file === null) return nowhere;
    return () => {
      const before = source.slice(0, offset).split('\n');
      return { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
    };
  };
  try {
    return grow(source, parseEvents(source, { maxDepth: deepest }), place);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { at: place(Math.min(error.mark?.position ?? 0, source.length))(), why: error.reason };
  }
}

function grow(source: string, events: readonly Event[], place: (offset: number) => Whereabouts): { readonly root: Yaml } | Fault {
  const anchors = new Map<string, Yaml>();
  let next = 0;
  let offset = 0;
  let fault: Fault | null = null;

  const wrong = (at: Whereabouts, why: string): Yaml => {
    fault ??= { at: at(), why };
    return { kind: 'scalar', at, value: '' };
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
      const made: Yaml = { kind: 'scalar', at: place(offset), value: getScalarValue(source, event) };
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
      const value = node() ?? { kind: 'scalar', at: key.at, value: '' };
      if (key.kind !== 'scalar') wrong(key.at, 'a key must be a word');
      else if (entries.has(key.value)) wrong(key.at, `"${key.value}" stands there twice`);
      else entries.set(key.value, { at: key.at, value });
    }
    return { kind: 'group', at, entries };
  };

  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
  if (documents > 1) return { at: place(0)(), why: 'there is more than one document in it' };
  if (documents === 1) next = 1;
  const root = documents === 0 ? null : node();
  const empty = root === null || (root.kind === 'scalar' && root.value === '');
  return fault ?? { root: empty ? { kind: 'group', at: place(0), entries: new Map() } : root };
}
