/** What page making could not have as it should be, told once a story. */
import type { Story } from '../../model/pack.ts';
import { problem, type Report } from '../../model/problem.ts';
import type { MadeFrame } from '../../typeset/makeup.ts';

export type Flaws = {
  /** Looks at a frame of a page, which is told by its label. */
  readonly add: (frame: MadeFrame, page: string) => void;
  /** Reports what was found. */
  readonly tell: () => void;
};

/** More pages than this are not named one by one. */
const most = 5;

/** Starts to look. @param it where problems are said to be; @param spare lines that may be free at the foot of a page */
export function flaws(it: Story, spare: number, report: Report): Flaws {
  const tall = new Set<string>();
  const torn = new Set<string>();
  const short = new Set<string>();
  return {
    add: (frame, page) => {
      if (frame.tooTall) tall.add(page);
      else if (frame.flaw !== null) torn.add(page);
      else if (frame.short > spare) short.add(page);
    },
    tell: () => {
      if (tall.size > 0) {
        const what = tall.size === 1 ? 'something is taller than' : 'things are taller than';
        const hint = 'it runs over the foot; a larger page or smaller type would hold it';
        report(problem('box-too-tall', it.at, `${what} ${named([...tall])}`, hint));
      }
      if (torn.size > 0) {
        const message = `what belongs together is parted at the end of ${named([...torn])}`;
        report(problem('page-end', it.at, message, 'a few words more or fewer before it would mend that'));
      }
      if (short.size > 0) {
        const message = `${named([...short])} ${short.size === 1 ? 'ends' : 'end'} above the foot`;
        report(problem('page-end', it.at, message, 'what comes next did not fit; moving it in the text would fill the page'));
      }
    },
  };
}

function named(pages: readonly string[]): string {
  if (pages.length === 1) return `page ${pages[0]}`;
  const some = pages.slice(0, most);
  const rest = pages.length - some.length;
  return rest > 0 ? `pages ${some.join(', ')} and ${rest} more` : `pages ${some.slice(0, -1).join(', ')} and ${some.at(-1)}`;
}
