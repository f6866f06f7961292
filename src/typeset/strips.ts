/** Set lines as strips of a galley. */
import type { Bar, Draw, Span } from './draw.ts';
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

/** What is drawn of a line whose baseline is at `y`: its words and pictures in the order in which they are read. */
export function lineDraws({ spans, scale, tracking }: SetLine, y: number): readonly Draw[] {
  const draws: Draw[] = [];
  const strikes: Bar[] = [];
  let words: Span[] = [];
  for (const span of spans) {
    if (span.image === null) {
      words.push(span);
    } else {
      const before = words.pop();
      if (before !== undefined) words.push({ ...before, joined: before.after === '' });
      end();
      const { picture, width, height } = span.image;
      draws.push({ kind: 'image', x: span.x, y: y - height, width, height, picture, link: span.link, tag: span.tag });
    }
    if (span.font.strike) strikes.push(strike(span, scale, y));
  }
  end();
  return [...draws, ...strikes];

  function end(): void {
    if (words.length > 0) draws.push({ kind: 'line', x: 0, y, scale, tracking, spans: words });
    words = [];
  }
}

/** A bar through the small letters of a word. */
function strike({ x, font, shaped }: Span, scale: number, y: number): Bar {
  const { size, ink, cut } = font;
  const middle = (cut.face.metrics.xHeight * size) / cut.face.metrics.unitsPerEm / 2;
  return { kind: 'bar', x, y: y - middle, width: points(font, shaped.width) * scale, height: size / 20, ink };
}
