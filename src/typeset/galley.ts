/** A galley: set type in one long column, before it is made up into pages. */
import type { Draw } from './draw.ts';

/** A horizontal slice of the column. Lengths are in points. */
export type Strip = {
  /** `white` is dropped where a page would begin with it; `grid` fills up to the next line of the baseline grid. */
  readonly kind: 'type' | 'white' | 'grid' | 'turn';
  readonly height: number;
  /** Placed from the strip's top left corner. */
  readonly draws: readonly Draw[];
  /** Numbers of the notes called here. */
  readonly notes: readonly number[];
  /** Whether the next strip must stand on the same page. */
  readonly keep: boolean;
  /** Whether the group that begins here may wait for the next page while the text goes on. */
  readonly floats: boolean;
  /** What is set again above this strip where it begins a page: the head of a table that goes on. */
  readonly again: readonly Strip[];
};

export type Galley = readonly Strip[];

const plain = { draws: [], notes: [], keep: false, floats: false, again: [] } as const;

/** Type of a height. */
export function type(height: number, draws: readonly Draw[], notes: readonly number[] = []): Strip {
  return { ...plain, kind: 'type', height, draws, notes };
}

/** White space, kept with what follows it. */
export function white(height: number): Strip {
  return { ...plain, kind: 'white', height, keep: true };
}

/** White up to the next line of the grid, kept with what stands before it. */
export const toGrid: Strip = { ...plain, kind: 'grid', height: 0 };

/** The end of a page. */
export const turn: Strip = { ...plain, kind: 'turn', height: 0 };

/** Strips that all stay on one page, and with the strip after them when `withNext` is set. */
export function together(strips: Galley, withNext = false): Galley {
  return strips.map((strip, index) => ({ ...strip, keep: index < strips.length - 1 || withNext }));
}

/** Lines of a paragraph: the first two stay together, and the last two. */
export function paragraphLines(strips: Galley): Galley {
  return strips.map((strip, index) => {
    const orphan = index === 0 && strips.length > 1;
    const widow = index === strips.length - 2;
    return orphan || widow ? { ...strip, keep: true } : strip;
  });
}

/** A galley moved to the right by `dx` points. */
export function shifted(strips: Galley, dx: number): Galley {
  return strips.map((strip) => ({
    ...strip,
    draws: strip.draws.map((draw) => (draw.kind === 'anchor' ? draw : { ...draw, x: draw.x + dx })),
    again: shifted(strip.again, dx),
  }));
}

/** What a galley is high, were it set on one endless page. */
export function heightOf(strips: Galley, leading: number): number {
  return strips.reduce((y, strip) => (strip.kind === 'grid' ? gridAfter(y, leading) : y + strip.height), 0);
}

/** The first line of the grid at or below `y`. */
export function gridAfter(y: number, leading: number): number {
  return Math.ceil(y / leading - 1e-6) * leading;
}
