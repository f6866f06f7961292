/** What a briefing says besides its articles. */
import type { Apparatus, Citation } from '../../model/apparatus.ts';
import type { Block } from '../../model/document.ts';
import { problem } from '../../model/problem.ts';
import { listOf, type Ask, type Desk, type Sort } from './ask.ts';
import { judgement, keyFigure, yardstickNames } from './claims.ts';
import { event, person, question, site, term, type Drafted } from './entries.ts';
import { orFile } from './include.ts';
import { line, prose } from './markdown.ts';
import { sourceEntry } from './register.ts';
import { choice } from './sorts.ts';

/** The keys whose values may be in files of their own: those of this page. */
export const apparatusKeys = [
  'handling',
  'bottom-line',
  'judgements',
  'figures',
  'changes',
  'assessment',
  'indicators',
  'timeline',
  'people',
  'places',
  'lines',
  'questions',
  'gaps',
  'assumptions',
  'glossary',
  'sources',
  'method',
  'colophon',
] as const;
type Key = (typeof apparatusKeys)[number];

/** Asks for every part. @param drafts whether entries that nobody has reviewed are in it */
export function apparatusFrom(ask: Ask, drafts: boolean, desk: Desk): Apparatus<Citation> {
  const text = (key: Key, about: string): readonly Block[] => ask.maybe(key, prose, about) ?? [];
  const list = <T>(key: Key, sort: Sort<T>, about: string): readonly T[] =>
    ask.maybe(key, orFile(listOf(sort), key), about) ?? [];
  const reviewed = <T>(key: Key, sort: Sort<Drafted<T>>, about: string): readonly T[] => {
    const all = list(key, sort, about);
    const kept = drafts ? all : all.filter((it) => it.reviewed);
    if (kept.length < all.length) {
      const out = all.length - kept.length;
      const what = `${out} of ${all.length} entries of "${key}" ${out === 1 ? 'is' : 'are'} left out, as nobody has reviewed ${out === 1 ? 'it' : 'them'}`;
      const hint = 'take "reviewed: false" out of those that you have looked at, or take all in with --drafts';
      desk.report(problem('manifest-drafts', ask.placeOf(key), what, hint));
    }
    return kept.map((it) => it.entry);
  };

  const yardstick = ask.maybe('yardstick', choice(yardstickNames), 'The terms that likelihoods are taken from: phia or icd203');
  const judgements = list('judgements', judgement(yardstick ?? 'phia'), 'Key judgements: likelihood and confidence apart');
  const estimates = judgements.some((it) => it.likelihood !== '');
  return {
    yardstick: yardstick ?? (estimates ? 'phia' : null),
    handling: text('handling', 'How the pack may be passed on'),
    bottomLine: text('bottom-line', 'The most important thing, before all else'),
    judgements,
    figures: list('figures', keyFigure, 'Figures at a glance'),
    changes: text('changes', 'What is new since the last issue'),
    assessment: text('assessment', 'What it all comes to'),
    indicators: list('indicators', line, 'What would change the assessment'),
    timeline: reviewed('timeline', event, 'Dated events'),
    people: reviewed('people', person, 'Who is who'),
    places: reviewed('places', site, 'Places, for the locator map too'),
    lines: text('lines', 'Lines to take'),
    questions: list('questions', question, 'Questions and their answers'),
    gaps: text('gaps', 'What is not known'),
    assumptions: text('assumptions', 'What is taken for granted'),
    glossary: reviewed('glossary', term, 'Terms and acronyms'),
    sources: list('sources', sourceEntry, 'The register of sources'),
    method: text('method', 'How to read it'),
    colophon: text('colophon', 'Who made it, and how'),
  };
}
