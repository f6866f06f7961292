/** Code: to the letter, line for line; a line too long for the column goes on below, indented behind a mark. */
import type { CodeBlock } from '../../../model/document.ts';
import type { Span } from '../../../typeset/draw.ts';
import { paragraphLines, type Galley } from '../../../typeset/galley.ts';
import type { SetLine } from '../../../typeset/line.ts';
import { lineStrips } from '../../../typeset/strips.ts';
import { points } from '../../../typeset/font.ts';
import { upright } from '../bench.ts';
import type { Column, Compositor } from './compositor.ts';
import { covered } from './coverage.ts';

/** What opens the rest of a line that was too long. */
const goesOn = '→ ';
const tabWidth = 4;

/** Sets a block of code. */
export function codeLines(it: CodeBlock, column: Column, compositor: Compositor): Galley {
  const { bench } = compositor;
  const voice = bench.style.voices.code;
  const font = bench.font(voice, upright, 'en', false);
  const room = Math.max(goesOn.length + 1, Math.floor(column.measure / points(font, font.cut.word('0').width)));
  const lines = it.value.split('\n').flatMap((line) => wrapped(expanded(line), room));
  const set = lines.map((text) => codeLine(text, it, compositor));
  return paragraphLines(lineStrips(set, voice.leading, bench.depth));
}

function codeLine(text: string, it: CodeBlock, compositor: Compositor): SetLine {
  const { bench } = compositor;
  const voice = bench.style.voices.code;
  let x = 0;
  const spans = covered(text, { voice, language: 'en' }, upright, it.at, compositor).map((part): Span => {
    const font = bench.font(voice, part.variant, 'en', false);
    const shaped = font.cut.word(part.text);
    const span: Span = { x, font, shaped, link: null, after: '', broken: false, image: null };
    x += points(font, shaped.width);
    return span;
  });
  return { spans: text === '' ? [] : spans, width: x, scale: 1, notes: [] };
}

/** Tabs as spaces up to the next stop. */
function expanded(line: string): string {
  let text = '';
  for (const letter of line) text += letter === '\t' ? ' '.repeat(tabWidth - (text.length % tabWidth)) : letter;
  return text;
}

function wrapped(line: string, room: number): readonly string[] {
  const letters = [...line];
  if (letters.length <= room) return [line];
  const rest = room - goesOn.length;
  const found = [letters.slice(0, room).join('')];
  for (let at = room; at < letters.length; at += rest) found.push(goesOn + letters.slice(at, at + rest).join(''));
  return found;
}
