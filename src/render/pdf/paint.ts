/**
 * Pages as a PDF file. The only place that knows pdfkit, which numbers and writes the objects and the cross-reference table.
 *
 * Type is set before it comes here: none of pdfkit's text, font, image or page calls is used. What is used of it beyond its
 * documented surface is named in `Keeper`, and its version is pinned.
 */
import PDFDocument from 'pdfkit';
import type { Face } from '../../font/library.ts';
import type { Hash } from '../../model/document.ts';
import type { Page } from '../../typeset/draw.ts';
import type { Font } from '../../typeset/font.ts';
import { content, type LinkArea } from './content.ts';
import { embed } from './embed.ts';
import { useFace, type UsedFace } from './glyphs.ts';
import { annotation, writeOutline, type OutlineEntry } from './navigation.ts';
import type { Dictionary, ObjectFile, Ref, Value } from './objects.ts';
import { openStream } from './stream.ts';
import { writePicture, type ReadyPicture } from './pictures.ts';

export type Publication = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  /** ISO 8601; null leaves the file undated. */
  readonly date: string | null;
  /** Tells this file from every other: sixteen bytes. */
  readonly identifier: Uint8Array;
  readonly outline: readonly OutlineEntry[];
  readonly pictures: ReadonlyMap<Hash, ReadyPicture>;
  /** The glyph that a character has by itself in a face. */
  readonly glyphOf: (face: Face, character: string) => number;
};

/** A file that takes page after page. */
export type Painter = {
  /** Writes a page; pages come in any order. @param number where it stands in the file, from 1 */
  readonly add: (page: Page, number: number) => void;
  /** Ends the file and gives its bytes. */
  readonly close: () => Uint8Array;
};

/** What is still to be written of a page that has been painted. */
type Painted = {
  readonly number: number;
  readonly ref: Ref;
  readonly stream: Ref;
  readonly box: readonly [number, number];
  readonly links: readonly LinkArea[];
};

/** Begins a file. */
export function openPainter(it: Publication): Painter {
  const { tree, file, close } = open(it);
  const faces = new Map<Face, { readonly used: UsedFace; readonly ref: Ref }>();
  const pictures = new Map(
    [...it.pictures].map(([hash, picture], index) => [hash, { name: `I${index + 1}`, ref: writePicture(picture, file) }]),
  );
  const faceOf = (face: Face): UsedFace => {
    const known = faces.get(face);
    if (known !== undefined) return known.used;
    const used = useFace(face, `F${faces.size + 1}`, (character) => it.glyphOf(face, character));
    faces.set(face, { used, ref: file.reserve() });
    return used;
  };
  const resources = { face: (font: Font) => faceOf(font.cut.face), picture: (hash: Hash) => pictures.get(hash)?.name ?? '' };
  const stream = openStream();
  const landings = new Map<string, readonly [Ref, number]>();
  const destination = (id: string): Value | null => {
    const landing = landings.get(id);
    return landing === undefined ? null : [landing[0], 'XYZ', null, rounded(landing[1]), null];
  };
  const painted: Painted[] = [];

  return {
    add: (page, number) => {
      const drawn = content(page, resources, stream);
      const ref = file.reserve();
      for (const { id, y } of drawn.landings) if (!landings.has(id)) landings.set(id, [ref, y]);
      painted.push({ number, ref, stream: file.add({}, stream.take()), box: [page.width, page.height], links: drawn.links });
    },
    close: () => {
      for (const { used, ref } of faces.values()) embed(used, ref, file);
      const shared = file.add({
        Font: Object.fromEntries([...faces.values()].map(({ used, ref }) => [used.name, ref])),
        XObject: Object.fromEntries([...pictures.values()].map(({ name, ref }) => [name, ref])),
      });
      painted.sort((a, b) => a.number - b.number);
      for (const { ref, stream, box, links } of painted) {
        const annotations = links.flatMap((area) => annotation(area, destination, file));
        file.write(ref, {
          Type: 'Page',
          Parent: tree,
          MediaBox: [0, 0, ...box.map(rounded)],
          Contents: stream,
          Resources: shared,
          ...(annotations.length === 0 ? {} : { Annots: annotations }),
        });
      }
      const pages = painted.map(({ ref }) => ref);
      return close(pages, writeOutline(it.outline, destination, file));
    },
  };
}

/** To the thousandth of a point. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

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
};
type KeptObject = {
  readonly id: number;
  readonly data: Record<string, unknown>;
  compress: boolean;
  readonly end: (bytes?: Uint8Array) => void;
};

type Opened = {
  readonly file: ObjectFile;
  /** The root of the page tree. */
  readonly tree: Ref;
  /** Ends the file and gives its bytes. */
  readonly close: (pages: readonly Ref[], outline: Ref | null) => Uint8Array;
};

function open(it: Publication): Opened {
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
    if (chunk !== null) chunks.push(chunk);
    return true;
  };
  keeper.endMetadata = () => undefined;

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
    close: (pages, outline) => {
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
function information(it: Publication): Record<string, string | Date> {
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
