/**
 * References say on which page their paragraph stands, and pages can only be made when all their words are known. So pages are made once
 * with a guess, and again with what came of it, until both agree; a pack without references is made once.
 */
import { collector, problem, type Report } from '../../model/problem.ts';

/** One making of the pages. */
export type Pass = {
  /** The page label of an anchor, as far as it is known. */
  readonly pageOf: (id: string) => string;
  /** Whether the pages are already known to be no more than a guess. */
  readonly isGuess: () => boolean;
  readonly report: Report;
};

/** What came of it, and where anchors are now. */
export type Made<T> = { readonly made: T; readonly labelOf: (id: string) => string };

/** As wide as most numbers of pages. */
const guess = '00';

/** A line that a number pushes over can push that number on: after so many passes the last has to do. */
const mostPasses = 5;

/** Makes pages with `make` until the pages that are named are those where things are. Only what the last pass reports is told. */
export function agreed<T>(make: (pass: Pass) => Made<T>, report: Report): T {
  let known: ReadonlyMap<string, string> | null = null;
  for (let passes = 1; ; passes++) {
    const said = new Map<string, string>();
    const before = known;
    const pageOf = (id: string): string => {
      const label = before === null ? guess : (before.get(id) ?? '');
      said.set(id, label);
      return label;
    };
    const { report: note, found } = collector();
    const { made, labelOf } = make({ pageOf, isGuess: () => before === null && said.size > 0, report: note });
    const wrong = [...said].filter(([id, label]) => label !== labelOf(id));
    if (wrong.length === 0 || passes === mostPasses) {
      found.forEach(report);
      if (wrong.length > 0) report(unsettled(wrong.length));
      return made;
    }
    known = new Map([...said.keys()].map((id) => [id, labelOf(id)]));
  }
}

function unsettled(count: number): ReturnType<typeof problem> {
  const what = `${count} ${count === 1 ? 'reference names' : 'references name'} a page beside the right one`;
  return problem('page-unsettled', null, what, 'each new number moves the paragraph: add or take out a word before it');
}
