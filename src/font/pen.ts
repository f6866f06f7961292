/**
 * Pens that follow glyphs, put where HarfBuzz can call them.
 *
 * HarfBuzz calls a pen through its table of functions, which holds functions of WebAssembly only. So a module is made that does
 * nothing but take our functions in and give them out again as its own (WebAssembly core specification 2.0, 5.5).
 */

/** Follows the contours of a glyph, each from `move` to `close`. Lengths are in font units, from the pen position, upwards. */
export type Pen = {
  readonly move: (x: number, y: number) => void;
  readonly line: (x: number, y: number) => void;
  /** A curve of Bézier's with one control point, as TrueType has them. */
  readonly quadratic: (x1: number, y1: number, x: number, y: number) => void;
  /** One with two, as CFF has them. */
  readonly cubic: (x1: number, y1: number, x2: number, y2: number, x: number, y: number) => void;
  readonly close: () => void;
};

export type Stroke = keyof Pen;
export const strokes = ['move', 'line', 'quadratic', 'cubic', 'close'] as const satisfies readonly Stroke[];

/** How many numbers each stroke is told. */
const lengths: Readonly<Record<Stroke, number>> = { move: 2, line: 2, quadratic: 4, cubic: 6, close: 0 };
/** What HarfBuzz says before them: whose functions, whose data, and the state of the drawing. */
const preamble = 3;

const [i32, f32, functionType] = [0x7f, 0x7d, 0x60];
/** Sections of a module by their numbers, in the order that they stand in. */
const sections = { type: 1, import: 2, export: 7 } as const;

/** Functions that HarfBuzz can call, by stroke: each tells the pen that `current` gives. */
export function callable(current: () => Pen): Readonly<Record<Stroke, unknown>> {
  // All counts and lengths are under 128, and so are one byte each.
  const section = (number: number, items: readonly (readonly number[])[]): readonly number[] => {
    const body = [items.length, ...items.flat()];
    return [number, body.length, ...body];
  };
  const named = (index: number): readonly number[] => [1, 0x61 + index];
  const types = strokes.map((stroke) => {
    const told = [...repeat(i32, preamble), ...repeat(f32, lengths[stroke]), i32];
    return [functionType, told.length, ...told, 0];
  });
  const module = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(sections.type, types),
    ...section(
      sections.import,
      strokes.map((_, index) => [...named(0), ...named(index), 0, index]),
    ),
    ...section(
      sections.export,
      strokes.map((_, index) => [...named(index), 0, index]),
    ),
  ];
  const ours = {
    move: (...told: readonly number[]) => current().move(...two(told)),
    line: (...told: readonly number[]) => current().line(...two(told)),
    quadratic: (...told: readonly number[]) => current().quadratic(...two(told), ...two(told, 2)),
    cubic: (...told: readonly number[]) => current().cubic(...two(told), ...two(told, 2), ...two(told, 4)),
    close: () => current().close(),
  };
  const imports = Object.fromEntries(strokes.map((stroke, index) => [letter(index), ours[stroke]]));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(module)), { a: imports });
  const theirs = exports as Readonly<Record<string, unknown>>;
  const [move, line, quadratic, cubic, close] = strokes.map((_, index) => theirs[letter(index)]);
  return { move, line, quadratic, cubic, close };
}

const repeat = (value: number, times: number): readonly number[] => new Array<number>(times).fill(value);
const letter = (index: number): string => String.fromCharCode(0x61 + index);
const two = (told: readonly number[], from = 0): [number, number] => [told[preamble + from] ?? 0, told[preamble + from + 1] ?? 0];
