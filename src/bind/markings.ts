/** Pass: every marking is a label of the scheme, and the pack bears the highest of its parts. */
import { closest } from '../model/closest.ts';
import { levelOf, type Scheme } from '../model/marking.ts';
import type { Story } from '../model/pack.ts';
import { problem, type Report } from '../model/problem.ts';

/** Stories with their labels as the scheme writes them, and the label of the pack; a label that is none is reported, and dropped. */
export function markedStories(
  stories: readonly Story[],
  { marking, scheme }: { readonly marking: string; readonly scheme: Scheme },
  report: Report,
): { readonly stories: readonly Story[]; readonly own: string } {
  const settled = (label: string, at: Story['at'] | null): string => {
    if (label === '') return '';
    const level = levelOf(label, scheme);
    if (level >= 0) return scheme[level] ?? '';
    const near = closest(label, scheme);
    const hint = near === null ? `the scheme has ${scheme.join(', ')}` : `did you mean ${near}?`;
    report(problem('marking-unknown', at, `there is no marking "${label}"`, hint));
    return '';
  };
  const marked = stories.map((story): Story => {
    const label = settled(story.particulars.marking, story.at);
    return label === story.particulars.marking ? story : { ...story, particulars: { ...story.particulars, marking: label } };
  });
  return { stories: marked, own: settled(marking, null) };
}
