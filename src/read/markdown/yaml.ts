/** A flat YAML mapping, read so that every key and value keeps its place. */
import { EVENT_ID, FAILSAFE_SCHEMA, getScalarValue, load, parseEvents, YAMLException } from 'js-yaml';
import type { Place } from '../../model/document.ts';
import { problem, type Report } from '../../model/problem.ts';
import { excerptAt, placeAt } from './excerpt.ts';

/** What a YAML mapping holds, and where each key and its value start. */
export type Mapping = {
  readonly value: unknown;
  readonly keys: ReadonlyMap<string, { readonly key: Place; readonly value: Place }>;
};

/**
 * Reads `source`, whose first character stands at `at`. Every scalar is text as it is written, so that the title `1984` and
 * the keyword `no` are words; what else a value has to be is said by a schema. Null after a syntax error, which is reported.
 */
export function readMapping(source: string, at: Place, report: Report): Mapping | null {
  const excerpt = excerptAt(source, at);
  if (/^(?:\s|#.*)*$/.test(source)) return { value: {}, keys: new Map() };
  try {
    // No merging, and few aliases: a handful of them nested can stand for millions of values.
    const value = load(source, { schema: FAILSAFE_SCHEMA, maxDepth: 32, maxAliases: 50, maxTotalMergeKeys: 0 });
    return { value, keys: keyPlaces(source, (offset) => placeAt(excerpt, offset)) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const where = placeAt(excerpt, Math.min(error.mark?.position ?? 0, source.length));
    const hint = 'a value with ": " or " #" in it, or that starts with a sign, needs quotes around it';
    report(problem('front-matter-syntax', where, `the front matter is not valid YAML: ${error.reason}`, hint));
    return null;
  }
}

/** Where the keys of the outermost mapping, and their values, start. */
function keyPlaces(source: string, place: (offset: number) => Place): Mapping['keys'] {
  const places = new Map<string, { key: Place; value: Place }>();
  let depth = 0;
  let key: { readonly name: string; readonly at: Place } | null = null;
  for (const event of parseEvents(source, { maxDepth: 32 })) {
    if (event.type === EVENT_ID.POP) {
      depth -= 1;
      continue;
    }
    const opens = event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.DOCUMENT;
    // Inside the document and its mapping, scalars and collections alternate as keys and values.
    if (depth === 2) {
      const start = event.type === EVENT_ID.SCALAR ? event.valueStart : 'start' in event ? event.start : -1;
      if (key === null) {
        key = { name: event.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : '', at: place(Math.max(0, start)) };
      } else {
        places.set(key.name, { key: key.at, value: start < 0 ? key.at : place(start) });
        key = null;
      }
    }
    if (opens) depth += 1;
  }
  return places;
}
