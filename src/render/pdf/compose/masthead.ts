/** The masthead of a pack: what it is called, which issue of what, by whom, for whom and when. */
import type { Inline } from '../../../model/document.ts';
import type { Pack } from '../../../model/pack.ts';
import { factLines } from '../../../text/briefing.ts';
import { longDate } from '../../../text/date.ts';
import { listed, seriesLine } from '../../../text/words.ts';
import { together, toGrid, type, white, type Galley } from '../../../typeset/galley.ts';
import type { Voice } from '../../../style/style.ts';
import type { Role } from '../../../typeset/tag.ts';
import { within, type Column, type Compositor } from './compositor.ts';
import { ragged } from './text.ts';

/** Sets the masthead; lines that nothing is known for are left out. */
export function masthead(pack: Pack, column: Column, compositor: Compositor): Galley {
  const { voices } = compositor.bench.style;
  const base = voices.body.leading;
  const at = pack.stories[0]?.at ?? { file: '', line: 1, column: 1 };
  const { language } = pack;
  const lines = (value: string, voice: Voice, role: Role): Galley => {
    const words: readonly Inline[] = [{ kind: 'text', at, value }];
    return value === '' ? [] : ragged(words, voice, within(column, role), { align: 'left', balance: true }, at, compositor);
  };
  const apart = (galley: Galley): Galley => (galley.length === 0 ? [] : [white(base / 2), ...galley]);
  const above = lines(seriesLine(pack.series, pack.issue, language), voices.byline, 'P');
  const date = pack.date === null ? '' : longDate(pack.date, language);
  const imprint = [listed(pack.authors, language), date].filter((part) => part !== '').join(' · ');
  const whole = together([
    ...above,
    ...(above.length === 0 ? [] : [white(base / 2)]),
    ...lines(pack.title, voices.title, 'H1'),
    ...apart(lines(pack.subtitle, voices.standfirst, 'P')),
    ...apart(lines(imprint, voices.byline, 'P')),
    ...factLines(pack, language).flatMap((line) => lines(line, voices.byline, 'P')),
    type(2 * base, []),
  ]);
  // On a small page it stands alone rather than above a heading that has no line below it.
  return [...whole, toGrid];
}
