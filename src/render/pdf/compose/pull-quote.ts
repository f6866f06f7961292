/** Pull quotes: words of the article set large between two rules, on whole lines; they wait for a page while the text goes on. */
import type { Block, Quote } from '../../../model/document.ts';
import {
  flexible,
  heightOf,
  settled,
  toGrid,
  together,
  type,
  white,
  type Flex,
  type Matter,
  type Strip,
} from '../../../typeset/galley.ts';
import { within, type Column, type Compositor } from './compositor.ts';
import { ragged } from './text.ts';

/** Thickness of its rules, in points. */
const thickness = 0.5;

/** Sets a pull quote; `blocks` sets what is in it besides paragraphs. */
export function pullQuote(
  it: Quote,
  column: Column,
  compositor: Compositor,
  blocks: (run: readonly Block[], column: Column, compositor: Compositor) => Matter,
): Flex {
  const { style } = compositor.bench;
  const { pullQuote: voice, attribution, body } = style.voices;
  const even = { align: 'left', balance: true } as const;
  const said = within(column, 'BlockQuote');
  const words = it.content.flatMap((block) =>
    block.kind === 'paragraph'
      ? ragged(block.content, voice, within(said, 'P'), even, block.at, compositor)
      : settled(blocks([block], { ...said, tight: true, voice: 'pullQuote' }, compositor)),
  );
  const dash = { kind: 'text', at: it.at, value: '— ' } as const;
  const name =
    it.attribution.length === 0 ? [] : ragged([dash, ...it.attribution], attribution, within(said, 'P'), even, it.at, compositor);
  const rule = (y: number): Strip =>
    type(thickness, [{ kind: 'bar', x: 0, y, width: column.measure, height: thickness, ink: style.ink.rule }]);
  const inner = [...words, ...(name.length === 0 ? [] : [white(body.leading / 4), ...name])];
  // A line of white outside the rules in all, and inside them as much as fills whole lines; type stands low in its lines.
  const content = heightOf(inner, body.leading) + 2 * thickness;
  const total = Math.ceil((content + 2.2 * body.leading) / body.leading) * body.leading;
  const inside = (total - content - body.leading) / 2;
  const set = [
    white(body.leading / 2),
    rule(0),
    type(inside * 0.8, []),
    ...inner,
    type(inside * 1.2, []),
    rule(0),
    white(body.leading / 2),
    toGrid,
  ];
  return flexible(together(set), [], true);
}
