/** Pages as a PDF file: each is written as it comes, and what leads from one to another when all are there. */
import type { Face } from '../../font/library.ts';
import type { Hash } from '../../model/document.ts';
import type { Attachment } from '../renderer.ts';
import type { Page } from '../../typeset/draw.ts';
import type { Font } from '../../typeset/font.ts';
import type { Element } from '../../typeset/tag.ts';
import { content, type LinkArea } from './content.ts';
import { embed } from './embed.ts';
import { useFace, type UsedFace } from './glyphs.ts';
import { openFile } from './file.ts';
import type { LabelRange } from './labels.ts';
import type { Particulars } from './metadata.ts';
import { annotation, titlesOf, writeOutline, type OutlineEntry } from './navigation.ts';
import type { Ref, Value } from './objects.ts';
import { openStream } from './stream.ts';
import { openStructure } from './structure.ts';
import { writePicture, type ReadyPicture } from './pictures.ts';

export type Publication = Particulars & {
  readonly attachments: readonly Attachment[];
  /** What the pages say, in the order of reading. */
  readonly tree: Element;
  readonly outline: readonly OutlineEntry[];
  readonly pictures: ReadonlyMap<Hash, ReadyPicture>;
  /** The glyph that a character has by itself in a face. */
  readonly glyphOf: (face: Face, character: string) => number;
};

/** A file that takes page after page. */
export type Painter = {
  /** Writes a page; pages come in any order. @param number where it stands in the file, from 1 */
  readonly add: (page: Page, number: number) => void;
  /** Ends the file and gives its bytes. @param labels how its readers number the pages */
  readonly close: (labels: readonly LabelRange[]) => Uint8Array;
};

/** What is still to be written of a page that has been painted. */
type Painted = {
  readonly number: number;
  readonly ref: Ref;
  /** In the parent tree. */
  readonly key: number;
  readonly stream: Ref;
  readonly box: readonly [number, number];
  readonly links: readonly LinkArea[];
  /** Whether a picture on it lets through what is behind. */
  readonly through: boolean;
};

/** Begins a file. */
export function openPainter(it: Publication): Painter {
  const { tree, file, close } = openFile(it, it.attachments);
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
  const structure = openStructure(it.tree, file);
  let through = false;
  const resources = {
    face: (font: Font) => faceOf(font.cut.face),
    picture: (hash: Hash) => {
      if ((it.pictures.get(hash)?.alpha ?? null) !== null) through = true;
      return pictures.get(hash)?.name ?? '';
    },
    structure,
  };
  const stream = openStream();
  const landings = new Map<string, readonly [Ref, number]>();
  const destination = (id: string): Value | null => {
    const landing = landings.get(id);
    return landing === undefined ? null : [landing[0], 'XYZ', null, rounded(landing[1]), null];
  };
  const painted: Painted[] = [];

  return {
    add: (page, number) => {
      through = false;
      const ref = file.reserve();
      const key = structure.page(ref);
      const drawn = content(page, resources, stream);
      for (const { id, y } of drawn.landings) if (!landings.has(id)) landings.set(id, [ref, y]);
      painted.push({
        number,
        ref,
        key,
        stream: file.add({}, stream.take()),
        box: [page.width, page.height],
        links: drawn.links,
        through,
      });
    },
    close: (labels) => {
      const titles = titlesOf(it.outline);
      for (const { used, ref } of faces.values()) embed(used, ref, file);
      const shared = file.add({
        Font: Object.fromEntries([...faces.values()].map(({ used, ref }) => [used.name, ref])),
        XObject: Object.fromEntries([...pictures.values()].map(({ name, ref }) => [name, ref])),
      });
      painted.sort((a, b) => a.number - b.number);
      for (const { ref, key, stream, box, links, through } of painted) {
        const around = { page: ref, destination, titles, structure };
        const annotations = links.flatMap((area) => annotation(area, around, file));
        file.write(ref, {
          Type: 'Page',
          Parent: tree,
          MediaBox: [0, 0, ...box.map(rounded)],
          Contents: stream,
          Resources: shared,
          StructParents: key,
          Tabs: 'S',
          Group: through ? { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' } : null,
          ...(annotations.length === 0 ? {} : { Annots: annotations }),
        });
      }
      const pages = painted.map(({ ref }) => ref);
      return close({ pages, labels, outline: writeOutline(it.outline, destination, file), structure: structure.close() });
    },
  };
}

/** To the thousandth of a point. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
