/** Where the characters of a scalar stand: its value is without the quotes, escapes, folds and indents that its source has. */
import { SCALAR_STYLE, type ScalarStyle } from 'js-yaml';

/** A scalar in its source. */
export type Span = { readonly valueStart: number; readonly valueEnd: number; readonly style: ScalarStyle };

/** Gives the offset in `source` of the character of `value` with an index; worked out when the first is asked for. */
export function spread(source: string, span: Span, value: string): (index: number) => number {
  let offsets: Uint32Array | null = null;
  return (index) => {
    offsets ??= walked(source, span, value);
    return offsets[Math.min(index, value.length)] ?? span.valueStart;
  };
}

/** Goes through both side by side. White space may be more or less of it in the source; every other character is there. */
function walked(source: string, { valueStart, valueEnd, style }: Span, value: string): Uint32Array {
  const offsets = new Uint32Array(value.length + 1);
  let at = valueStart;
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index);
    const escaped = style === SCALAR_STYLE.DOUBLE_QUOTED ? escapeAt(source, at) : 0;
    if (isSpace(character) && escaped === 0) {
      offsets[index] = at;
      at = character === '\n' ? nextLine(source, at) : at + Number(source[at] === character);
      continue;
    }
    // An escape such as \U0001f600 stands for two halves of a pair.
    if (isLowHalf(character) && source.startsWith('\\U', at - 10) && style === SCALAR_STYLE.DOUBLE_QUOTED) {
      offsets[index] = at - 10;
      continue;
    }
    while (
      at < valueEnd &&
      escaped === 0 &&
      (isSpace(source.charAt(at)) || (style === SCALAR_STYLE.DOUBLE_QUOTED && source.startsWith('\\\n', at)))
    )
      at += 1;
    offsets[index] = at;
    at +=
      (style === SCALAR_STYLE.DOUBLE_QUOTED ? escapeAt(source, at) : 0) ||
      (style === SCALAR_STYLE.SINGLE_QUOTED && source[at] === "'" ? 2 : 1);
  }
  offsets[value.length] = Math.min(at, valueEnd);
  return offsets;
}

/** How long the escape is that stands at `at`; 0 when there is none. */
function escapeAt(source: string, at: number): number {
  if (source[at] !== '\\' || source[at + 1] === '\n') return 0;
  return { x: 4, u: 6, U: 10 }[source.charAt(at + 1)] ?? 2;
}

/** The start of the next line, when there is nothing but space before it. */
function nextLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end >= 0 && source.slice(at, end).trim() === '' ? end + 1 : at;
}

const isSpace = (character: string): boolean => /^[ \t\r\n]$/.test(character);
const isLowHalf = (character: string): boolean => /^[\udc00-\udfff]$/.test(character);
