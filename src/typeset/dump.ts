/** Pages and lines as text: how layout is read in tests and in bug reports. */
import type { Draw, Line, Page } from './draw.ts';
import { match } from '../model/match.ts';

/** One line for each thing on each page, with its place in points: `  52.0 120.5 line "Two drones"`. */
export function dumpPages(pages: readonly Page[]): string {
  const lines: string[] = [];
  for (const [number, page] of pages.entries()) {
    lines.push(`page ${number + 1} ${tenths(page.width)} x ${tenths(page.height)}`);
    for (const part of page.parts) {
      for (const [index, draw] of part.draws.entries()) {
        // Of a row of dots the first is enough.
        const before = part.draws[index - 1];
        const dotted = draw.kind === 'bar' && before?.kind === 'bar' && before.y === draw.y && before.width === draw.width;
        if (!dotted) lines.push(`  ${dumpDraw(draw, part.x, part.y)}`);
      }
    }
  }
  return lines.join('\n') + '\n';
}

function dumpDraw(draw: Draw, x: number, y: number): string {
  const at = (left: number, top: number): string => `${tenths(x + left).padStart(6)} ${tenths(y + top).padStart(6)}`;
  return match<Draw, [], string>(
    {
      line: (it) => `${at(it.x + (it.spans[0]?.x ?? 0), it.y)} line ${JSON.stringify(lineText(it))}`,
      bar: (it) => `${at(it.x, it.y)} bar ${tenths(it.width)} x ${tenths(it.height)} ${it.ink}`,
      image: (it) => `${at(it.x, it.y)} image ${tenths(it.width)} x ${tenths(it.height)}`,
      path: (it) => `${at(it.x, it.y)} path ${it.rings.length} of ${it.rings.reduce((sum, ring) => sum + ring.length, 0)} points`,
      figure: (it) => `${at(it.x, it.y)} figure ${tenths(it.width)} x ${tenths(it.height)}`,
      anchor: (it) => `${at(0, it.y)} anchor #${it.id}`,
      initial: (it) => `${at(it.x, it.y)} initial ${JSON.stringify(it.shaped.text)}`,
      turned: (it) =>
        [
          `${at(it.x, it.y)} turned ${tenths(it.width)} x ${tenths(it.height)}`,
          ...it.draws.map((inner) => `  | ${dumpDraw(inner, 0, 0)}`),
        ].join('\n'),
    },
    draw,
  );
}

/** The words of a line as they were written, a hyphen that the break put there shown as `-`. */
export function lineText(line: Pick<Line, 'spans'>): string {
  return line.spans.map((span) => span.shaped.text + span.after).join('');
}

function tenths(value: number): string {
  return value.toFixed(1);
}
