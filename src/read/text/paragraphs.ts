/**
 * Where the paragraphs of a plain text are.
 *
 * A text is taken as hard-wrapped, so that blank lines part its paragraphs, when all of this holds:
 *  - its longest line has 50 to 120 characters, and some blank line stands in it;
 *  - its lines are full: of the lines that another follows directly, nine in ten could not have taken the first word of
 *    the next without being longer than the longest line;
 *  - at most half of those lines end as a sentence does.
 * Else every line is a paragraph, and blank lines mean nothing. So a poem keeps its lines, and an article with one
 * paragraph a line needs no blank lines.
 */
import type { Place } from '../../model/document.ts';

/** A paragraph's words with single spaces between them, and where it starts. */
export type Passage = { readonly at: Place; readonly text: string };

type Line = { readonly at: Place; readonly text: string };

/** The paragraphs of `text`, in order; every word is in one of them. */
export function paragraphs(text: string, file: string): readonly Passage[] {
  const groups = lineGroups(text, file);
  if (!isWrapped(groups)) return groups.flat();
  const [first = [], ...rest] = groups;
  return [...openingOf(first, widest(groups)), ...rest].map(joined);
}

/** Runs of lines without a blank one between them. */
function lineGroups(text: string, file: string): readonly (readonly Line[])[] {
  const groups: Line[][] = [[]];
  for (const [index, raw] of text.split('\n').entries()) {
    const words = raw.replace(/[ \t]+/g, ' ').trim();
    if (words === '') groups.push([]);
    else groups.at(-1)?.push({ at: { file, line: index + 1, column: raw.search(/\S/) + 1 }, text: words });
  }
  return groups.filter((group) => group.length > 0);
}

function isWrapped(groups: readonly (readonly Line[])[]): boolean {
  const width = widest(groups);
  // The headline's own lines say nothing: they are broken by sense.
  const followed = groups.slice(1).flatMap(pairs);
  if (width < 50 || width > 120 || followed.length === 0) return false;
  const full = followed.filter(([line, next]) => isFull(line, next, width)).length;
  const ended = followed.filter(([line]) => /[.!?…]["'”’»)\]]*$/.test(line.text)).length;
  return full >= followed.length * 0.9 && ended <= followed.length / 2;
}

/** A headline that is the first line of the first group stands for itself, unless it is full and so runs on. */
function openingOf(group: readonly Line[], width: number): readonly (readonly Line[])[] {
  const [first, second] = group;
  if (first === undefined || second === undefined || isFull(first, second, width)) return [group];
  return [[first], group.slice(1)];
}

function isFull(line: Line, next: Line, width: number): boolean {
  return line.text.length + 1 + (next.text.split(' ', 1)[0] ?? '').length > width;
}

function pairs(group: readonly Line[]): readonly (readonly [Line, Line])[] {
  return group.slice(1).map((next, index): readonly [Line, Line] => [group[index] ?? next, next]);
}

function widest(groups: readonly (readonly Line[])[]): number {
  return groups.flat().reduce((width, line) => Math.max(width, line.text.length), 0);
}

function joined(group: readonly Line[]): Passage {
  const text = group.map((line) => line.text).join(' ');
  return { at: group[0]?.at ?? { file: '', line: 1, column: 1 }, text };
}
