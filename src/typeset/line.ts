/** From chosen breaks to lines of type: the words of each line, and how wide its spaces are. */
import type { Span } from './draw.ts';
import { points, type Shaped } from './font.ts';
import { breakKinds } from './breaks.ts';
import { leftOf, type Lengths } from './lengths.ts';
import type { Fragment, Material } from './material.ts';
import { fill } from './stretch.ts';

export type Alignment = 'justified' | 'left' | 'centre' | 'right';

/** The words of one line, placed, with the notes that are called in it. */
export type SetLine = {
  readonly spans: readonly Span[];
  readonly width: number;
  /** By how much its letters are widened (above 1) or narrowed. */
  readonly scale: number;
  readonly notes: readonly number[];
};

type Part = {
  readonly shaped: Shaped;
  readonly fragment: Fragment;
  readonly after: Span['after'];
  readonly broken: boolean;
};

/** Sets one line of a paragraph, by its index, from 0, among the breaks that end the lines. */
export function setLine(
  material: Material,
  breaks: readonly number[],
  index: number,
  { lengths, align }: { readonly lengths: Lengths; readonly align: Alignment },
): SetLine {
  const from = breaks[index - 1] ?? -1;
  const to = breaks[index] ?? -1;
  const left = leftOf(index, lengths);
  const measure = lengths.measure - left;
  const parts = lineParts(material, from, to);
  const hangLeft = from >= 0 ? (material.startHang[from] ?? 0) : left === 0 ? material.firstHang : 0;
  const hangRight = material.endHang[to] ?? 0;
  const letters = sum(parts.map((part) => points(part.fragment.font, part.shaped.width)));
  const space = sum(parts.map(spaceBehind));
  const room = measure + hangLeft + hangRight - letters - space;
  const open = material.kind[to] === breakKinds.forced;
  // A last line keeps its spaces unless it is too long by less than they can give.
  const justify = align === 'justified' && (!open || room < 0) && space > 0;
  const filling = justify ? fill(room, letters, space, material.expansion) : { letters: 1, spaces: 1 };
  // Spaces never vanish: a line that is too wide even so runs over the edge.
  const stretch = Math.max(1 / 2, filling.spaces);
  const indent = align === 'centre' ? Math.max(0, room / 2) : align === 'right' ? Math.max(0, room) : 0;
  let x = left - hangLeft + indent;
  const spans = parts.map((part): Span => {
    const { font, link, image } = part.fragment;
    const span = { x, font, shaped: part.shaped, link, after: part.after, broken: part.broken, image };
    x += points(font, part.shaped.width) * filling.letters + spaceBehind(part) * stretch;
    return span;
  });
  const notes = parts.filter((part) => part.fragment.note >= 0 && !part.broken).map((part) => part.fragment.note);
  return { spans, width: x - left, scale: filling.letters, notes };
}

function spaceBehind(part: Part): number {
  return part.after === '' ? 0 : part.fragment.space;
}

function lineParts(material: Material, from: number, to: number): readonly Part[] {
  const { fragments, fragment, offset, kind } = material;
  const endsIn = fragment[to] ?? -1;
  const endsAt = offset[to] ?? 0;
  let index = from < 0 ? 0 : (fragment[from] ?? 0);
  let start = from < 0 ? 0 : (offset[from] ?? 0);
  if (from >= 0 && start >= (fragments[index]?.shaped.text.length ?? 0)) {
    index++;
    start = 0;
  }
  const parts: Part[] = [];
  for (; index <= endsIn; index++) {
    const whole = fragments[index];
    if (whole === undefined) break;
    const text = whole.shaped.text;
    const last = index === endsIn;
    const divided = last && endsAt < text.length;
    const hyphen = divided && kind[to] === breakKinds.hyphen;
    const piece = text.slice(start, divided ? endsAt : undefined);
    // A soft hyphen that the line ends at gives way to one that shows.
    const words = hyphen ? `${piece.replace(/\u00ad$/, '')}-` : piece;
    const shaped = words === text ? whole.shaped : whole.font.cut.word(words);
    parts.push({ shaped, fragment: whole, after: last ? '' : whole.after, broken: hyphen });
    start = 0;
  }
  return parts;
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
