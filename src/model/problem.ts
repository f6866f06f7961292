/**
 * Problems are values: what can be wrong with an input, as a closed list of codes.
 *
 * A stage reports every problem it finds and goes on; whoever called it decides when to stop, and prints once, at the edge.
 * Exceptions are for our own bugs.
 */
import type { Place } from './document.ts';

export type Severity = 'error' | 'warning' | 'note';

/** Every code, and how grave it is. An error means that no output is written; a note tells what was done, and is no fault. */
export const problems = {
  // the call itself: a flag, a value, a combination
  usage: 'error',
  // sources
  'source-missing': 'error',
  'source-unreadable': 'error',
  'source-too-large': 'error',
  'source-not-text': 'error',
  'source-empty': 'error',
  'source-format-unknown': 'error',
  'source-too-deep': 'error',
  'source-outside': 'error',
  'encoding-unknown': 'error',
  'encoding-guessed': 'warning',
  'characters-removed': 'warning',
  // front matter
  'front-matter-open': 'error',
  'front-matter-syntax': 'error',
  'front-matter-key': 'error',
  'front-matter-value': 'error',
  // the manifest of a pack
  'manifest-missing': 'error',
  'manifest-twice': 'error',
  'manifest-syntax': 'error',
  'manifest-key': 'error',
  'manifest-value': 'error',
  'manifest-file': 'error',
  'manifest-article': 'error',
  'manifest-drafts': 'note',
  'manifest-outvoted': 'note',
  // content
  'headline-missing': 'warning',
  'note-missing': 'warning',
  'note-unused': 'warning',
  'note-cyclic': 'error',
  'html-reduced': 'warning',
  'html-dropped': 'warning',
  'link-refused': 'warning',
  'link-broken': 'warning',
  'heading-skipped': 'warning',
  // briefings
  'reference-broken': 'warning',
  'cite-unknown': 'error',
  'quote-not-found': 'error',
  'claim-uncited': 'note',
  'marking-unknown': 'error',
  'marking-withheld': 'note',
  'marking-leak': 'error',
  'marking-leftover': 'error',
  'article-twice': 'warning',
  'article-left-out': 'note',
  // images
  'image-missing': 'error',
  'image-broken': 'error',
  'image-type': 'error',
  'image-too-large': 'error',
  'image-remote': 'error',
  'image-outside': 'error',
  'image-alt-missing': 'error',
  // rendering
  'block-not-rendered': 'warning',
  'glyph-missing': 'warning',
  'line-overfull': 'warning',
  'box-too-tall': 'warning',
  'page-end': 'warning',
  'page-unsettled': 'warning',
  'table-shrunk': 'warning',
  'table-turned': 'warning',
  'table-cut': 'warning',
  'style-missing': 'error',
  'style-syntax': 'error',
  'style-value': 'error',
  // e-books
  'book-profile': 'note',
  'book-unsound': 'error',
  // fonts
  'font-missing': 'error',
  'font-unusable': 'error',
  'font-lacks': 'warning',
  // drafting
  'facts-syntax': 'error',
  'facts-shape': 'error',
  'draft-undated': 'warning',
  'draft-language': 'note',
  'draft-made': 'note',
  // publishing
  'feed-relative': 'note',
  'output-unwritable': 'error',
  'output-clash': 'error',
  'output-locked': 'error',
  'output-stale': 'error',
  'output-modified': 'error',
  'output-missing': 'error',
  'output-extra': 'error',
  'output-kept': 'note',
  'watch-blind': 'warning',
  'preview-port': 'error',
  'preview-browser': 'warning',
  'memory-exceeded': 'error',
} as const satisfies Record<string, Severity>;

export type Code = keyof typeof problems;

/** One problem, found in one place, with the way out. */
export type Diagnostic = {
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong and why, in one clause; starts in lower case, no full stop. */
  readonly message: string;
  readonly at: Place | null;
  /** What to do about it. */
  readonly hint: string;
};

/** Takes a problem. Never throws. */
export type Report = (diagnostic: Diagnostic) => void;

/** Makes a diagnostic of the severity that its code has. */
export function problem(code: Code, at: Place | null, message: string, hint: string): Diagnostic {
  return { code, severity: problems[code], message, at, hint };
}

/** A report that keeps what it is given, for tests and for callers that want to look before they go on. */
export function collector(): { readonly report: Report; readonly found: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  return { report: (diagnostic) => void found.push(diagnostic), found };
}

/** A report that passes on what it is given, and keeps it. */
export function overhearing(report: Report): { readonly report: Report; readonly found: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  const both: Report = (diagnostic) => {
    found.push(diagnostic);
    report(diagnostic);
  };
  return { report: both, found };
}
