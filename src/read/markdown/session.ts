/** What is known and gathered while one Markdown source is read. */
import type { Place } from '../../model/document.ts';
import { problem, type Code, type Report } from '../../model/problem.ts';
import type { Excerpt } from './excerpt.ts';
import type { Wanted } from './images.ts';
import { lex, type Lexed } from './lex.ts';
import { notesIn, type Notes } from './notes.ts';

export type Session = {
  readonly lexed: Lexed;
  readonly notes: Notes;
  readonly images: Wanted;
  readonly report: Report;
  /** HTML tags that were reported already: once a file is enough. */
  readonly told: Set<string>;
};

/** Begins to read `excerpt`; null after reporting `source-too-deep`. */
export function openSession(excerpt: Excerpt, images: Wanted, report: Report): Session | null {
  const lexed = lexedWithin(excerpt, report);
  if (lexed === null) return null;
  const notes = notesIn({ tokens: lexed.tokens, excerpt }, report);
  return { lexed, notes, images, report, told: new Set() };
}

/** The tokenizer calls itself for every mark inside a mark, and so has an end, far beyond what a person would write. */
function lexedWithin(excerpt: Excerpt, report: Report): Lexed | null {
  try {
    return lex(excerpt.text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const at = excerpt.place(1, 1);
    report(
      problem('source-too-deep', at, 'marks are nested too deep to be read', 'look for long runs of brackets, quotes or stars'),
    );
    return null;
  }
}

/** Reports what became of an HTML tag, the first time it is met. */
export function tell(session: Session, code: Extract<Code, `html-${string}`>, tag: string, at: Place): void {
  if (session.told.has(tag)) return;
  session.told.add(tag);
  const dropped = code === 'html-dropped';
  const what = dropped ? 'and what is in it is left out' : 'is not shown as such, only what is in it';
  session.report(problem(code, at, `<${tag}> ${what}`, dropped ? 'take it out, or say it in Markdown' : ''));
}
