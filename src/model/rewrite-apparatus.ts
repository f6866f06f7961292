/** The words of an apparatus, rewritten wherever they stand. */
import type { Apparatus } from './apparatus.ts';
import { rewriteBlocks, rewriteInlines, type Rewrite } from './walk.ts';

/** `apparatus` with all of its runs rewritten; names, figures and dates are no runs. */
export function rewriteApparatus<C>(apparatus: Apparatus<C>, how: Rewrite): Apparatus<C> {
  const blocks: Rewrite['blocks'] = (run) => rewriteBlocks(run, how);
  const line: Rewrite['inlines'] = (run) => rewriteInlines(run, how);
  return {
    ...apparatus,
    handling: blocks(apparatus.handling),
    bottomLine: blocks(apparatus.bottomLine),
    judgements: apparatus.judgements.map((it) => ({ ...it, content: line(it.content) })),
    figures: apparatus.figures.map((it) => ({ ...it, label: line(it.label), caveat: line(it.caveat) })),
    changes: blocks(apparatus.changes),
    assessment: blocks(apparatus.assessment),
    indicators: apparatus.indicators.map(line),
    timeline: apparatus.timeline.map((it) => ({ ...it, content: line(it.content) })),
    people: apparatus.people.map((it) => ({ ...it, role: line(it.role), content: blocks(it.content) })),
    places: apparatus.places.map((it) => ({ ...it, content: line(it.content) })),
    lines: blocks(apparatus.lines),
    questions: apparatus.questions.map((it) => ({ ...it, question: line(it.question), answer: blocks(it.answer) })),
    gaps: blocks(apparatus.gaps),
    assumptions: blocks(apparatus.assumptions),
    glossary: apparatus.glossary.map((it) => ({ ...it, content: line(it.content) })),
    sources: apparatus.sources.map((it) => ({ ...it, content: line(it.content) })),
    method: blocks(apparatus.method),
    colophon: blocks(apparatus.colophon),
  };
}
