/** The table of contents as a tree: stories, and the upper two levels of headings in them. */
import type { Language } from '../../model/document.ts';
import { partsOf } from '../../model/parts.ts';
import type { Pack, Story } from '../../model/pack.ts';
import { plain } from '../../model/plain.ts';
import type { Plan } from './plan.ts';
import type { Profile } from './profile.ts';
import { clean } from '../../text/xml.ts';

export type Entry = {
  readonly label: string;
  readonly language: Language;
  readonly href: string;
  readonly children: readonly Entry[];
};

/** The contents of `pack`, in reading order. A story is one level, and the headings in it are those below. */
export function contentsOf(pack: Pack, plan: Plan, { contentsDepth }: Pick<Profile, 'contentsDepth'>): readonly Entry[] {
  const parted = pack.parts.length > 0;
  return partsOf(pack).flatMap(({ title, stories }) => {
    // A part is a level of its own, so that one less is left for headings.
    const entries = storiesOf(stories, plan, parted ? contentsDepth - 1 : contentsDepth);
    if (title === '') return entries;
    // A title is no place; readers want one all the same, and its first story is the nearest.
    return [{ label: clean(title).trim(), language: pack.language, href: entries[0]?.href ?? '', children: entries }];
  });
}

function storiesOf(stories: readonly Story[], plan: Plan, contentsDepth: number): readonly Entry[] {
  return stories.map((story) => {
    const entry = (label: string, id: string, children: readonly Entry[]): Entry => {
      const address = plan.addresses.get(id);
      return { label, language: story.language, href: address ? `${address.file}#${address.id}` : '', children };
    };
    const headings = story.body.flatMap((block) => {
      const label = block.kind === 'heading' ? clean(plain(block.content)).trim() : '';
      return block.kind === 'heading' && block.level <= contentsDepth && label !== ''
        ? [{ level: block.level, id: block.id, label }]
        : [];
    });
    const nest = (run: typeof headings): readonly Entry[] => {
      const top = Math.min(...run.map((heading) => heading.level));
      const starts = run.flatMap((heading, at) => (at === 0 || heading.level === top ? [at] : []));
      return starts.flatMap((start, at) => {
        const first = run[start];
        return first ? [entry(first.label, first.id, nest(run.slice(start + 1, starts[at + 1])))] : [];
      });
    };
    const headline = clean(plain(story.headline)).trim();
    return entry(headline === '' ? story.id : headline, story.id, nest(headings));
  });
}
