/** Ways to change one thing in a finished PDF, for faults that are made on purpose. */
import { withFile, writeObjects, type Dictionary, type Objects, type Read, type Stored, type Value } from './graph.ts';
import type { Opened } from './opened.ts';
import type { Element } from './tree.ts';

/** A good file, open for changes. */
export type Good = Opened & { readonly read: Read };

export type Fault = {
  readonly name: string;
  /** What the judge says of it, among other things. */
  readonly says: RegExp;
  readonly spoil: (good: Good) => Promise<Uint8Array>;
};

export type Change = (good: Good) => Objects;

export const fault = (name: string, says: RegExp, change: Change): Fault => ({
  name,
  says,
  spoil: async (good) => withFile(new Uint8Array(), (_, folder) => writeObjects({ ...good.read, objects: change(good) }, folder)),
});

export const ofBytesOnly = (name: string, says: RegExp, change: (bytes: Buffer) => Buffer): Fault => ({
  name,
  says,
  spoil: async (good) => Promise.resolve(change(Buffer.from(good.bytes))),
});

export type DictionaryChange = (dictionary: Dictionary) => Dictionary;

/** The file with another dictionary in an object. */
export function withDictionary(good: Good, ref: Value | undefined, change: DictionaryChange): Objects {
  const key = `obj:${String(ref)}`;
  const stored = good.read.objects[key];
  if (stored === undefined) throw new Error(`there is no object ${String(ref)}`);
  const made: Stored =
    'stream' in stored
      ? { stream: { ...stored.stream, dict: change(stored.stream.dict) } }
      : { value: change(good.graph.dictionary(String(ref))) };
  return { ...good.read.objects, [key]: made };
}

/** The file with other bytes in a stream, which is not deflated any more. */
export function withBytes(
  good: Good,
  ref: Value | undefined,
  change: (bytes: Buffer) => Buffer,
  filter: Dictionary = {},
): Objects {
  const key = `obj:${String(ref)}`;
  const bytes = good.graph.bytes(ref);
  if (bytes === null) throw new Error(`${String(ref)} is no stream`);
  const { '/Filter': _filter, '/Length': _length, ...dict } = good.graph.dictionary(ref);
  return { ...good.read.objects, [key]: { stream: { data: change(bytes).toString('base64'), dict: { ...dict, ...filter } } } };
}

export const put =
  (key: string, value: Value): DictionaryChange =>
  (dictionary) => ({ ...dictionary, [`/${key}`]: value });
export const drop =
  (key: string): DictionaryChange =>
  (dictionary) =>
    Object.fromEntries(Object.entries(dictionary).filter(([name]) => name !== `/${key}`));

export function catalog(good: Good, change: DictionaryChange): Objects {
  return withDictionary(good, good.graph.trailer['/Root'], change);
}

/** The first element of a role that is as asked. */
export function element({ tree }: Good, role: string, fits: (element: Element) => boolean = () => true): Element {
  const found = tree.all.find((it) => it.role === role && fits(it));
  if (found === undefined) throw new Error(`there is no ${role}`);
  return found;
}

export const inElement =
  (role: string, change: DictionaryChange, fits?: (element: Element) => boolean): Change =>
  (good) =>
    withDictionary(good, element(good, role, fits).ref, change);

/** An element with other kids. */
export const kids =
  (role: string, change: (kids: readonly Value[]) => readonly Value[], fits?: (element: Element) => boolean): Change =>
  (good) => {
    const { ref, dictionary } = element(good, role, fits);
    const own = good.graph.at(dictionary['/K']);
    return withDictionary(good, ref, put('K', [...change(Array.isArray(own) ? own : [dictionary['/K'] ?? null])]));
  };

export const many = (element: Element): boolean => element.kids.length > 1;

/** Another attribute of an element's first owner that has it. */
export function attribute(key: string, change: (value: Value) => Value | undefined): DictionaryChange {
  const changed = (value: Value): Value => {
    if (Array.isArray(value)) return value.map(changed);
    if (typeof value !== 'object' || value === null || !(`/${key}` in value)) return value;
    const { [`/${key}`]: old, ...rest } = value as Dictionary;
    const made = change(old ?? null);
    return made === undefined ? rest : { ...rest, [`/${key}`]: made };
  };
  return (dictionary) => ({ ...dictionary, '/A': changed(dictionary['/A'] ?? null) });
}

/** Other content on a page, by number; the last page has a note, a heading and text. */
export const content =
  (number: number, change: (content: string) => string): Change =>
  (good) => {
    const page = good.pages[number - 1];
    return withBytes(good, page?.dictionary['/Contents'], (bytes) => {
      const before = bytes.toString('latin1');
      const after = change(before);
      if (after === before) throw new Error('the content is as it was');
      return Buffer.from(after, 'latin1');
    });
  };

export const page =
  (number: number, change: DictionaryChange): Change =>
  (good) =>
    withDictionary(good, good.pages[number - 1]?.ref, change);

/** The first link that is as asked. */
export const link =
  (fits: (link: Dictionary) => boolean, change: DictionaryChange): Change =>
  (good) => {
    const all = good.pages.flatMap((it) => good.graph.list(it.dictionary['/Annots']));
    return withDictionary(
      good,
      all.find((ref) => fits(good.graph.dictionary(ref))),
      change,
    );
  };
export const anywhere = (): boolean => true;
export const inside = (it: Dictionary): boolean => it['/Dest'] !== undefined;
export const outside = (it: Dictionary): boolean => it['/A'] !== undefined;

/** The font that the first page after the contents shows most of. */
export function font(good: Good): string {
  const shown = [...(good.pages[1]?.shown ?? [])].toSorted(([, a], [, b]) => b.size - a.size);
  return shown[0]?.[0] ?? '';
}
export const descendant = (good: Good): Value | undefined =>
  good.graph.list(good.graph.dictionary(font(good))['/DescendantFonts'])[0];
export const descriptor = (good: Good): Value | undefined => good.graph.dictionary(descendant(good))['/FontDescriptor'];

/** An object of the outline: what `path` leads to from its root. */
export const entry =
  (path: readonly string[], change: (dictionary: Dictionary, good: Good) => Dictionary): Change =>
  (good) => {
    let ref: Value | undefined = good.graph.catalog['/Outlines'];
    for (const step of path) ref = good.graph.dictionary(ref)[`/${step}`];
    return withDictionary(good, ref, (dictionary) => change(dictionary, good));
  };

export const root =
  (change: DictionaryChange): Change =>
  (good) =>
    withDictionary(good, good.graph.catalog['/StructTreeRoot'], change);

/** Other entries in the first leaf of the parent tree. */
export const parentTree =
  (change: (nums: readonly Value[], good: Good) => readonly Value[]): Change =>
  (good) => {
    const { graph } = good;
    const tree = graph.dictionary(graph.catalog['/StructTreeRoot'])['/ParentTree'];
    const leaf = graph.list(graph.dictionary(tree)['/Kids'])[0] ?? tree;
    return withDictionary(good, leaf, (it) => ({ ...it, '/Nums': [...change(graph.list(it['/Nums']), good)] }));
  };

export const metadata =
  (change: (packet: string) => string): Change =>
  (good) =>
    withBytes(good, good.graph.catalog['/Metadata'], (bytes) => {
      const after = change(bytes.toString());
      if (after === bytes.toString()) throw new Error('the metadata is as it was');
      return Buffer.from(after);
    });

export const attached = (good: Good, index: number): Value | undefined => good.graph.list(good.graph.catalog['/AF'])[index];
export const attachment =
  (change: DictionaryChange): Change =>
  (good) =>
    withDictionary(good, attached(good, 0), change);
export const parameters =
  (key: string, value: Value | undefined): Change =>
  (good) => {
    const stream = good.graph.dictionary(good.graph.dictionary(attached(good, 0))['/EF'])['/F'];
    return withDictionary(good, stream, (it) => {
      const about = good.graph.dictionary(it['/Params']);
      return { ...it, '/Params': value === undefined ? drop(key)(about) : put(key, value)(about) };
    });
  };
