/** What is known and gathered while one Markdown source is read. */
import type { Place } from '../../model/document.ts';
import { problem, type Code, type Report } from '../../model/problem.ts';
import type { Wanted } from './images.ts';
import type { Lexed } from './lex.ts';
import type { Notes } from './notes.ts';

export type Session = {
  readonly lexed: Lexed;
  readonly notes: Notes;
  readonly images: Wanted;
  readonly report: Report;
  /** HTML tags that were reported already: once a file is enough. */
  readonly told: Set<string>;
};

/** Reports what became of an HTML tag, the first time it is met. */
export function tell(session: Session, code: Extract<Code, `html-${string}`>, tag: string, at: Place): void {
  if (session.told.has(tag)) return;
  session.told.add(tag);
  const dropped = code === 'html-dropped';
  const what = dropped ? 'and what is in it is left out' : 'is not shown as such, only what is in it';
  session.report(problem(code, at, `<${tag}> ${what}`, dropped ? 'take it out, or say it in Markdown' : ''));
}
