/** `{ file: … }` in place of a value: what the file holds takes its place, with places of its own. */
import { basename, dirname } from 'node:path';
import { closest } from '../../model/closest.ts';
import { problem, type Report } from '../../model/problem.ts';
import type { Place } from '../../model/document.ts';
import type { Refusal, World } from '../../world/world.ts';
import { parseYaml, type Group, type Scalar, type Yaml } from '../../yaml/tree.ts';
import { decode } from '../encoding.ts';
import type { List } from './glob.ts';
import { placeOf, type Sort } from './ask.ts';
import { beside } from './paths.ts';

/** What reading files takes. Names of files are as for `World.read`. */
export type Library = { readonly world: World; readonly report: Report; readonly list: List };

/** The most bytes that are read of a manifest, or of a file that stands for a value. */
const mostBytes = 4 * 1024 * 1024;
/** Files that stand for values inside of each other. */
const deepest = 8;

/** What the files hold that groups of a tree name; null where a file could not be read. */
export type Held = ReadonlyMap<Yaml, Yaml | null>;

/** Reads the files that are named anywhere below `keys` of `root`. What can not be read is reported. */
export async function filesIn(root: Group, keys: readonly string[], library: Library): Promise<Held> {
  const held = new Map<Yaml, Yaml | null>();
  const seen = new Set<Yaml>();
  for (const key of keys) {
    const value = root.entries.get(key)?.value;
    if (value !== undefined) await search(value, [], { ...library, held, seen });
  }
  return held;
}

type Search = Library & { readonly held: Map<Yaml, Yaml | null>; readonly seen: Set<Yaml> };

/** @param open the files that the value stands in, the manifest left out */
async function search(value: Yaml, open: readonly string[], to: Search): Promise<void> {
  // An alias is the very node that it names, and is looked through once.
  if (value.kind === 'scalar' || to.seen.has(value)) return;
  to.seen.add(value);
  const file = value.kind === 'group' && value.entries.size === 1 ? value.entries.get('file')?.value : undefined;
  if (file?.kind === 'scalar') to.held.set(value, await contentOf(file, open, to));
  else if (value.kind === 'list') for (const item of value.items) await search(item, open, to);
  else for (const entry of value.entries.values()) await search(entry.value, open, to);
}

/** `sort`, or a group that names the file that holds it: by itself, or, as in a file of facts, under `key`. */
export function orFile<T>(sort: Sort<T>, key = ''): Sort<T> {
  const file = { type: 'object', properties: { file: { type: 'string' } }, required: ['file'], additionalProperties: false };
  const read: Sort<T>['read'] = (value, name, desk) => {
    const held = desk.files.get(value);
    // Where it is null, that has been told.
    if (held === null) return null;
    if (held === undefined) return sort.read(value, name, desk);
    const part = held.kind === 'group' ? held.entries.get(key)?.value : undefined;
    return read(part ?? held, name, desk);
  };
  return { schema: () => ({ anyOf: [sort.schema(), file] }), read };
}

async function contentOf(named: Scalar, open: readonly string[], library: Search): Promise<Yaml | null> {
  const at = placeOf(named);
  const path = beside(named.value.trim(), named);
  if (open.includes(path) || open.length >= deepest) {
    const why = open.includes(path)
      ? 'files stand for each other in a circle'
      : `more than ${deepest} files stand inside each other`;
    library.report(
      problem('manifest-file', at, `${why}: ${[...open, path].join(', ')}`, 'write the value here in place of "file"'),
    );
    return null;
  }
  const source = await textOf(path, at, library);
  if (source === null) return null;
  if (!/\.(?:ya?ml|json)$/i.test(path)) return wholeFile(source, path, at);
  const root = treeOf(source, path, library.report);
  if (root !== null) await search(root, [...open, path], library);
  return root;
}

/** A text as a value: its characters stand where they stand. */
function wholeFile(source: string, file: string, named: Place): Scalar {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const where = (index: number): Place => {
    const line = starts.findLastIndex((start) => start <= index);
    return { file, line: line + 1, column: index - (starts[line] ?? 0) + 1 };
  };
  return { kind: 'scalar', value: source, quoted: true, at: () => (source === '' ? named : where(0)), where };
}

/** The characters of a file; null after a report. @param at where the file is named; null on the command line */
export async function textOf(path: string, at: Place | null, { world, report, list }: Library): Promise<string | null> {
  const loaded = await world.read(path, null, mostBytes);
  if (loaded.ok) return decode({ name: path, bytes: loaded.bytes, encoding: null }, report);
  const why: Readonly<Record<Refusal, string>> = {
    missing: 'there is no file',
    'not-a-file': 'it is no file:',
    denied: 'permission is denied to read',
    outside: 'permission is denied to read',
    'too-large': `more than ${mostBytes / 1024 / 1024} MiB are in`,
    failed: 'the disk can not read',
  };
  const beside = list(dirname(path))
    .filter((it) => !it.folder)
    .map((it) => it.name);
  const near = loaded.why === 'missing' ? closest(basename(path), beside) : null;
  const hint = near === null ? 'check the name, and the folder that it is looked for in' : `did you mean "${near}"?`;
  report(problem(at === null ? 'manifest-missing' : 'manifest-file', at, `${why[loaded.why]} "${path}"`, hint));
  return null;
}

/** A file as YAML, or JSON, which is YAML too; null after a report. */
export function treeOf(source: string, file: string, report: Report): Yaml | null {
  const parsed = parseYaml(source, file);
  if ('root' in parsed) return parsed.root;
  const hint = 'look at this line and the one before it: indents, brackets; text with ": " or " #" in it needs quotes';
  report(problem('manifest-syntax', parsed.at, `this is not valid YAML: ${parsed.why}`, hint));
  return null;
}
