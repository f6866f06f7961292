/**
 * A PDF file in the making. The only place that knows pdfkit, which numbers the objects and writes the header, the catalog and
 * all streams; what is no stream goes into streams of many (see `packed.ts`), which pdfkit does not know.
 *
 * None of pdfkit's text, font, image, page or metadata calls is used. What is used of it beyond its documented surface is named
 * in `Keeper`, and its version is pinned.
 *
 * Every file claims PDF/A and PDF/UA, and what those ask of a file as a whole is here: metadata, the meaning of its colours, its
 * language, and that it is tagged.
 */
import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import type { Attachment } from '../renderer.ts';
import { writeAttachments } from './attachments.ts';
import { pageLabels, type LabelRange } from './labels.ts';
import { documentId, information, plainParticulars, uuid, xmp, type Particulars } from './metadata.ts';
import { words, type Dictionary, type ObjectFile, type Ref, type Value } from './objects.ts';
import { crossReferences, openPacker, type Whereabouts } from './packed.ts';
import { srgbProfile } from './srgb.ts';
import { isList, isRef, isWords, nameOf, written } from './syntax.ts';

/** What is used of pdfkit's document. */
type Keeper = {
  readonly ref: (data: Record<string, unknown>) => KeptObject;
  readonly _root: KeptObject & { readonly data: { readonly Pages: KeptObject; readonly Names: KeptObject } };
  readonly outline: { readonly dictionary: KeptObject };
  readonly _offset: number;
  readonly _write: (text: string) => void;
  push: (chunk: Uint8Array | null) => boolean;
};
type KeptObject = {
  readonly id: number;
  /** Where it begins, once it has been written. */
  readonly offset: number;
  data: Record<string, unknown>;
  compress: boolean;
  readonly end: (bytes?: Uint8Array) => void;
};

/** What a file is ended with. */
export type Ending = {
  /** In their order. */
  readonly pages: readonly Ref[];
  readonly labels: readonly LabelRange[];
  readonly outline: Ref | null;
  /** The root of the structure tree. */
  readonly structure: Ref;
};

export type OpenFile = {
  readonly file: ObjectFile;
  /** The root of the page tree. */
  readonly tree: Ref;
  /** Ends the file and gives its bytes. */
  readonly close: (ending: Ending) => Uint8Array;
};

/** Begins a file. */
export function openFile(about: Particulars, attachments: readonly Attachment[]): OpenFile {
  const it = plainParticulars(about);
  const chunks: Uint8Array[] = [];
  // With a name of a font pdfkit would open it, though nothing here is set in it.
  const document = new PDFDocument({ autoFirstPage: false, font: '', pdfVersion: '1.7', lang: it.language });
  // The one cast: pdfkit's types leave out the members that make it a keeper of objects.
  const keeper = document as unknown as Keeper;
  // A stream would queue the whole file in small pieces; and what was written before this line must not be lost.
  for (let chunk: unknown = document.read(); chunk instanceof Uint8Array; chunk = document.read()) chunks.push(chunk);
  keeper.push = (chunk) => {
    // What has been deflated stands in a room of 16 KB, which would be kept with it.
    if (chunk !== null) chunks.push(chunk.length * 2 < chunk.buffer.byteLength ? new Uint8Array(chunk) : chunk);
    return true;
  };

  /** By number: pdfkit's own come first. */
  const kept: KeptObject[] = [];
  const whereabouts: Whereabouts[] = [];
  const keep = (object: KeptObject): Ref => {
    kept[object.id] = object;
    return { objectNumber: object.id };
  };
  const own = keeper._root.data;
  const tree = keep(own.Pages);
  const names = keep(own.Names);
  const catalog = keep(keeper._root);

  const packer = openPacker();
  const pack = (): void => {
    const packed = packer.take();
    if (packed === null) return;
    const { numbers, first, bytes } = packed;
    const stream = file.add({ Type: 'ObjStm', N: numbers.length, First: first }, bytes);
    for (const [index, number] of numbers.entries()) whereabouts[number - 1] = { stream: stream.objectNumber, index };
  };
  /** A value as pdfkit takes it. */
  const plain = (value: Value): unknown => {
    if (typeof value === 'string') return nameOf(value);
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Uint8Array) return Buffer.from(value);
    if (isList(value)) return value.map((element) => plain(element));
    if (isRef(value)) return kept[value.objectNumber];
    return isWords(value) ? new String(value.words) : entries(value);
  };
  const entries = (dictionary: Dictionary): Record<string, unknown> =>
    Object.fromEntries(Object.entries(dictionary).flatMap(([key, value]) => (value === null ? [] : [[key, plain(value)]])));

  // pdfkit begins with the root of an outline of its own: only its number is used.
  const spare = [keeper.outline.dictionary];
  const reserve = (): Ref => keep(spare.pop() ?? keeper.ref({}));
  const write = (ref: Ref, dictionary: Dictionary, stream?: Uint8Array): void => {
    const object = kept[ref.objectNumber];
    if (object === undefined) throw new Error(`object ${ref.objectNumber} of the PDF was never reserved`);
    if (stream === undefined) {
      packer.add(object.id, written(dictionary));
      if (packer.full()) pack();
      return;
    }
    object.data = entries(dictionary);
    object.compress = dictionary['Filter'] === undefined;
    object.end(stream);
    whereabouts[object.id - 1] = { offset: object.offset };
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
  const hash = createHash('sha256');
  let hashed = 0;
  /** Of all that has been written so far. */
  const digest = (): Buffer => {
    for (; hashed < chunks.length; hashed++) hash.update(chunks[hashed] ?? '');
    return hash.copy().digest().subarray(0, 16);
  };

  return {
    file,
    tree,
    close: ({ pages, labels, outline, structure }) => {
      write(tree, { Type: 'Pages', Kids: pages, Count: pages.length });
      const attached = writeAttachments(attachments, it.date, file);
      write(names, attached === null ? {} : { EmbeddedFiles: attached.names });
      const info = file.add(information(it));
      const profile = file.add({ N: 3 }, srgbProfile());
      pack();
      const ids = { document: documentId(it.identifier), instance: uuid(digest()) };
      const metadata = file.add({ Type: 'Metadata', Subtype: 'XML', Filter: null }, xmp(it, attached === null ? 2 : 3, ids));
      Object.assign(
        keeper._root.data,
        entries({
          MarkInfo: { Marked: true },
          StructTreeRoot: structure,
          Metadata: metadata,
          OutputIntents: [
            {
              Type: 'OutputIntent',
              S: 'GTS_PDFA1',
              OutputConditionIdentifier: words('sRGB'),
              RegistryName: words('http://www.color.org'),
              Info: words('sRGB'),
              DestOutputProfile: profile,
            },
          ],
          ViewerPreferences: { DisplayDocTitle: true },
          PageLabels: pageLabels(labels),
          Outlines: outline,
          PageMode: outline === null ? null : 'UseOutlines',
          AF: attached === null ? null : attached.associated,
        }),
      );
      keeper._root.end();
      whereabouts[catalog.objectNumber - 1] = { offset: keeper._root.offset };
      finish(catalog, info);
      return Buffer.concat(chunks);
    },
  };

  /** The table of all objects, which is the last of them, and where it is. */
  function finish(catalog: Ref, info: Ref): void {
    const last = reserve();
    const start = keeper._offset;
    whereabouts[last.objectNumber - 1] = { offset: start };
    const size = last.objectNumber + 1;
    const missing = Array.from({ length: size - 1 }, (_, at) => at + 1).filter((number) => whereabouts[number - 1] === undefined);
    if (missing.length > 0) throw new Error(`objects of the PDF were never written: ${missing.join(', ')}`);
    const { fields, rows } = crossReferences(whereabouts);
    const columns = fields.reduce((sum, field) => sum + field, 0);
    // Bytes that differ, differ here.
    const id = digest();
    const parameters = { Predictor: 12, Columns: columns };
    write(last, { Type: 'XRef', Size: size, W: fields, DecodeParms: parameters, Root: catalog, Info: info, ID: [id, id] }, rows);
    keeper._write(`startxref\n${start}\n%%EOF`);
  }
}
