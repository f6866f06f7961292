/**
 * Galleys: set type in one long column, before it is made up into pages.
 *
 * A galley is strips, one below the other. Matter is what pages are made from: strips, and things that can be set in more lines
 * or fewer (paragraphs, pictures, the white above a heading), which is what lets every page end on its last line.
 */
import type { Draw } from './draw.ts';
import { repeated } from './tag.ts';

/** A horizontal slice of the column. Lengths are in points. */
export type Strip = {
  /** `white` is dropped where a page would begin or end with it; `grid` fills up to the next line of the baseline grid. */
  readonly kind: 'type' | 'white' | 'grid';
  readonly height: number;
  /** What is drawn, placed from the strip's top left corner. It is worked out when a page is made: most strips are also tried elsewhere. */
  readonly draws: () => readonly Draw[];
  /** Numbers of the notes called here. */
  readonly notes: readonly number[];
  /** Whether the next strip must stand on the same page. */
  readonly keep: boolean;
  /** Whether a page that ended here would leave a line of a paragraph alone. */
  readonly lonely: boolean;
  /** Whether it ends in the middle of a word. */
  readonly broken: boolean;
  /** What is set again above this strip where it begins a page: the head of a table that goes on. */
  readonly again: readonly Strip[];
};

export type Galley = readonly Strip[];

/** One way to set something: its strips, and what it costs beyond the natural way, in demerits. */
export type Setting = { readonly strips: Galley; readonly cost: number };

/** Something that can be set in more than one number of lines. */
export type Flex = {
  readonly kind: 'flex';
  /** Whether it may wait for the head of a later page while the text goes on. */
  readonly floats: boolean;
  /** White that parts what stands on either side when it floats away, in points. */
  readonly gap: number;
  /**
   * Sets it in `delta` lines more than is natural (fewer, below zero); null where that can not be had. Always has 0.
   * @param inNeed whether a setting will do that the eye stops at
   */
  readonly set: (delta: number, inNeed?: boolean) => Setting | null;
  /** How hard that would be, guessed without trying it: to try the likely ones first. Infinite where there is no hope. */
  readonly strain: (delta: number, inNeed?: boolean) => number;
};

export type Part = Strip | Flex;

/** What pages are made from. */
export type Matter = readonly Part[];

const plain = { draws: () => [], notes: [], keep: false, lonely: false, broken: false, again: [] } as const;

/** Type of a height. */
export function type(height: number, draws: readonly Draw[], notes: readonly number[] = []): Strip {
  return { ...plain, kind: 'type', height, draws: () => draws, notes };
}

/** White space. */
export function white(height: number): Strip {
  return { ...plain, kind: 'white', height };
}

/** White up to the next line of the grid, kept with what stands before it. */
export const toGrid: Strip = { ...plain, kind: 'grid', height: 0 };

/** Something with other settings than its natural one. @param others by how many lines they differ; cost in demerits */
export function flexible(
  natural: Galley,
  others: readonly { readonly delta: number; readonly cost: number; readonly strips: () => Galley }[],
  floats = false,
): Flex {
  return {
    kind: 'flex',
    floats,
    gap: 0,
    set: (delta) => {
      if (delta === 0) return { strips: natural, cost: 0 };
      const other = others.find((it) => it.delta === delta);
      return other === undefined ? null : { strips: other.strips(), cost: other.cost };
    },
    // White and pictures give less gladly than the lines of a paragraph.
    strain: (delta) => (others.some((it) => it.delta === delta) ? 1 : Infinity),
  };
}

/** Strips that all stay on one page, and with the strip after them when `withNext` is set; else a page may end before the white that ends them. */
export function together(strips: Galley, withNext = false): Galley {
  const last = withNext ? strips.length : strips.findLastIndex(({ kind }) => kind === 'type');
  return strips.map((strip, index) => ({ ...strip, keep: index < last }));
}

/** Matter that all stays on one page, in whatever ways it comes to be set. */
export function undivided(matter: Matter): Matter {
  return matter.flatMap((part, index) => changed(part, (strips) => together(strips, index < matter.length - 1)));
}

/** Lines of a paragraph: neither its first nor its last is left alone. */
export function paragraphLines(strips: Galley): Galley {
  return strips.length < 2
    ? strips
    : strips.map((strip, index) => (index === 0 || index === strips.length - 2 ? { ...strip, lonely: true } : strip));
}

/** Changes every strip, in whatever way it comes to be set. */
function changed(part: Part, change: (strips: Galley) => Galley): Matter {
  if (part.kind !== 'flex') return change([part]);
  const set = (delta: number, inNeed?: boolean): Setting | null => {
    const setting = part.set(delta, inNeed);
    return setting === null ? null : { ...setting, strips: change(setting.strips) };
  };
  return [{ ...part, set }];
}

/** Matter whose first or last part is changed as a whole. */
export function changedAt(matter: Matter, which: 'first' | 'last', change: (strips: Galley) => Galley): Matter {
  const at = which === 'first' ? 0 : matter.length - 1;
  return matter.flatMap((part, index) => (index === at ? changed(part, change) : [part]));
}

/** Strips moved to the right by `dx` points. */
export function shifted(strips: Galley, dx: number): Galley;
export function shifted(matter: Matter, dx: number): Matter;
export function shifted(matter: Matter, dx: number): Matter {
  return dx === 0 ? matter : matter.flatMap((part) => changed(part, (strips) => strips.map((strip) => shiftedStrip(strip, dx))));
}

function shiftedStrip(strip: Strip, dx: number): Strip {
  return {
    ...strip,
    draws: () => strip.draws().map((draw) => (draw.kind === 'anchor' ? draw : { ...draw, x: draw.x + dx })),
    again: strip.again.map((it) => shiftedStrip(it, dx)),
  };
}

/** A strip that is seen a second time and not read again. Notes that it calls have been called. */
export function unread(strip: Strip): Strip {
  return { ...strip, draws: () => strip.draws().map(silent), notes: [] };
}

function silent(draw: Draw): Draw {
  if (draw.kind === 'line') return { ...draw, spans: draw.spans.map((span) => ({ ...span, link: null, tag: repeated })) };
  if (draw.kind === 'image') return { ...draw, link: null, tag: repeated };
  return draw.kind === 'turned' ? { ...draw, draws: draw.draws.map(silent) } : draw;
}

/** Matter in its natural setting. */
export function settled(matter: Matter): Galley {
  return matter.flatMap((part) => (part.kind === 'flex' ? (part.set(0)?.strips ?? []) : [part]));
}

/** What a galley is high, were it set on one endless page. */
export function heightOf(strips: Galley, leading: number): number {
  return strips.reduce((y, strip) => (strip.kind === 'grid' ? gridAfter(y, leading) : y + strip.height), 0);
}

/** The first line of the grid at or below `y`. */
export function gridAfter(y: number, leading: number): number {
  return Math.ceil(y / leading - 1e-6) * leading;
}
