/** The timeline: what is told to have happened, or to be about to happen, on a date. */
import { clauseOf } from './clauses.ts';
import type { Dated } from './dates.ts';
import type { FoundEvent } from './facts.ts';
import { iso } from './moment.ts';
import { cite } from './sentences.ts';

/** One entry for each date that is told, from the earliest on; a sentence that names one twice gives one. */
export function timelineOf(dates: readonly Dated[]): readonly FoundEvent[] {
  const events = new Map<string, FoundEvent>();
  const bySentence = new Map<Dated['sentence'], Dated[]>();
  for (const it of dates) bySentence.set(it.sentence, [...(bySentence.get(it.sentence) ?? []), it]);
  for (const dated of dates) {
    if (dated.moment === null) continue;
    const others = (bySentence.get(dated.sentence) ?? []).filter((it) => it !== dated);
    const { event, quote } = clauseOf(dated, others);
    const date = iso(dated.moment);
    const key = JSON.stringify([date, dated.sentence.article, dated.sentence.paragraph, dated.sentence.text]);
    if (!events.has(key)) events.set(key, { date, event, cites: [cite(dated.sentence, quote)] });
  }
  return [...events.values()].sort((one, two) => (one.date < two.date ? -1 : one.date > two.date ? 1 : 0));
}
