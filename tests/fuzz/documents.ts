/** Documents to read, the same each time: the examples of CommonMark and the hostile pieces, cut up and put together by dice. */
import { tests as examples } from 'commonmark-spec';
import type { SourceFormat } from '../../src/read/reader.ts';
import { type Dice, dice } from '../dice.ts';
import { blocks, matters, pieces } from './hostile.ts';

export type Made = { readonly format: SourceFormat; readonly text: string };

/** Characters that a language of marks gives meaning to. */
const marks = [
  ...'\n\n  \t#*_~`[]()<>!&;:|-+=\\"\'^{}\u0000\u00a0\u202e',
  '\ud800',
  '\r\n',
  '    ',
  '1. ',
  '> ',
  '- ',
  '[^',
  ']: ',
];

/** `count` documents: in every ten four mutated examples, three put together, one with front matter, two of plain text. */
export function* documents(count: number, seed: number): Generator<Made> {
  const roll = dice(seed);
  for (let number = 0; number < count; number++) {
    const kind = number % 10;
    if (kind < 4) yield { format: 'markdown', text: mutated(pick(examples, roll).markdown, roll) };
    else if (kind < 7) yield { format: 'markdown', text: article(roll) };
    else if (kind < 8) yield { format: 'markdown', text: `---\n${pick(matters, roll)}\n---\n\n${article(roll)}` };
    else yield { format: 'text', text: plainText(roll) };
  }
}

const pick = <T>(list: readonly T[], roll: Dice): T => {
  const found = list[Math.floor(roll() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};
const times = (most: number, roll: Dice): number => 1 + Math.floor(roll() * most);

/** `text` with a few things cut out, doubled, moved or put in. */
function mutated(text: string, roll: Dice): string {
  let out = text;
  for (let left = times(6, roll); left > 0; left--) {
    const at = Math.floor(roll() * (out.length + 1));
    const end = Math.min(out.length, at + times(12, roll));
    const way = roll();
    if (way < 0.25) out = out.slice(0, at) + pick(pieces, roll) + out.slice(at);
    else if (way < 0.55) out = out.slice(0, at) + pick(marks, roll) + out.slice(at);
    else if (way < 0.7) out = out.slice(0, at) + out.slice(end);
    else if (way < 0.8) out = out.slice(0, end) + out.slice(at);
    else if (way < 0.9) out = `${out}\n\n${pick(blocks, roll)}`;
    else out = `${out}\n\n${pick(examples, roll).markdown}`;
  }
  return out;
}

function paragraph(roll: Dice): string {
  const words = Array.from({ length: times(5, roll) }, () => (roll() < 0.5 ? pick(pieces, roll) : 'some words'));
  return words.join(roll() < 0.7 ? ' ' : '');
}

function article(roll: Dice): string {
  const parts = Array.from({ length: times(7, roll) }, () => (roll() < 0.5 ? pick(blocks, roll) : paragraph(roll)));
  const text = parts.map((part) => inside(part, roll)).join(roll() < 0.85 ? '\n\n' : '\n');
  return roll() < 0.3 ? mutated(text, roll) : text;
}

/** Now and then in a quotation, a list, a note, or in markup. */
function inside(part: string, roll: Dice): string {
  const way = roll();
  const lines = part.split('\n');
  if (way < 0.08) return lines.map((line) => `> ${line}`).join('\n');
  if (way < 0.16) return lines.map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`)).join('\n');
  if (way < 0.22) return lines.map((line, at) => (at === 0 ? `[^${times(3, roll)}]: ${line}` : `    ${line}`)).join('\n');
  return way < 0.28 ? `<div onclick="x">\n${part}\n</div>` : part;
}

/** Lines as they come from a wire or a scan, with whatever else was in the file. */
function plainText(roll: Dice): string {
  const head = ['A HEADLINE', 'By Somebody <b>', '3 January 2022', '', '\ufeff', 'Von A & B'].filter(() => roll() < 0.6);
  const body = Array.from({ length: times(8, roll) }, () => paragraph(roll));
  const text = [...head, ...body].join(pick(['\n\n', '\n', '\r\n\r\n', '\n \n', '\u2029', '\f'], roll));
  return roll() < 0.5 ? mutated(text, roll) : text;
}
