/** How a table that is wide is made to fit: narrower gaps first, then smaller type, then hyphens, down to a limit. */

/** A way to set a table. */
export type Squeeze = {
  /** Size of its type, as a share of its voice's. */
  readonly size: number;
  /** Between columns, in ems of its type. */
  readonly gutter: number;
  readonly hyphens: boolean;
};

const roomy = 1.4;
const close = 0.8;

/** From the best to the last that can still be read. */
const squeezes: readonly Squeeze[] = [
  { size: 1, gutter: roomy, hyphens: false },
  { size: 1, gutter: close, hyphens: false },
  { size: 0.95, gutter: close, hyphens: false },
  { size: 0.9, gutter: close, hyphens: false },
  { size: 0.9, gutter: close, hyphens: true },
  { size: 0.85, gutter: close, hyphens: true },
  { size: 0.8, gutter: close, hyphens: true },
];

/** What a table asks for at full size; lengths in points. */
export type Demand = {
  readonly columns: number;
  readonly em: number;
  /** The sum of the narrowest widths of its columns; and where words may be hyphenated. */
  readonly least: number;
  readonly hyphenated: number;
};

/** The best way to set a table in `room` points; null when there is none. */
export function squeezeInto(demand: Demand, room: number): Squeeze | null {
  return (
    squeezes.find(({ size, gutter, hyphens }) => {
      const gaps = gutter * demand.em * (demand.columns - 1);
      return size * ((hyphens ? demand.hyphenated : demand.least) + gaps) <= room + 1e-6;
    }) ?? null
  );
}

/** For what fits in no way: the smallest type, and gaps that take no more than a third. Words will be cut. */
export function lastSqueeze(demand: Demand, room: number): Squeeze {
  const size = 0.8;
  return { size, gutter: Math.min(close, room / (3 * demand.columns * demand.em * size)), hyphens: true };
}
