/** The sheet that a cover is put together on. Lengths are in pixels, from the top left. */
import type { Bar, Line } from '../../../typeset/draw.ts';
import type { Block } from './block.ts';
import type { Direction } from './order.ts';

/** What shops ask for, and in which shape (Kindle Publishing Guidelines, 4.2). */
export const page = { width: 1600, height: 2560 } as const;
export const margin = 120;
export const measure = page.width - 2 * margin;

/** What stands on a cover, in the order in which it is drawn. */
export type Cover = typeof page & { readonly draws: readonly (Bar | Line)[] };

export type Sheet = Cover & {
  /** Fills a box that is `indent` away from the edge where lines start. */
  readonly fill: (
    box: { readonly indent: number; readonly y: number; readonly width: number; readonly height: number },
    ink: string,
  ) => void;
  /** Puts a block there. */
  readonly put: (block: Block, indent: number, y: number) => void;
};

/** Opens a sheet whose lines start from a side. */
export function openSheet(side: Direction): Sheet {
  const draws: (Bar | Line)[] = [];
  const leftOf = (indent: number, width: number): number => (side === 'rtl' ? page.width - indent - width : indent);
  return {
    ...page,
    draws,
    fill: ({ indent, y, width, height }, ink) => {
      draws.push({ kind: 'bar', x: leftOf(indent, width), y, width, height, ink });
    },
    put: ({ lines, width }, indent, y) => {
      for (const line of lines) draws.push({ ...line, x: leftOf(indent, width) + line.x, y: y + line.y });
    },
  };
}
