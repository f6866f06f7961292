/** Judgements and key figures: what a briefing is opened for, so that an eye finds it. */
import type { Inline, Judgement, KeyFigures } from '../../../model/document.ts';
import { changedAt, heightOf, settled, shifted, together, white, type Galley, type Matter } from '../../../typeset/galley.ts';
import { points } from '../../../typeset/font.ts';
import { child } from '../../../typeset/tag.ts';
import { upright } from '../bench.ts';
import { narrowed, within, type Column, type Compositor } from './compositor.ts';
import { hung } from './list.ts';
import { prose, ragged } from './text.ts';

/** Sets a judgement: its number in the margin of what it says, and below it how likely it is, how sure we are, and why. */
export function judgement(it: Judgement, column: Column, compositor: Compositor): Matter {
  const { style } = compositor.bench;
  const room = style.voices.body.size * 2;
  const { column: narrow, by } = narrowed(column, room, style.voices.body.size);
  const item = child(child(column.tag, 'L', { numbering: 'Decimal' }), 'LI');
  const label = child(item, 'Lbl');
  const inside = { ...narrow, indents: false, tag: child(item, 'LBody') };
  const said = prose(it.content, inside, 0, it.at, compositor);
  const dot = (words: string): readonly Inline[] => [{ kind: 'text', at: it.at, value: words }];
  const parts = [dot(it.likelihood), dot(it.confidence), it.evidence].filter((run) =>
    run.some((one) => one.kind !== 'text' || one.value !== ''),
  );
  const below = parts.flatMap((run, index) => (index === 0 ? run : [...dot(' · '), ...run]));
  const { leading } = style.voices.body;
  const grounds =
    below.length === 0
      ? []
      : ragged(below, style.voices.byline, within(inside, 'P'), { align: 'left', balance: false }, it.at, compositor);
  const marker = { text: `${it.number}.`, link: null, tag: label };
  // What a judgement rests on stays with it.
  const kept = grounds.length === 0 ? [said] : changedAt([said], 'last', held);
  return [...hung(shifted([...kept, ...together(grounds)], by), marker, by, column, compositor), white(leading / 2)];
}

/** The last line, and with it those before, kept with what follows. */
function held(strips: Galley): Galley {
  return strips.map((strip, index) => (index === strips.length - 1 ? { ...strip, keep: true } : strip));
}

/** Two figures stay together when they take no more than this share of a page. */
const largestPair = 1 / 4;

/** Sets figures in a column of their own, each large beside what it counts. */
export function keyFigures(it: KeyFigures, column: Column, compositor: Compositor): Matter {
  const { bench } = compositor;
  const { body, title, byline } = bench.style.voices;
  const large = { ...title, size: body.leading * 1.7, figures: 'lining' } as const;
  const font = bench.font(large, upright, column.language, false);
  const widest = Math.max(...it.entries.map(({ figure }) => points(font, font.cut.word(figure).width)));
  const { column: narrow, by } = narrowed(column, widest + body.size * 1.2, body.size);
  const list = child(column.tag, 'L', { numbering: 'None' });
  const entries = it.entries.map((entry): Matter => {
    const item = child(list, 'LI');
    const marker = { text: entry.figure, link: null, tag: child(item, 'Lbl') };
    const inside = { ...narrow, indents: false, tag: child(item, 'LBody') };
    // In the order of reading.
    const label = prose(entry.label, inside, 0, entry.at, compositor);
    const small = [entry.caveat, entry.evidence].filter((run) => run.length > 0);
    const between: readonly Inline[] = [{ kind: 'text', at: entry.at, value: ' ' }];
    const note = small.flatMap((run, index) => (index === 0 ? run : [...between, ...run]));
    const below =
      note.length === 0 ? [] : ragged(note, byline, within(inside, 'P'), { align: 'left', balance: false }, entry.at, compositor);
    const words = shifted([...(below.length === 0 ? [label] : changedAt([label], 'last', held)), ...together(below)], by);
    // The figure is as high as two lines: it reaches into the white above.
    return [white(body.leading), ...hung(words, marker, by, column, compositor, large)];
  });
  const heights = entries.map((entry) => heightOf(settled(entry), body.leading));
  return entries.flatMap((entry, index) => {
    // No figure stands alone at the foot of a page, nor at the head of one; but a small page is not left empty for that.
    const next = heights[index + 1] ?? Infinity;
    const paired = (index === 0 || index === entries.length - 2) && (heights[index] ?? 0) + next <= column.height * largestPair;
    return paired ? changedAt(entry, 'last', held) : entry;
  });
}
