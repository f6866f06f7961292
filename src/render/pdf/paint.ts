/** Pages as a PDF file: each is written as it comes, and what leads from one to another when all are there. */
import { deflateSync } from 'node:zlib';
import type { Face } from '../../font/library.ts';
import type { Hash } from '../../model/document.ts';
import type { Attachment } from '../renderer.ts';
import type { Placed } from '../../typeset/draw.ts';
import type { Font } from '../../typeset/font.ts';
import type { Element } from '../../typeset/tag.ts';
import { codesIn } from './codes-in.ts';
import { content, freshNib, type Landing, type LinkArea, type Nib } from './content.ts';
import { embed, writeCoding } from './embed.ts';
import { numberOf, useFace, type Meant, type UsedFace } from './glyphs.ts';
import { openFile } from './file.ts';
import type { LabelRange } from './labels.ts';
import type { Particulars } from './metadata.ts';
import { annotation, titlesOf, writeOutline, type OutlineEntry } from './navigation.ts';
import type { Ref, Value } from './objects.ts';
import { openStream } from './stream.ts';
import { openStructure, type Box } from './structure.ts';
import { writePicture, type ReadyPicture } from './pictures.ts';

export type Publication = Particulars & {
  readonly attachments: readonly Attachment[];
  /** What the pages say, in the order of reading. */
  readonly tree: Element;
  readonly outline: readonly OutlineEntry[];
  readonly pictures: ReadonlyMap<Hash, ReadyPicture>;
  /** The glyph that a character has by itself in a face. */
  readonly glyphOf: (face: Face, character: string) => number;
  /** The face in a file, by its name. */
  readonly faceNamed: (name: string) => Face;
};

/** What stands in the text block of a page, written. */
export type Body = {
  /** Asked for only where the page is not as it was before. */
  readonly bytes: () => Uint8Array;
  readonly nib: Nib;
  readonly links: readonly LinkArea[];
  readonly landings: readonly Landing[];
  /** The elements that its content belongs to, by number. */
  readonly marks: readonly Element[];
  readonly boxes: readonly (readonly [Element, Box])[];
  /** Whether a picture on it lets through what is behind. */
  readonly through: boolean;
};

/** What stands around a text block: all that it says, in one text, and how it is drawn. */
export type Surrounds = { readonly said: string; readonly parts: () => readonly Placed[] };

/** The content of a page as it goes into the file, and what of it stands around the text block: it holds as long as that is the same. */
export type Finish = { readonly said: string; readonly around: Uint8Array; readonly deflated: Uint8Array };

/** A page that was finished before. */
export type Finished = Finish & {
  /** What is around its text block uses of faces. */
  readonly uses: () => readonly Uses[];
};

/** A page whose text block was written before: what it came to then, null where it was not finished. */
export type Before = { readonly finish: Finished | null };

/** A page, ready to go into the file. */
export type Sheet = { readonly body: Body; readonly finish: Finish };

/** A file that takes page after page. */
export type Painter = {
  /** Writes what stands in a text block. @param height of the page, in points */
  readonly paint: (parts: readonly Placed[], height: number) => Body;
  /** Adds to a text block what stands around it; where that is as it was `before`, what came of it. @param height of the page, in points */
  readonly finish: (body: Body, furniture: Surrounds, height: number, before: Before | null) => Finish;
  /** Takes a page; pages come in any order. @param number where it stands in the file, from 1 */
  readonly add: (sheet: Sheet, size: { readonly width: number; readonly height: number }, number: number) => void;
  /** What content uses of faces, apart from `known` codes, which it is added to. @param first the font that is set before it */
  readonly usesIn: (bytes: Uint8Array, first: string, known: Set<string>) => readonly Uses[];
  /** Takes over what text blocks use that were written before; false where that would be written otherwise now. */
  readonly claim: (uses: readonly Uses[]) => boolean;
  /**
   * Whether all codes are those that a file has of which nothing was written before. They are not where what stands around a page comes
   * after a text block that is further on and was written before, and both want one code.
   */
  readonly inOrder: () => boolean;
  /** Ends the file and gives its bytes. @param labels how its readers number the pages */
  readonly close: (labels: readonly LabelRange[]) => Uint8Array;
};

/** What text blocks use of a face: its file, its name in content, and codes in the order in which they come. */
export type Uses = { readonly face: string; readonly name: string; readonly codes: readonly Meant[] };

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
  const faces = new Map<Face, UsedFace>();
  const pictures = new Map(
    [...it.pictures].map(([hash, picture]) => [hash, { name: `I${hash.slice(0, 12)}`, ref: writePicture(picture, file) }]),
  );
  const opened = (face: Face): UsedFace => {
    const taken = new Set([...faces.values()].map(({ name }) => name));
    return useFace(face, fontName(face.name, taken), (character) => it.glyphOf(face, character));
  };
  const faceOf = (face: Face): UsedFace => {
    const known = faces.get(face);
    if (known !== undefined) return known;
    const used = opened(face);
    faces.set(face, used);
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
  };
  const stream = openStream();
  const landings = new Map<string, readonly [Ref, number]>();
  const destination = (id: string): Value | null => {
    const landing = landings.get(id);
    return landing === undefined ? null : [landing[0], 'XYZ', null, rounded(landing[1]), null];
  };
  const painted: Painted[] = [];
  let inOrder = true;
  const contests = (): number => [...faces.values()].reduce((sum, used) => sum + used.contests(), 0);

  const claim = (uses: readonly Uses[]): boolean => {
    const claimed: { readonly used: UsedFace; readonly taken: readonly Meant[] }[] = [];
    const fresh = new Map<Face, UsedFace>();
    for (const { face: file, name, codes } of uses) {
      const face = it.faceNamed(file);
      const used = faces.get(face) ?? fresh.get(face) ?? opened(face);
      const taken = used.name === name ? used.claim(codes) : null;
      if (taken === null) {
        for (const { used, taken } of claimed) used.unclaim(taken);
        return false;
      }
      claimed.push({ used, taken });
      if (!faces.has(face)) fresh.set(face, used);
    }
    for (const [face, used] of fresh) faces.set(face, used);
    return true;
  };

  return {
    paint: (parts, height) => {
      through = false;
      const marks: Element[] = [];
      const boxes: (readonly [Element, Box])[] = [];
      const marking = {
        mark: (element: Element) => marks.push(element) - 1,
        place: (element: Element, box: Box) => void boxes.push([element, box]),
      };
      const drawn = content({ parts, height, nib: freshNib }, { ...resources, structure: marking }, stream);
      const bytes = stream.take();
      return { bytes: () => bytes, ...drawn, marks, boxes, through };
    },
    finish: (body, { said, parts }, height, before) => {
      // It leads nowhere, and nothing leads to it.
      const known = before?.finish ?? null;
      if (known !== null && known.said === said && claim(known.uses())) return known;
      const contested = contests();
      content({ parts: parts(), height, nib: body.nib }, { ...resources, structure: unread }, stream);
      if (before !== null && contests() > contested) inOrder = false;
      const around = stream.take();
      return { said, around, deflated: deflateSync(Buffer.concat([body.bytes(), around]), { level }) };
    },
    add: ({ body, finish: { deflated } }, { width, height }, number) => {
      const { links, landings: own, marks, boxes, through } = body;
      const ref = file.reserve();
      const key = structure.page(ref);
      for (const element of marks) structure.mark(element);
      for (const [element, box] of boxes) structure.place(element, box);
      for (const { id, y } of own) if (!landings.has(id)) landings.set(id, [ref, y]);
      painted.push({
        number,
        ref,
        key,
        stream: file.add({ Filter: 'FlateDecode' }, deflated),
        box: [width, height],
        links,
        through,
      });
    },
    usesIn: (bytes, first, known) => {
      const byName = new Map([...faces].map(([face, used]) => [used.name, { face, used }]));
      return codesIn(bytes, first).flatMap(([name, codes]) => {
        const found = byName.get(name);
        if (found === undefined) throw new Error(`content names a font ${name} that nobody has opened`);
        const fresh = codes.filter((code) => !known.has(`${name} ${code}`));
        for (const code of fresh) known.add(`${name} ${code}`);
        const meant = fresh.map((code): Meant => {
          const { glyph, text } = found.used.codes.get(code) ?? { glyph: 0, text: '' };
          return [code, glyph, text];
        });
        return [{ face: found.face.name, name, codes: meant }];
      });
    },
    claim,
    inOrder: () => inOrder,
    close: (labels) => {
      const titles = titlesOf(it.outline);
      // By name: which was used first depends on what was painted and what was kept.
      const fonts = [...faces.values()]
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .map((used) => ({ used, ref: file.reserve() }));
      const coding = writeCoding(file);
      for (const [index, { used, ref }] of fonts.entries()) embed(used, { ref, order: index + 1, coding }, file);
      const shared = file.add({
        Font: Object.fromEntries(fonts.map(({ used, ref }) => [used.name, ref])),
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

/** Of deflate: made in two thirds of the time of the usual 6, pages are by 3 in 100 longer. */
const level = 4;

/** What stands around a text block is not read. */
const unread = {
  mark: () => {
    throw new Error('what stands around a text block has no element');
  },
  place: () => undefined,
};

/** A name for a font that hardly depends on the others: content that was kept names it. */
function fontName(file: string, taken: ReadonlySet<string>): string {
  for (let number = numberOf(file); ; number++) {
    const name = `F${(number % 46656).toString(36)}`;
    if (!taken.has(name)) return name;
  }
}

/** To the thousandth of a point. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
