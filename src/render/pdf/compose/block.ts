/** Blocks as galleys: one row a kind. Every block takes a whole number of lines of the baseline grid. */
import type { Block, Definitions, Heading, Quote } from '../../../model/document.ts';
import { match } from '../../../model/match.ts';
import {
  changedAt,
  flexible,
  gridAfter,
  heightOf,
  settled,
  shifted,
  toGrid,
  together,
  undivided,
  type,
  white,
  type Flex,
  type Galley,
  type Matter,
  type Part,
} from '../../../typeset/galley.ts';
import { headingVoice } from '../bench.ts';
import { codeLines } from './code.ts';
import { child } from '../../../typeset/tag.ts';
import { narrowed, within, type Column, type Compositor } from './compositor.ts';
import { drawing } from './drawing.ts';
import { figure } from './figure.ts';
import { judgement, keyFigures } from './judgement.ts';
import { list } from './list.ts';
import { pullQuote } from './pull-quote.ts';
import { table } from './table.ts';
import { numbered } from './number.ts';
import { prose, ragged } from './text.ts';

/** What white gives where nothing else does, in demerits: dearer than a paragraph that gives well, cheaper than a page that is not full. */
const whiteCost = 5e5;

/**
 * Sets a run of blocks, one below the other, each when its turn comes.
 * @param before the block that stands before them; null when they begin something
 */
export function* flow(
  run: readonly Block[],
  column: Column,
  compositor: Compositor,
  before: Block | null = null,
): Generator<Part, void> {
  // What may float away parts no text: the text goes on behind it.
  let text = before;
  for (const [index, block] of run.entries()) {
    yield* composed(block, { before: run[index - 1] ?? before, text }, column, compositor);
    if (!mayFloat(block)) text = block;
  }
}

/** Sets a run of blocks all at once. */
export function blocks(run: readonly Block[], column: Column, compositor: Compositor): Matter {
  return [...flow(run, column, compositor)];
}

/** What a block follows: the block before it, and the last one that stands in the run of the text. */
type Behind = { readonly before: Block | null; readonly text: Block | null };

function composed(block: Block, { before, text }: Behind, column: Column, compositor: Compositor): Matter {
  const { indent } = compositor.bench.style;
  const leading = compositor.bench.style.voices[column.voice].leading;
  return match<Block, [], Matter>(
    {
      paragraph: (it) => {
        const stanza = isVerse(it) && before !== null && isVerse(before);
        const first = column.indents && !stanza && text?.kind === 'paragraph' ? indent : 0;
        const lines = numbered(it, [prose(it.content, column, first, it.at, compositor)], column, compositor);
        const kept = introduces(it.content) ? leadIn(lines) : lines;
        if (before?.kind !== 'paragraph' || (column.indents && !stanza)) return kept;
        return [white(stanza && !column.tight ? leading : partingOf(column, leading)), ...kept];
      },
      heading: (it) => [heading(it, column, compositor, before)],
      list: (it) => apart(list(it, column, compositor, blocks), column, compositor, before),
      quote: (it) =>
        it.role === 'pull'
          ? [{ ...pullQuote(it, column, compositor, blocks), gap: partingOf(column, leading) }]
          : apart(quote(it, column, compositor), column, compositor, before),
      codeBlock: (it) => apart(codeLines(it, column, compositor), column, compositor, before),
      table: (it) => floating(apart(table(it, column, compositor), column, compositor, before), column, before, compositor),
      figure: (it) => [{ ...figure(it, column, compositor, before?.kind === 'heading'), gap: partingOf(column, leading) }],
      definitions: (it) => apart(definitions(it, column, compositor), column, compositor, before),
      drawing: (it) => [drawing(it, column, compositor)],
      judgement: (it) => judgement(it, column, compositor),
      keyFigures: (it) => apart(keyFigures(it, column, compositor), column, compositor, before),
      rule: () => {
        const width = column.measure / 5;
        const ink = compositor.bench.style.ink.rule;
        const bar = {
          kind: 'bar',
          x: (column.measure - width) / 2,
          y: leading - compositor.bench.depth,
          width,
          height: 0.5,
          ink,
        } as const;
        return [white(leading / 2), type(leading, [bar]), white(leading / 2), toGrid];
      },
    },
    block,
  );
}

/** Whether a block has lines of its own, as verse has: such paragraphs are told apart by white alone. */
function isVerse(block: Block): boolean {
  return block.kind === 'paragraph' && block.content.some(({ kind }) => kind === 'break');
}

function mayFloat(block: Block): boolean {
  return block.kind === 'figure' || block.kind === 'table' || (block.kind === 'quote' && block.role === 'pull');
}

/**
 * White on either side, and back onto the grid: a line of what is set on the grid itself, so that it stays there, whatever page it
 * ends on; of all else half a line, and half of what fills up its last one. Blocks inside another block stand closer.
 */
function apart(matter: Matter, column: Column, compositor: Compositor, before: Block | null): Matter {
  const first = matter[0];
  // What may wait for a page of its own brings no white along.
  if (column.tight || (first?.kind === 'flex' && first.floats)) return matter;
  const { leading } = compositor.bench.style.voices[column.voice];
  const base = compositor.bench.style.voices.body.leading;
  const strips = settled(matter);
  const onGrid = leading === base && strips.every(({ height }) => height % base === 0);
  // A line of white is enough: a heading has white of its own, and what stands apart has left some below it.
  const parted = before !== null && leavesWhite(before);
  const content = heightOf(strips, base);
  const half = leading !== base || parted ? leading / 2 : (gridAfter(content + leading, base) - content) / 2;
  const above = before === null || (onGrid && parted) ? [] : [white(onGrid ? leading : half)];
  // What is last in it may have left its white already, as a list in a list does.
  if (strips.at(-1)?.kind !== 'type') return [...above, ...matter];
  if (leading !== base) return [...above, ...matter, white(leading / 4)];
  // The white below fills up whatever is left of the last line, wherever what is divided began its page.
  const under = onGrid ? leading : leading / 2;
  const more = { delta: 1, cost: whiteCost, strips: () => [white(under + leading), toGrid] };
  return [...above, ...matter, flexible([white(under), toGrid], [more])];
}

/** Whether there is white below a block that nothing more is needed behind. What may float away leaves none where it was. */
function leavesWhite(block: Block): boolean {
  const isApart = block.kind === 'list' || block.kind === 'quote' || block.kind === 'codeBlock' || block.kind === 'definitions';
  return block.kind === 'heading' || (isApart && !mayFloat(block));
}

/** The white between two paragraphs, in points: in the body a whole line, so that all stay on the grid. */
function partingOf(column: Column, leading: number): number {
  if (column.indents) return 0;
  return column.voice === 'body' && !column.tight ? leading : leading / 2;
}

/** A table no higher than this share of a page is not divided: it waits for the next one where it does not fit. */
const wholeTable = 0.75;

/** A small table among paragraphs, which may wait for the next page while the text goes on; what a heading announces stays below it. */
function floating(matter: Matter, column: Column, before: Block | null, compositor: Compositor): Matter {
  const whole = settled(matter);
  const high = heightOf(whole, compositor.bench.style.voices.body.leading);
  const floats = before?.kind === 'paragraph' && !introduces(before.content) && column.voice === 'body' && !column.tight;
  const gap = partingOf(column, compositor.bench.style.voices.body.leading);
  return floats && high <= column.height * wholeTable ? [{ ...flexible(together(whole), [], true), gap }] : matter;
}

/** A paragraph that ends in a colon stays with what it introduces. */
function introduces(content: Extract<Block, { kind: 'paragraph' }>['content']): boolean {
  const last = content.at(-1);
  return last?.kind === 'text' && last.value.trimEnd().endsWith(':');
}

function leadIn(matter: Matter): Matter {
  return changedAt(matter, 'last', (strips) =>
    strips.map((strip, index) => (index === strips.length - 1 ? { ...strip, lonely: true } : strip)),
  );
}

const headings = { 1: 'H1', 2: 'H2', 3: 'H3', 4: 'H4', 5: 'H5', 6: 'H6' } as const;

function heading(it: Heading, column: Column, compositor: Compositor, before: Block | null): Flex {
  const { style } = compositor.bench;
  const voice = style.voices[headingVoice(it.level)];
  const base = style.voices.body.leading;
  const words = within(column, headings[it.level]);
  const lines = ragged(it.content, voice, words, { align: 'left', balance: true }, it.at, compositor);
  const anchor = type(0, [{ kind: 'anchor', id: it.id, y: 0 }]);
  // Twice as much white above as below, in whole lines all together.
  const below = it.level <= 2 ? base / 3 : 0;
  const content = heightOf(lines, base) + below;
  const total = Math.ceil((content + (it.level <= 2 ? base : base / 2)) / base - 1e-6) * base;
  // What stands apart has left a line of it already, in the text block itself.
  const free = !column.tight && style.voices[column.voice].leading === base;
  const parted = free && before !== null && before.kind !== 'heading' && leavesWhite(before);
  const left = parted && total - content >= base ? base : 0;
  const above = total - content - left;
  const under = (room: number): Galley => together([white(room), anchor, ...lines, white(below), toGrid], true);
  if (before === null) return flexible(under(0), []);
  return flexible(under(above), [
    { delta: 1, cost: whiteCost, strips: () => under(above + base) },
    ...(above < base * 1.5 ? [] : [{ delta: -1, cost: whiteCost, strips: () => under(above - base) }]),
  ]);
}

function quote(it: Quote, column: Column, compositor: Compositor): Matter {
  const { style } = compositor.bench;
  const { column: narrow, by } = narrowed(within(column, 'BlockQuote'), 2 * style.indent, style.voices.quote.size);
  const inner: Column = { ...narrow, tight: false, voice: column.voice === 'body' ? 'quote' : column.voice };
  const said = blocks(it.content, inner, compositor);
  if (it.attribution.length === 0) return shifted(said, by / 2);
  const dash = { kind: 'text', at: it.at, value: '— ' } as const;
  const name = ragged(
    [dash, ...it.attribution],
    style.voices.attribution,
    within(inner, 'P'),
    { align: 'left', balance: false },
    it.at,
    compositor,
  );
  return shifted([...leadIn(said), ...name], by / 2);
}

/** An entry of no more lines is not divided between pages. */
const shortEntry = 12;

function definitions(it: Definitions, column: Column, compositor: Compositor): Matter {
  const { style } = compositor.bench;
  const { column: narrow, by } = narrowed(column, style.indent, style.voices[column.voice].size);
  const glossary = child(column.tag, 'L', { numbering: 'None' });
  const { leading } = style.voices[column.voice];
  const gap = column.tight || column.voice !== 'body' ? [] : [white(leading / 2)];
  return it.entries.flatMap((entry, index) => {
    const item = child(glossary, 'LI');
    const label = { ...column, tag: child(item, 'Lbl') };
    const body = { ...narrow, tight: true, tag: child(item, 'LBody') };
    const terms = entry.terms.flatMap((term) => {
      const strong = { kind: 'strong', at: entry.at, content: term } as const;
      const named = within(label, 'Span');
      const set = ragged([strong], style.voices[column.voice], named, { align: 'left', balance: false }, entry.at, compositor);
      compositor.origin(named.tag, term);
      return set;
    });
    const meanings = entry.meanings.flatMap((meaning) => blocks(meaning, body, compositor));
    const whole = [...together(terms, true), ...shifted(meanings, by)];
    const short = heightOf(settled(whole), leading) <= Math.min(shortEntry * leading, column.height / 3);
    return [...(index === 0 ? [] : gap), ...(short ? undivided(whole) : whole)];
  });
}
