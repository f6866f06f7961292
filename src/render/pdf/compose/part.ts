/** The title of a part, above the first story in it. */
import { together, toGrid, white, type Galley } from '../../../typeset/galley.ts';
import type { Place } from '../../../model/document.ts';
import { within, type Column, type Compositor } from './compositor.ts';
import { ragged } from './text.ts';

/** Sets the title of a part over its first story. */
export function partTitle(title: string, at: Place, column: Column, compositor: Compositor): Galley {
  const { byline, body } = compositor.bench.style.voices;
  const words = [{ kind: 'text', at, value: title }] as const;
  const set = ragged(words, byline, within(column, 'P'), { align: 'left', balance: true }, at, compositor);
  return together([...set, white(body.leading / 2), toGrid], true);
}
