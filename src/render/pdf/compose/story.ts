/** How a story opens: its headline, what it says, who wrote it and when. */
import type { Story } from '../../../model/pack.ts';
import { plain } from '../../../model/plain.ts';
import { byline as bylineOf } from '../../../text/words.ts';
import { longDate } from '../../../text/date.ts';
import { heightOf, together, toGrid, type, white, type Galley } from '../../../typeset/galley.ts';
import type { Column, Compositor } from './compositor.ts';
import { ragged } from './text.ts';

/** What stands above a story's first words, in whole lines. */
export function opening(it: Story, column: Column, compositor: Compositor): Galley {
  const { style } = compositor.bench;
  const { headline, standfirst, byline } = style.voices;
  const base = style.voices.body.leading;
  const even = { align: 'left', balance: true } as const;
  const signature = signed(it);
  const words = [
    type(0, [{ kind: 'anchor', id: it.id, y: 0 }]),
    ...ragged(it.headline, headline, column, even, it.at, compositor),
    ...(it.standfirst.length === 0
      ? []
      : [white(base / 2), ...ragged(it.standfirst, standfirst, column, even, it.at, compositor)]),
    ...(signature === ''
      ? []
      : [white(base / 2), ...ragged([{ kind: 'text', at: it.at, value: signature }], byline, column, even, it.at, compositor)]),
  ];
  const lines = Math.ceil((heightOf(words, base) + base * 1.2) / base);
  const rest = lines * base - heightOf(words, base);
  return together([...words, type(rest, []), toGrid], true);
}

/** Who wrote it and when, in one line. */
function signed(it: Story): string {
  const { authors, date } = it.particulars;
  return [bylineOf(authors, it.language), date === null ? '' : longDate(date, it.language)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What stands at the head of a story's pages. */
export function runningTitle(it: Story): string {
  return plain(it.headline);
}
