/** What is too wide for the page, set sideways: on sheets of its own, each turned by a quarter to fill a text block. */
import { flexible, type, type Galley, type Matter, type Strip } from '../../../typeset/galley.ts';
import type { Draw } from '../../../typeset/draw.ts';

/** A table in its parts. */
export type TableParts = {
  /** What stands above its head once. */
  readonly opening: Galley;
  /** Its head, and the head as it is set again on every page, for the eye only. */
  readonly heading: Galley;
  readonly again: Galley;
  readonly rows: readonly Galley[];
  /** What ends it. */
  readonly closing: Galley;
};

/** A text block before it is turned, in points: its width runs up the page. */
export type Sheet = { readonly width: number; readonly height: number };

/** Sets a table on turned sheets: one strip each, as tall as the sheet is wide. The text goes on before and behind them. */
export function turnedSheets(it: TableParts, sheet: Sheet): Matter {
  const sheets: Strip[][] = [[...it.opening, ...it.heading]];
  const room = sheet.height - high(it.closing);
  /** How many strips of rows the last sheet holds. */
  let held = 0;
  const add = (strips: Galley): void => {
    if (held > 0 && high(sheets.at(-1) ?? []) + high(strips) > room) {
      sheets.push([...it.again]);
      held = 0;
    }
    sheets.at(-1)?.push(...strips);
    held += strips.length;
  };
  // A row that no sheet holds whole goes on over the next, line by line.
  for (const row of it.rows)
    for (const part of high([...it.heading, ...row]) > room ? row.map((strip) => [strip]) : [row]) add(part);
  sheets.at(-1)?.push(...it.closing);
  return sheets.map((strips) => flexible([turned(strips, sheet)], [], true));
}

function turned(strips: Galley, { width, height }: Sheet): Strip {
  const draws: Draw[] = [];
  let y = 0;
  for (const strip of strips) {
    const down = y;
    draws.push(...strip.draws().map((draw) => ({ ...draw, y: draw.y + down })));
    y += strip.height;
  }
  const notes = strips.flatMap((strip) => strip.notes);
  return type(width, [{ kind: 'turned', x: 0, y: 0, width, height, draws }], notes);
}

function high(strips: Galley): number {
  return strips.reduce((sum, strip) => sum + strip.height, 0);
}
