/** A page's content stream: draw items as operators (ISO 32000-1, 8 and 9). */
import type { Bar, Draw, Image, Initial, Line, Link, Page, Span, Turned } from '../../typeset/draw.ts';
import { points, type Font } from '../../typeset/font.ts';
import { match } from '../../model/match.ts';
import type { UsedFace } from './glyphs.ts';

/** A place on a page that a click follows, in points from the bottom left corner. */
export type LinkArea = { readonly link: Link; readonly box: readonly [number, number, number, number] };

/** Where an anchor is, in points from the bottom of its page. */
export type Landing = { readonly id: string; readonly y: number };

export type Content = {
  readonly bytes: Uint8Array;
  readonly links: readonly LinkArea[];
  readonly landings: readonly Landing[];
};

/** What content needs of the document around it. */
export type Resources = {
  readonly face: (font: Font) => UsedFace;
  /** The name of a picture in content streams. */
  readonly picture: (hash: string) => string;
};

type Ink = { current: string };

/** Writes the operators for a page. */
export function content(page: Page, resources: Resources): Content {
  const links: LinkArea[] = [];
  const landings: Landing[] = [];
  const ink: Ink = { current: '#000000' };
  let out = '';
  for (const part of page.parts)
    for (const draw of part.draws) out += drawn(draw, part.x, page.height - part.y, { resources, ink, links, landings });
  return { bytes: Buffer.from(out, 'latin1'), links, landings };
}

/** What is gathered while a page is written. */
type Pen = {
  readonly resources: Resources;
  readonly ink: Ink;
  readonly links: LinkArea[];
  readonly landings: Landing[];
};

/** Writes one draw item. @param left and @param top the corner that its place is counted from, in points from the bottom left */
function drawn(draw: Draw, left: number, top: number, pen: Pen): string {
  const { resources, ink, links, landings } = pen;
  return match<Draw, [], string>(
    {
      line: (it) => line(it, left + it.x, top - it.y, resources, ink, links),
      bar: (it) => bar(it, left + it.x, top - it.y - it.height, ink),
      image: (it) => {
        const [x, y] = [left + it.x, top - it.y - it.height];
        if (it.link !== null) links.push({ link: it.link, box: [x, y, x + it.width, y + it.height] });
        return image(it, x, y, resources);
      },
      anchor: (it) => {
        landings.push({ id: it.id, y: top - it.y });
        return '';
      },
      initial: (it) => initial(it, left + it.x, top - it.y, pen),
      turned: (it) => turned(it, left + it.x, top - it.y - it.width, pen),
    },
    draw,
  );
}

/** A frame turned by a quarter. @param x and @param y of its lower left corner on the page, which is its upper left one inside */
function turned(it: Turned, x: number, y: number, pen: Pen): string {
  const { current } = pen.ink;
  const inside: Pen = { ...pen, links: [], landings: [] };
  const draws = it.draws.map((draw) => drawn(draw, 0, 0, inside)).join('');
  for (const { link, box } of inside.links) {
    const [left, bottom, right, top] = box;
    pen.links.push({ link, box: [x - top, y + left, x - bottom, y + right] });
  }
  // Whatever it leads to inside the frame, a reader wants to see the frame from its top.
  for (const { id } of inside.landings) pen.landings.push({ id, y: y + it.width });
  pen.ink.current = current;
  return `q 0 1 -1 0 ${fixed(x)} ${fixed(y)} cm\n${draws}Q\n`;
}

/** A letter that is not said here: of nothing in place of its text, and for readers that do not ask, of a soft hyphen. */
function initial({ font, shaped }: Initial, x: number, y: number, { resources, ink, links }: Pen): string {
  const span: Span = { x: 0, font, shaped, link: null, after: '', broken: true, image: null };
  const letter = line({ kind: 'line', x: 0, y: 0, scale: 1, spans: [span] }, x, y, resources, ink, links);
  return `/Span <</ActualText ()>> BDC\n${letter}EMC\n`;
}

function bar(it: Bar, x: number, y: number, ink: Ink): string {
  return `${inked(it.ink, ink)}${fixed(x)} ${fixed(y)} ${fixed(it.width)} ${fixed(it.height)} re f\n`;
}

function image(it: Image, x: number, y: number, resources: Resources): string {
  return `q ${fixed(it.width)} 0 0 ${fixed(it.height)} ${fixed(x)} ${fixed(y)} cm /${resources.picture(it.picture)} Do Q\n`;
}

/** A line is one text object. The pen is led by the widths of what it has set, so that spaces come out as the line has them. */
function line(it: Line, x: number, y: number, resources: Resources, ink: Ink, links: LinkArea[]): string {
  const first = it.spans[0];
  if (first === undefined) return '';
  // Widened letters and all moves between them are scaled at once, by the horizontal scale of the text.
  const scaled = it.scale === 1 ? '' : `${fixed(it.scale * 100)} Tz `;
  let out = `BT ${scaled}1 0 0 1 ${fixed(x + first.x)} ${fixed(y)} Tm `;
  let font: Font | null = null;
  let rise = 0;
  let open = false;
  for (const [index, span] of it.spans.entries()) {
    const face = resources.face(span.font);
    if (span.font !== font) {
      if (open) out += ']TJ ';
      out += inked(span.font.ink, ink);
      if (font?.cut.face !== span.font.cut.face || font.size !== span.font.size)
        out += `/${face.name} ${fixed(span.font.size)} Tf `;
      if (span.font.rise !== rise) out += `${fixed(span.font.rise)} Ts `;
      rise = span.font.rise;
      font = span.font;
      out += '[';
      open = true;
    }
    out += face.show(span.shaped, span.broken, span.font);
    const next = it.spans[index + 1];
    const end = span.x + points(span.font, span.shaped.width) * it.scale;
    if (span.link !== null) addLink(span.link, span, x, y, next?.link === span.link ? next.x : end, links);
    // A space behind the last word keeps it apart from the next line's first, whoever reads the text.
    const gap = next === undefined ? (span.broken ? '' : ' ') : span.after;
    if (gap !== '') {
      const space = face.character(gap);
      out += `(${space.bytes})`;
      if (next !== undefined) out += moved((next.x - end) / it.scale - points(span.font, space.advance), span.font);
    } else if (next !== undefined) {
      out += moved((next.x - end) / it.scale, span.font);
    }
  }
  return `${out}]TJ ${rise === 0 ? '' : '0 Ts '}${scaled === '' ? '' : '100 Tz '}ET\n`;
}

/** The pen moved to the right by `distance` points, inside an array of `TJ`. */
function moved(distance: number, font: Font): string {
  const thousandths = Math.round((-distance * 1000 * 10) / font.size) / 10;
  return thousandths === 0 ? '' : ` ${thousandths}`;
}

/** Spans side by side under one link make one area. */
function addLink(link: Link, span: Span, x: number, y: number, end: number, links: LinkArea[]): void {
  const { size } = span.font;
  const [left, bottom, right, top] = [x + span.x, y - size * 0.25, x + end, y + size * 0.8];
  const last = links.at(-1);
  if (last !== undefined && last.link === link && Math.abs(last.box[1] - bottom) < size / 2) {
    links[links.length - 1] = { link, box: [last.box[0], Math.min(last.box[1], bottom), right, Math.max(last.box[3], top)] };
  } else {
    links.push({ link, box: [left, bottom, right, top] });
  }
}

function inked(wanted: string, ink: Ink): string {
  if (ink.current === wanted) return '';
  ink.current = wanted;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(wanted.slice(at, at + 2), 16) / 255);
  return red === green && green === blue ? `${fixed(red)} g ` : `${fixed(red)} ${fixed(green)} ${fixed(blue)} rg `;
}

/** A number to the thousandth, without zeros at the end. */
function fixed(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
