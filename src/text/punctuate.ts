/**
 * Typed punctuation made into what a printer sets, by language: quotation marks, apostrophes, dashes, ellipses, primes, spaces.
 *
 * Letters and digits never change. What is typeset already passes unchanged, and so does what could be read in two ways.
 */
import type { Language } from '../model/document.ts';
import { monthsOf } from './date.ts';
import { customsOf } from './punctuation/customs.ts';
import { strokes } from './punctuation/dashes.ts';
import { type Line, opaque, type Piece, revise, type Rule } from './punctuation/line.ts';
import { quotation } from './punctuation/quotes.ts';
import { spacing } from './punctuation/spaces.ts';

export type { Piece } from './punctuation/line.ts';

/** One rule may make room for another; two rounds settle all but contrived lines. */
const mostRounds = 4;

/**
 * Sets the punctuation of one paragraph: takes its text between inline marks, in order, in which code, pictures and notes are
 * opaque, and gives as many pieces, the opaque ones as they were.
 */
export type Punctuate = (pieces: readonly Piece[]) => readonly Piece[];

/** Makes ready the rules of a language. */
export function punctuator(language: Language): Punctuate {
  const rules = rulesOf(language);
  return (pieces) => punctuate(pieces, rules);
}

function punctuate(pieces: readonly Piece[], rules: readonly Rule[]): readonly Piece[] {
  const line = pieces.map((piece) => (piece.kind === 'text' ? piece.value : opaque));
  let set: Line = { pieces: line, text: line.join('') };
  /** How many rules in a row have left the line alone: when all have, there is no more to do. */
  let idle = 0;
  for (let turn = 0; turn < mostRounds * rules.length && idle < rules.length; turn++) {
    const rule = rules[turn % rules.length];
    const next = rule === undefined ? set : revise(set, rule);
    idle = next === set ? idle + 1 : 0;
    set = next;
  }
  if (set.pieces === line) return pieces;
  return pieces.map((piece, at) => {
    const value = set.pieces[at] ?? '';
    return piece.kind === 'opaque' || value === line[at] ? piece : { kind: 'text', value };
  });
}

function rulesOf(language: Language): readonly Rule[] {
  const customs = customsOf(language);
  return [...strokes(customs), quotation(customs), ...spacing(customs, monthsOf(language))];
}
