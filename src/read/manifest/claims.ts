/** Key judgements and key figures. */
import { confidences, yardsticks, type Citation, type Judgement, type KeyFigure, type Yardstick } from '../../model/apparatus.ts';
import { group, type Sort } from './ask.ts';
import { citesOf } from './cites.ts';
import { line } from './markdown.ts';
import { choice, name } from './sorts.ts';

export const yardstickNames = ['phia', 'icd203'] as const satisfies readonly Yardstick[];

/** A judgement, its likelihood by `yardstick`; by any when that is null. */
export function judgement(yardstick: Yardstick | null): Sort<Judgement<Citation>> {
  return group('a judgement', (ask) => ({
    at: ask.at,
    content: ask.need('text', line) ?? [],
    likelihood: ask.maybe('likelihood', likelihood(yardstick)) ?? '',
    confidence: ask.maybe('confidence', choice(confidences)),
    cites: citesOf(ask),
  }));
}

function likelihood(yardstick: Yardstick | null): Sort<string> {
  const terms: readonly string[] =
    yardstick === null ? [...new Set(yardstickNames.flatMap((it): readonly string[] => yardsticks[it]))] : yardsticks[yardstick];
  return choice(terms, (word) => {
    const other = yardstickNames.find((it) => yardsticks[it].some((term) => term === word.toLowerCase()));
    return other === undefined ? null : `it is a term of ${other}: write yardstick: ${other}, or one of ${terms.join(', ')}`;
  });
}

export const keyFigure: Sort<KeyFigure<Citation>> = group('a figure', (ask) => ({
  at: ask.at,
  figure: ask.need('figure', name) ?? '',
  label: ask.need('label', line) ?? [],
  caveat: ask.maybe('caveat', line) ?? [],
  cites: citesOf(ask),
}));
