/** Code: to the letter, line for line; a line too long for the column goes on below, indented behind a mark. */
import type { CodeBlock } from '../../../model/document.ts';
import type { Bar, Span } from '../../../typeset/draw.ts';
import { paragraphLines, type Galley } from '../../../typeset/galley.ts';
import type { SetLine } from '../../../typeset/line.ts';
import { lineStrips } from '../../../typeset/strips.ts';
import { points } from '../../../typeset/font.ts';
import { child, type Element } from '../../../typeset/tag.ts';
import { upright } from '../bench.ts';
import type { Column, Compositor } from './compositor.ts';
import { covered } from './coverage.ts';

/** By how many letters the rest of a line that was too long is indented; the mark stands there. */
const hang = 2;
const tabWidth = 4;

/** A line of code as it is set. */
type CodeLine = { readonly text: string; readonly goesOn: boolean };

/** Sets a block of code. */
export function codeLines(it: CodeBlock, column: Column, compositor: Compositor): Galley {
  const { bench } = compositor;
  const voice = bench.style.voices.code;
  const font = bench.font(voice, upright, 'en', false);
  const letter = points(font, font.cut.word('0').width);
  const room = Math.max(hang + 1, Math.floor(column.measure / letter));
  const lines = it.value.split('\n').flatMap((line) => wrapped(expanded(line), room));
  const tag = child(child(column.tag, 'P'), 'Code');
  compositor.origin(tag, it);
  const set = lines.map((line) => codeLine(line, letter * hang, tag, it, compositor));
  const strips = lineStrips(set, voice.leading, bench.depth);
  const mark = goesOnMark(voice.leading - bench.depth, voice.size, bench.style.ink.muted);
  const marked = strips.map((strip, index) =>
    lines[index]?.goesOn === true ? { ...strip, draws: () => [...mark, ...strip.draws()] } : strip,
  );
  return paragraphLines(marked);
}

function codeLine({ text, goesOn }: CodeLine, indent: number, tag: Element, it: CodeBlock, compositor: Compositor): SetLine {
  const { bench } = compositor;
  const voice = bench.style.voices.code;
  let x = goesOn ? indent : 0;
  const spans = covered(text, { voice, language: 'en' }, upright, it.at, compositor).map((part): Span => {
    const font = bench.font(voice, part.variant, 'en', false);
    const shaped = font.cut.word(part.text);
    const span: Span = { x, font, shaped, link: null, tag, after: '', broken: false, joined: false, image: null };
    x += points(font, shaped.width);
    return span;
  });
  return { spans: text === '' ? [] : spans, width: x, scale: 1, tracking: 0, notes: [] };
}

/** What says that a line goes on: a small turn drawn with two rules, as a letter would be copied with the code. */
function goesOnMark(baseline: number, size: number, ink: string): readonly Bar[] {
  const [left, foot] = [size * 0.25, baseline - size * 0.2];
  return [
    { kind: 'bar', x: left, y: foot - size * 0.4, width: 0.5, height: size * 0.4, ink },
    { kind: 'bar', x: left, y: foot, width: size * 0.5, height: 0.5, ink },
  ];
}

/** Tabs as spaces up to the next stop. */
function expanded(line: string): string {
  let text = '';
  for (const letter of line) text += letter === '\t' ? ' '.repeat(tabWidth - (text.length % tabWidth)) : letter;
  return text;
}

/** Where a line may be cut, the best places first: behind a space or a sign; inside a name, where its words are told apart. */
const cuts = [/[\s,;:)}\]|&+=/.-]/, /[_([{<]/] as const;

/** Cuts a line to the room there is, counted in letters: where it may be cut if such a place is near, else anywhere. */
function wrapped(line: string, room: number): readonly CodeLine[] {
  const letters = [...line];
  const found: CodeLine[] = [];
  for (let at = 0; at < letters.length || at === 0;) {
    const goesOn = at > 0;
    const fits = goesOn ? room - hang : room;
    let end = at + fits;
    if (end < letters.length) {
      const from = at + Math.ceil(fits * 0.6);
      const last = letters.slice(from, end);
      const near = cuts.map((cut) => last.findLastIndex((letter) => cut.test(letter))).find((found) => found >= 0);
      if (near !== undefined) end = from + near + 1;
    }
    found.push({ text: letters.slice(at, end).join(''), goesOn });
    at = end;
  }
  return found;
}
