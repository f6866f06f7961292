/** YAML as a tree whose every node knows its place: what styles need of the language, and no more. */
import { EVENT_ID, getScalarValue, parseEvents, YAMLException, type Event } from 'js-yaml';
import type { Place } from '../model/document.ts';

/** A value. Scalars are text as it is written; an alias is the very node that it names. `at` is null on a command line. */
export type Yaml = Scalar | List | Group;
export type Scalar = { readonly kind: 'scalar'; readonly at: Place | null; readonly value: string };
export type List = { readonly kind: 'list'; readonly at: Place | null; readonly items: readonly Yaml[] };
export type Group = { readonly kind: 'group'; readonly at: Place | null; readonly entries: readonly Entry[] };
export type Entry = { readonly key: string; readonly at: Place | null; readonly value: Yaml };

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
  const starts = [0];
  for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) starts.push(end + 1);
  const place = (offset: number): Place | null => {
    if (file === null) return null;
    let line = 1;
    while (line < starts.length && (starts[line] ?? 0) <= offset) line++;
    return { file, line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
  try {
    return grow(source, parseEvents(source, { maxDepth: deepest }), place);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { at: place(Math.min(error.mark?.position ?? 0, source.length)), why: error.reason };
  }
}

function grow(
  source: string,
  events: readonly Event[],
  place: (offset: number) => Place | null,
): { readonly root: Yaml } | Fault {
  const anchors = new Map<string, Yaml>();
  let next = 0;
  let offset = 0;
  let fault: Fault | null = null;

  const wrong = (at: Place | null, why: string): Yaml => {
    fault ??= { at, why };
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

  const list = (at: Place | null): List => {
    const items: Yaml[] = [];
    for (let item = node(); item !== null; item = node()) items.push(item);
    return { kind: 'list', at, items };
  };

  const group = (at: Place | null): Group => {
    const entries: Entry[] = [];
    for (let key = node(); key !== null; key = node()) {
      const value = node() ?? { kind: 'scalar', at: key.at, value: '' };
      const keyAt = key.at ?? at;
      if (key.kind !== 'scalar') wrong(keyAt, 'a key must be a word');
      else if (entries.some((it) => it.key === key.value)) wrong(keyAt, `"${key.value}" stands there twice`);
      else entries.push({ key: key.value, at: keyAt, value });
    }
    return { kind: 'group', at, entries };
  };

  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
  if (documents > 1) return { at: place(offset), why: 'there is more than one document in it' };
  if (documents === 1) next = 1;
  const start = place(0);
  const root = documents === 0 ? null : node();
  const empty = root === null || (root.kind === 'scalar' && root.value === '');
  return fault ?? { root: empty ? { kind: 'group', at: start, entries: [] } : root };
}
