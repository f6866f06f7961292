/**
 * A PDF file in the making. The only place that knows pdfkit, which numbers and writes the objects and the cross-reference table.
 *
 * None of pdfkit's text, font, image or page calls is used. What is used of it beyond its documented surface is named in
 * `Keeper`, and its version is pinned.
 */
import PDFDocument from 'pdfkit';
import type { Dictionary, ObjectFile, Ref, Value } from './objects.ts';

/** What a file says of itself. */
export type Particulars = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  /** ISO 8601; null leaves the file undated. */
  readonly date: string | null;
  /** Tells this file from every other: sixteen bytes. */
  readonly identifier: Uint8Array;
};

/** What is used of pdfkit's document. */
type Keeper = {
  readonly ref: (data: Record<string, unknown>) => KeptObject;
  readonly end: () => void;
  readonly _root: { readonly data: Record<string, unknown> };
  readonly info: Record<string, unknown>;
  readonly _waiting: number;
  _id: Uint8Array;
  push: (chunk: Uint8Array | null) => boolean;
  endMetadata: () => void;
  endMarkings: () => void;
};
type KeptObject = {
  readonly id: number;
  readonly data: Record<string, unknown>;
  compress: boolean;
  readonly end: (bytes?: Uint8Array) => void;
};

export type OpenFile = {
  readonly file: ObjectFile;
  /** The root of the page tree. */
  readonly tree: Ref;
  /** Ends the file and gives its bytes. */
  readonly close: (pages: readonly Ref[], outline: Ref | null, structure: Ref) => Uint8Array;
};

/** Begins a file. */
export function openFile(it: Particulars): OpenFile {
  const chunks: Uint8Array[] = [];
  const document = new PDFDocument({
    autoFirstPage: false,
    // With a name of a font pdfkit would open it, though nothing here is set in it.
    font: '',
    pdfVersion: '1.7',
    lang: it.language,
    displayTitle: true,
    info: information(it),
  });
  // The one cast: pdfkit's types leave out the members that make it a keeper of objects.
  const keeper = document as unknown as Keeper;
  if (it.date === null) delete keeper.info['CreationDate'];
  keeper._id = it.identifier;
  // A stream would queue the whole file in small pieces; and what was written before this line must not be lost.
  for (let chunk: unknown = document.read(); chunk instanceof Uint8Array; chunk = document.read()) chunks.push(chunk);
  keeper.push = (chunk) => {
    // What has been deflated stands in a room of 16 KB, which would be kept with it.
    if (chunk !== null) chunks.push(chunk.length * 2 < chunk.buffer.byteLength ? new Uint8Array(chunk) : chunk);
    return true;
  };
  keeper.endMetadata = () => undefined;
  // The structure tree is written like all else.
  keeper.endMarkings = () => undefined;

  const kept = new Map<number, KeptObject>();
  const plain = (value: Value): unknown => {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
    if (Array.isArray(value)) return value.map((element: Value) => plain(element));
    if ('objectNumber' in value && typeof value.objectNumber === 'number') return kept.get(value.objectNumber);
    if ('words' in value && typeof value.words === 'string') return new String(value.words);
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
  };
  const reserve = (): Ref => {
    const object = keeper.ref({});
    kept.set(object.id, object);
    return { objectNumber: object.id };
  };
  const write = (ref: Ref, dictionary: Dictionary, stream?: Uint8Array): void => {
    const object = kept.get(ref.objectNumber);
    if (object === undefined) throw new Error(`object ${ref.objectNumber} of the PDF was never reserved`);
    for (const [key, value] of Object.entries(dictionary)) object.data[key] = plain(value);
    object.compress = dictionary['Filter'] === undefined;
    object.end(stream);
  };
  const file: ObjectFile = {
    reserve,
    write,
    add: (dictionary, stream) => {
      const ref = reserve();
      write(ref, dictionary, stream);
      return ref;
    },
  };
  const tree = keeper._root.data['Pages'] as KeptObject;
  kept.set(tree.id, tree);
  return {
    file,
    tree: { objectNumber: tree.id },
    close: (pages, outline, structure) => {
      keeper._root.data['MarkInfo'] = { Marked: true };
      keeper._root.data['StructTreeRoot'] = plain(structure);
      tree.data['Kids'] = plain(pages);
      tree.data['Count'] = pages.length;
      if (outline !== null) {
        keeper._root.data['Outlines'] = plain(outline);
        keeper._root.data['PageMode'] = 'UseOutlines';
      }
      keeper.end();
      if (keeper._waiting !== 0) throw new Error(`${keeper._waiting} objects of the PDF were never written`);
      return Buffer.concat(chunks);
    },
  };
}

/** The document information dictionary. pdfkit wants a date to begin with; an undated file loses it again. */
function information(it: Particulars): Record<string, string | Date> {
  return {
    Producer: 'Slugline',
    Creator: 'Slugline',
    CreationDate: new Date(it.date ?? 0),
    Title: it.title,
    ...(it.authors.length === 0 ? {} : { Author: it.authors.join(', ') }),
    ...(it.subject === '' ? {} : { Subject: it.subject }),
    ...(it.keywords.length === 0 ? {} : { Keywords: it.keywords.join(', ') }),
    ...(it.date === null ? {} : { ModDate: new Date(it.date) }),
  };
}
