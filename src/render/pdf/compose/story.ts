/** A story as a galley: its opening, and its body below. */
import type { Pack, Story } from '../../../model/pack.ts';
import { plain } from '../../../model/plain.ts';
import { byline as bylineOf } from '../../../text/words.ts';
import { longDate } from '../../../text/date.ts';
import type { Bar } from '../../../typeset/draw.ts';
import { flexible, heightOf, together, toGrid, type, white, type Flex, type Galley, type Part } from '../../../typeset/galley.ts';
import { flow } from './block.ts';
import { within, type Column, type Compositor } from './compositor.ts';
import { leadParagraph } from './lead.ts';
import { numbered } from './number.ts';
import { ragged } from './text.ts';

/** What stands below its opening, each block set when its turn comes; the first paragraph is set off as the style says. */
export function* body(it: Story, column: Column, compositor: Compositor): Generator<Part, void> {
  const [first, ...rest] = it.body;
  // The apparatus has no initials.
  if (it.role === 'article' && first?.kind === 'paragraph') {
    yield* numbered(first, [leadParagraph(first, column, compositor)], column, compositor);
    yield* flow(rest, column, compositor, first);
  } else {
    yield* flow(it.body, column, compositor);
  }
}

/**
 * What it costs for each line that a story begins higher or lower than the style says, in demerits of page making, and by how many it
 * may. Nobody sees it in the middle of a page; a headline at its head stays there.
 */
const sinkCost = 2e5;
const sinkGives = [1, -1, 2, -2] as const;

/** What stands above a story's first words, in whole lines. */
export function opening(it: Story, column: Column, compositor: Compositor): Flex {
  const { style } = compositor.bench;
  const { headline, standfirst, byline } = style.voices;
  const base = style.voices.body.leading;
  const even = { align: 'left', balance: true } as const;
  const signature = signed(it);
  // No small page is left half empty.
  const sink = Math.min(style.sink, Math.floor(column.height / base / 4)) * base;
  const words = [
    ...ragged(it.headline, headline, within(column, 'H1'), even, it.at, compositor),
    ...(it.standfirst.length === 0
      ? []
      : [white(base * 0.7), ...ragged(it.standfirst, standfirst, within(column, 'P'), even, it.at, compositor)]),
    ...(signature === ''
      ? []
      : [
          white(base / 2),
          ...ragged([{ kind: 'text', at: it.at, value: signature }], byline, within(column, 'P'), even, it.at, compositor),
        ]),
  ];
  const lines = Math.ceil((heightOf(words, base) + base * 1.6) / base);
  const rest = lines * base - heightOf(words, base);
  // A thin rule between what is said of the story and the story; a little above the middle, as type stands low in its lines.
  const rule: Bar = { kind: 'bar', x: 0, y: rest * 0.45, width: column.measure, height: 0.4, ink: style.ink.rule };
  const apparatus = it.standfirst.length > 0 || signature !== '';
  const anchor = type(0, [{ kind: 'anchor', id: it.id, y: 0 }]);
  const under = (above: number): Galley =>
    together([anchor, type(above, []), ...words, type(rest, apparatus ? [rule] : []), toGrid], true);
  const others = sinkGives
    .filter((delta) => sink > 0 && sink + delta * base > 0)
    .map((delta) => ({ delta, cost: Math.abs(delta) * sinkCost, strips: () => under(sink + delta * base) }));
  return flexible(under(sink), others);
}

/** Who wrote it and when, in one line. */
function signed(it: Story): string {
  const { authors, date } = it.particulars;
  return [bylineOf(authors, it.language), date === null ? '' : longDate(date, it.language)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What stands at the head of a story's pages. */
export function runningTitle(it: Story, { title }: Pack): string {
  const headline = plain(it.headline);
  return title === headline ? title : `${title} · ${headline}`;
}
