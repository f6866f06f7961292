/** A page's content stream: draw items as operators (ISO 32000-1, 8 and 9). */
import type { Bar, Draw, Figure, Image, Initial, Line, Link, Path, Placed, Span, Turned } from '../../typeset/draw.ts';
import { points, type Font } from '../../typeset/font.ts';
import { around, ornament, type Element, type Tag } from '../../typeset/tag.ts';
import { match, type Table } from '../../model/match.ts';
import type { UsedFace } from './glyphs.ts';
import type { Stream } from './stream.ts';
import type { Box, Structure } from './structure.ts';

/** A place on a page that a click follows, in points from the bottom left corner. */
export type LinkArea = {
  readonly link: Link;
  /** The element that it belongs to; null where nothing is read. */
  readonly tag: Element | null;
  readonly box: Box;
};

/** Where an anchor is, in points from the bottom of its page. */
export type Landing = { readonly id: string; readonly y: number };

/** How a pen is left: what outlasts a line, and goes on into what is written next. */
export type Nib = { readonly ink: string } & TextState;

/** What outlasts a text object (ISO 32000-1, 9.3): the font and its size, the horizontal scale, and the room behind each letter. */
type TextState = { readonly face: string; readonly size: number; readonly scale: number; readonly spaced: number };

/** A pen at the head of a page. */
export const freshNib: Nib = { ink: '#000000', face: '', size: 0, scale: 1, spaced: 0 };

/** Where a page leads to, and what leads to it. */
export type Content = { readonly links: readonly LinkArea[]; readonly landings: readonly Landing[]; readonly nib: Nib };

/** What content needs of the document around it. */
export type Resources = {
  readonly face: (font: Font) => UsedFace;
  /** The name of a picture in content streams. */
  readonly picture: (hash: string) => string;
  readonly structure: Pick<Structure, 'mark' | 'place'>;
};

/** What is at hand while a page is written. */
type Pen = {
  readonly out: Stream;
  readonly resources: Resources;
  readonly ink: { current: string };
  readonly type: { -readonly [part in keyof TextState]: TextState[part] };
  /** What the content belongs to that has been begun and not ended. */
  readonly marked: { current: Tag | null };
  /** Where on the page a box stands that is drawn: what is in a turned frame has coordinates of its own. */
  readonly onPage: (box: Box) => Box;
  readonly links: LinkArea[];
  readonly landings: Landing[];
};

/** Writes the operators for parts of a page to `out`. @param height of the page, in points */
export function content(
  { parts, height, nib: { ink, ...type } }: { readonly parts: readonly Placed[]; readonly height: number; readonly nib: Nib },
  resources: Resources,
  out: Stream,
): Content {
  const pen: Pen = {
    out,
    resources,
    ink: { current: ink },
    type,
    marked: { current: null },
    onPage: (box) => box,
    links: [],
    landings: [],
  };
  for (const part of parts) for (const draw of part.draws) drawn(draw, part.x, height - part.y, pen);
  enter(null, pen);
  const { links, landings } = pen;
  return { links, landings, nib: { ink: pen.ink.current, ...type } };
}

/** Writes one draw item. @param left and @param top the corner that its place is counted from, in points from the bottom left */
function drawn(draw: Draw, left: number, top: number, pen: Pen): void {
  match(table, draw, left, top, pen);
}

const table: Table<Draw, [left: number, top: number, pen: Pen], void> = {
  line: (it, left, top, pen) => line(it, left + it.x, top - it.y, pen),
  bar: (it, left, top, pen) => bar(it, left + it.x, top - it.y - it.height, pen),
  image: (it, left, top, pen) => {
    const [x, y] = [left + it.x, top - it.y - it.height];
    const box = [x, y, x + it.width, y + it.height] as const;
    if (it.link !== null) pen.links.push({ link: it.link, tag: around(it.tag, 'Link'), box });
    image(it, box, pen);
  },
  path: (it, left, top, pen) => path(it, left + it.x, top - it.y, pen),
  figure: (it, left, top, pen) => figure(it, left + it.x, top - it.y - it.height, pen),
  anchor: (it, _, top, pen) => void pen.landings.push({ id: it.id, y: top - it.y }),
  initial: (it, left, top, pen) => initial(it, left + it.x, top - it.y, pen),
  turned: (it, left, top, pen) => turned(it, left + it.x, top - it.y - it.width, pen),
};

/** A frame turned by a quarter. @param x and @param y of its lower left corner on the page, which is its upper left one inside */
function turned(it: Turned, x: number, y: number, pen: Pen): void {
  const { out, ink, type } = pen;
  const { current } = ink;
  const before = { ...type };
  const onPage = ([left, bottom, right, top]: Box): Box => [x - top, y + left, x - bottom, y + right];
  const inside: Pen = { ...pen, onPage, links: [], landings: [] };
  enter(null, pen);
  operator(out, ['q 0 1 -1 0', x, y], 'cm\n');
  for (const draw of it.draws) drawn(draw, 0, 0, inside);
  enter(null, pen);
  out.text('Q\n');
  ink.current = current;
  // The font is set anew: whoever reads content back need not know which was set before the frame.
  Object.assign(type, before, { face: '' });
  for (const area of inside.links) pen.links.push({ ...area, box: onPage(area.box) });
  // Whatever it leads to inside the frame, a reader wants to see the frame from its top.
  for (const { id } of inside.landings) pen.landings.push({ id, y: y + it.width });
}

/** A letter that is not said here: of nothing in place of its text, and for readers that do not ask, of a soft hyphen. */
function initial({ font, shaped }: Initial, x: number, y: number, pen: Pen): void {
  const span: Span = { x: 0, font, shaped, link: null, tag: ornament, after: '', broken: true, joined: false, image: null };
  enter(ornament, pen);
  pen.out.text('/Span <</ActualText ()>> BDC\n');
  line({ kind: 'line', x: 0, y: 0, scale: 1, tracking: 0, spans: [span] }, x, y, pen);
  pen.out.text('EMC\n');
}

function bar(it: Bar, x: number, y: number, pen: Pen): void {
  enter(ornament, pen);
  inked(it.ink, pen);
  operator(pen.out, [x, y, it.width, it.height], 're f\n');
}

/** Outlines and lines (ISO 32000-1, 8.5). @param x and @param y of the point that theirs are counted from, up the page */
function path(it: Path, x: number, y: number, pen: Pen): void {
  const { out } = pen;
  enter(it.tag, pen);
  if (it.fill !== null) inked(it.fill, pen);
  if (it.stroke !== null) {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(it.stroke?.slice(at, at + 2) ?? '', 16) / 255);
    operator(out, [red, green, blue], 'RG ');
    operator(out, [it.weight], 'w ');
  }
  for (const ring of it.rings) {
    for (const [index, [right, down]] of ring.entries()) {
      operator(out, [x + right * it.scale, y - down * it.scale], index === 0 ? 'm ' : 'l ');
    }
    if (it.closed) out.text('h ');
  }
  const painted = it.fill === null ? 'S' : it.stroke === null || it.weight === 0 ? 'f*' : 'B*';
  out.text(`${painted}\n`);
}

/** Says where a drawing stands; what it is comes with its paths. */
function figure(it: Figure, x: number, y: number, pen: Pen): void {
  enter(it.tag, pen);
  if (it.tag.kind === 'element') pen.resources.structure.place(it.tag, pen.onPage([x, y, x + it.width, y + it.height]));
}

function image(it: Image, box: Box, pen: Pen): void {
  const { out, resources } = pen;
  enter(it.tag, pen);
  if (it.tag.kind === 'element') resources.structure.place(it.tag, pen.onPage(box));
  operator(out, ['q', it.width, 0, 0, it.height, box[0], box[1]], `cm /${resources.picture(it.picture)} Do Q\n`);
}

/** Begins content of a tag, unless it is what comes already; null ends what was begun (ISO 32000-1, 14.6). */
function enter(tag: Tag | null, { out, marked, resources }: Pen): void {
  if (tag === marked.current) return;
  if (marked.current !== null) out.text('EMC\n');
  marked.current = tag;
  if (tag === null) return;
  if (tag.kind === 'element') out.text(`/${tag.role} <</MCID ${resources.structure.mark(tag)}>> BDC\n`);
  else out.text(`/Artifact <</Type /${tag.type}${tag.subtype === null ? '' : ` /Subtype /${tag.subtype}`}>> BDC\n`);
}

/**
 * A line is one text object, or as many as it has runs of different tags. The pen is led by the widths of what it has set, so that
 * spaces come out as the line has them.
 */
function line(it: Line, x: number, y: number, pen: Pen): void {
  const { out, resources } = pen;
  const { spans, scale, tracking } = it;
  const first = spans[0];
  if (first === undefined) return;
  let font: Font | null = null;
  let face = resources.face(first.font);
  let rise = 0;
  let tag: Tag | null = null;
  /** As it is written: scaled with the letters, in steps too small to see. What they leave is made up for at the next move. */
  const spaced = Math.round((tracking / scale) * 200) / 200;
  /** What moves were short by because they are whole numbers, in thousandths: the next one makes up for it. */
  let owed = 0;
  for (let index = 0; index < spans.length; index++) {
    const span = spans[index] ?? first;
    const anew = span.tag !== tag;
    if (anew) {
      if (tag !== null) endText(rise, out);
      tag = span.tag;
      rise = 0;
      owed = 0;
      enter(tag, pen);
      beginText(x + span.x, y, scale, spaced, pen);
    }
    // The end of a text object has taken back how far its letters were raised.
    if (span.font !== font || span.font.rise !== rise) {
      if (font !== null && !anew) out.text(']TJ ');
      face = resources.face(span.font);
      inked(span.font.ink, pen);
      typed(face.name, span.font.size, pen);
      if (span.font.rise !== rise) operator(out, [span.font.rise], 'Ts ');
      rise = span.font.rise;
      font = span.font;
      out.text('[');
    } else if (anew) {
      out.text('[');
    }
    // Letters stand as they are seen; what is read from the right is said as it is read.
    const backward = isBackward(span.shaped);
    if (backward) out.text(`]TJ /Span <</ActualText <${utf16(span.shaped.text)}>>> BDC [`);
    face.show(span.shaped, span.broken, span.font, out);
    if (backward) out.text(']TJ EMC [');
    const next = spans[index + 1];
    const reach = span.x + points(span.font, span.shaped.width) * scale + span.shaped.glyphs.ids.length * spaced * scale;
    if (span.link !== null) addLink(span.link, span, x, y, next?.link === span.link ? next.x : reach, pen);
    // A space behind the last word keeps it apart from the next line's first, whoever reads the text.
    const gap = next === undefined ? (span.broken || span.joined ? '' : ' ') : span.after;
    let room = next === undefined ? 0 : (next.x - reach) / scale;
    if (gap !== '') {
      const space = face.character(gap);
      out.code(space.code);
      room -= points(span.font, space.advance) + spaced;
    }
    if (next === undefined || next.tag !== tag) continue;
    const exact = (-room * 1000) / span.font.size + owed;
    const whole = Math.round(exact);
    owed = exact - whole;
    if (whole === 0) continue;
    out.apart();
    out.number(whole);
  }
  endText(rise, out);
}

// By themselves, because what functions inside another share with it is boxed anew at every change.

function beginText(x: number, y: number, scale: number, spaced: number, { type, out }: Pen): void {
  out.text('BT ');
  // Widened letters and all moves between them are scaled at once, by the horizontal scale of the text.
  if (type.scale !== scale) operator(out, [scale * 100], 'Tz ');
  if (type.spaced !== spaced) operator(out, [spaced], 'Tc ');
  type.scale = scale;
  type.spaced = spaced;
  operator(out, [x, y], 'Td ');
}

function endText(rise: number, out: Stream): void {
  out.text(rise === 0 ? ']TJ ET\n' : ']TJ 0 Ts ET\n');
}

function isBackward({ glyphs: { clusters } }: Span['shaped']): boolean {
  return (clusters[0] ?? 0) > (clusters[clusters.length - 1] ?? 0);
}

/** The hexadecimal digits of a text string (ISO 32000-1, 7.9.2.2). */
function utf16(text: string): string {
  return Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex');
}

/** Spans side by side under one link make one area. */
function addLink(link: Link, span: Span, x: number, y: number, end: number, { links, landings }: Pen): void {
  const { size } = span.font;
  const tag = around(span.tag, 'Link');
  const [left, bottom, right, top] = [x + span.x, y - size * 0.25, x + end, y + size * 0.8];
  if (link.kind === 'place' && link.name !== null) landings.push({ id: link.name, y: top });
  const last = links.at(-1);
  if (last !== undefined && last.link === link && Math.abs(last.box[1] - bottom) < size / 2) {
    links[links.length - 1] = { link, tag, box: [last.box[0], Math.min(last.box[1], bottom), right, Math.max(last.box[3], top)] };
  } else {
    links.push({ link, tag, box: [left, bottom, right, top] });
  }
}

function typed(face: string, size: number, { type, out }: Pen): void {
  if (type.face === face && type.size === size) return;
  type.face = face;
  type.size = size;
  operator(out, [`/${face}`, size], 'Tf ');
}

function inked(wanted: string, { ink, out }: Pen): void {
  if (ink.current === wanted) return;
  ink.current = wanted;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(wanted.slice(at, at + 2), 16) / 255);
  if (red === green && green === blue) operator(out, [red], 'g ');
  else operator(out, [red, green, blue], 'rg ');
}

/** An operator behind its operands. */
function operator(out: Stream, operands: readonly (number | string)[], name: string): void {
  for (let at = 0; at < operands.length; at++) {
    const operand = operands[at] ?? 0;
    if (typeof operand === 'number') out.number(operand);
    else out.text(operand);
    out.text(' ');
  }
  out.text(name);
}
