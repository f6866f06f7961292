/** A cover as SVG: outlines and nothing else, so that no font of the machine can matter. */
import type { Pen } from '../../../font/pen.ts';
import type { Bar, Line } from '../../../typeset/draw.ts';
import { points } from '../../../typeset/font.ts';
import type { Case } from './case.ts';
import type { Cover } from './sheet.ts';

/** Draws what stands on a cover in its order. */
export function svgOf({ width, height, draws }: Cover, draw: Case['draw']): string {
  const paths = draws.map((it) => (it.kind === 'bar' ? bar(it) : line(it, draw)));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${paths.join('')}</svg>`;
}

function bar({ x, y, width, height, ink }: Bar): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${ink}"/>`;
}

function line({ x, y, spans }: Line, draw: Case['draw']): string {
  let data = '';
  for (const { x: left, font, shaped } of spans) {
    const { ids, advances, dx, dy } = shaped.glyphs;
    let pen = x + left;
    for (const [at, id] of ids.entries()) {
      const [from, to] = [pen + points(font, dx[at] ?? 0), y - font.rise - points(font, dy[at] ?? 0)];
      const place = (across: number, up: number): string =>
        `${tenth(from + points(font, across))} ${tenth(to - points(font, up))}`;
      const writer: Pen = {
        move: (...end) => void (data += `M${place(...end)}`),
        line: (...end) => void (data += `L${place(...end)}`),
        quadratic: (x1, y1, ...end) => void (data += `Q${place(x1, y1)} ${place(...end)}`),
        cubic: (x1, y1, x2, y2, ...end) => void (data += `C${place(x1, y1)} ${place(x2, y2)} ${place(...end)}`),
        close: () => void (data += 'Z'),
      };
      draw(font.cut.face, id, writer);
      pen += points(font, advances[at] ?? 0);
    }
  }
  return `<path fill="${spans[0]?.font.ink ?? 'none'}" d="${data}"/>`;
}

/** A tenth of a pixel is finer than the eye. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
