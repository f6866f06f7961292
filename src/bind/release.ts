/**
 * Pass: what may not be released is taken out, before anything is worked out from it. Numbers stay as they are, so that a released
 * edition and the whole one call the same paragraph alike.
 */
import type { Apparatus, Evidence } from '../model/apparatus.ts';
import { levelOf, type Scheme } from '../model/marking.ts';
import type { Story } from '../model/pack.ts';
import { plain } from '../model/plain.ts';
import { problem, type Report } from '../model/problem.ts';
import { fileName } from './file-name.ts';

/** How far a pack may go: up to a label, or, when that is empty, anywhere that its marking allows. */
export type Release = { readonly release: string; readonly scheme: Scheme; readonly marking: string };

/** The ids of the stories that are marked higher than may be released; each is told. */
export function withheldOf(
  stories: readonly Story[],
  { release, scheme, marking }: Release,
  report: Report,
): ReadonlySet<string> {
  if (release === '') return new Set();
  const level = levelOf(release, scheme);
  if (level < 0) {
    report(problem('marking-unknown', null, `--release ${release} is no marking`, `the scheme has ${scheme.join(', ')}`));
    return new Set();
  }
  if (levelOf(marking, scheme) > level) {
    const hint = 'mark the parts that are more restricted, and the pack as a whole lower';
    report(problem('marking-unknown', null, `the pack as a whole is marked ${marking}, above ${release}`, hint));
  }
  const withheld = stories.filter((story) => levelOf(story.particulars.marking, scheme) > level);
  for (const story of withheld) {
    const what = `withheld: “${plain(story.headline)}”, marked ${story.particulars.marking}`;
    report(problem('marking-withheld', story.at, what, ''));
  }
  if (withheld.length === stories.length) {
    report(
      problem(
        'marking-unknown',
        null,
        `nothing is left that may be released as ${release}`,
        'release a wider circle, or mark parts lower',
      ),
    );
  }
  return new Set(withheld.map(({ id }) => id));
}

/** `apparatus` without what rests on a story that is withheld: a claim would give away what its source says. */
export function releasedApparatus(
  apparatus: Apparatus<Evidence>,
  withheld: ReadonlySet<string>,
  files: ReadonlySet<string>,
  report: Report,
): Apparatus<Evidence> {
  if (withheld.size === 0) return apparatus;
  const free = <T extends { readonly at: Story['at']; readonly cites: readonly Evidence[] }>(
    entries: readonly T[],
  ): readonly T[] =>
    entries.filter(({ at, cites }) => {
      const kept = !cites.some(({ story }) => withheld.has(story));
      if (!kept) report(problem('marking-withheld', at, 'withheld: an entry that rests on a part that is', ''));
      return kept;
    });
  return {
    ...apparatus,
    judgements: free(apparatus.judgements),
    figures: free(apparatus.figures),
    timeline: free(apparatus.timeline),
    people: free(apparatus.people),
    sources: apparatus.sources.filter(({ article }) => article === '' || !files.has(fileName(article))),
  };
}
