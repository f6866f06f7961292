/** Set lines as strips of a galley. */
import type { Draw } from './draw.ts';
import { points } from './font.ts';
import { type, type Galley } from './galley.ts';
import type { SetLine } from './line.ts';

/**
 * One strip a line.
 * @param leading height of each strip, in points
 * @param depth how far above a strip's lower edge its baseline lies, in points
 */
export function lineStrips(lines: readonly SetLine[], leading: number, depth: number): Galley {
  return lines.map((line) => type(leading, lineDraws(line, leading - depth), line.notes));
}

/** What is drawn of a line whose baseline is at `y`. */
export function lineDraws(line: SetLine, y: number): readonly Draw[] {
  const draws: Draw[] = [];
  const words = line.spans.filter((span) => span.image === null);
  if (words.length > 0) draws.push({ kind: 'line', x: 0, y, scale: line.scale, tracking: line.tracking, spans: words });
  for (const span of line.spans) {
    if (span.image !== null) {
      const { picture, width, height } = span.image;
      draws.push({ kind: 'image', x: span.x, y: y - height, width, height, picture, link: span.link, tag: span.tag });
    }
    if (span.font.strike) {
      const { size, ink, cut } = span.font;
      const middle = (cut.face.metrics.xHeight * size) / cut.face.metrics.unitsPerEm / 2;
      draws.push({
        kind: 'bar',
        x: span.x,
        y: y - middle,
        width: points(span.font, span.shaped.width) * line.scale,
        height: size / 20,
        ink,
      });
    }
  }
  return draws;
}
