/** The words of lines in the order in which they stand: for what is read from right to left, wholly or in part. */
import { directionOf } from '../../../text/direction.ts';
import { scriptRuns } from '../../../text/scripts.ts';
import type { Language } from '../../../model/document.ts';
import { points } from '../../../typeset/font.ts';
import type { SetLine } from '../../../typeset/line.ts';
import type { Span } from '../../../typeset/draw.ts';

export type Direction = ReturnType<typeof directionOf>;

/** The direction of a text: that of its first letter (UAX #9, P2 and P3), or of its language when it has none. */
export function readingOf(text: string, language: Language): Direction {
  return ownDirection(text) ?? directionOf(language);
}

/**
 * The words of lines that were set from left to right, moved to where they belong (UAX #9, L2, for words in place of characters):
 * words of the other direction keep their own order among themselves. Signs go with the words around them, and figures with those
 * before them where these are read from left to right (W7).
 */
export function inOrder(lines: readonly Pick<SetLine, 'spans'>[], direction: Direction): readonly (readonly Span[])[] {
  const words = lines.flatMap(({ spans }) => spans.map(({ shaped }) => shaped.text));
  const own = words.map(ownDirection);
  if (direction === 'ltr' && !own.includes('rtl')) return lines.map(({ spans }) => spans);
  const sides = own.map((side, at) => {
    const before = own.slice(0, at).findLast((it) => it !== null);
    const behind = own.slice(at + 1).find((it) => it !== null);
    const follows = before === 'ltr' && /\p{N}/u.test(words[at] ?? '');
    return side ?? (before !== undefined && (follows || before === behind) ? before : direction);
  });
  let done = 0;
  return lines.map(({ spans }) => moved(spans, sides.slice(done, (done += spans.length)), direction));
}

/** The words of a line moved; each has its side. */
function moved(spans: readonly Span[], sides: readonly Direction[], direction: Direction): readonly Span[] {
  const runs: number[][] = [];
  for (const [at, side] of sides.entries()) {
    const run = runs.at(-1);
    if (run === undefined || side === direction || side !== sides[at - 1]) runs.push([at]);
    else if (side === 'rtl') run.unshift(at);
    else run.push(at);
  }
  const order = (direction === 'rtl' ? runs.reverse() : runs).flat();
  let x = 0;
  return order.flatMap((at, place) => {
    const span = spans[at];
    if (span === undefined) return [];
    const next = order[place + 1];
    // The white between two words is that between them in the order of reading.
    const white = next === undefined ? 0 : whiteBehind(spans, Math.min(at, next));
    const here = { ...span, x };
    x += widthOf(span) + white;
    return [here];
  });
}

/** The direction of a text's first letter; null when it has none of a script that is told apart. */
function ownDirection(text: string): Direction | null {
  const lettered = scriptRuns(text).find(({ script }) => script !== 'Zyyy');
  return lettered === undefined ? null : lettered.level % 2 === 1 ? 'rtl' : 'ltr';
}

function whiteBehind(spans: readonly Span[], at: number): number {
  const [span, next] = [spans[at], spans[at + 1]];
  return span === undefined || next === undefined ? 0 : next.x - span.x - widthOf(span);
}

function widthOf({ font, shaped }: Span): number {
  return points(font, shaped.width);
}
