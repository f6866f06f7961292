/** The stories of a pack by its parts. */
import type { Pack, Story } from './pack.ts';

/** Stories under one title; an empty one for those that stand in no part. */
export type Group = { readonly title: string; readonly stories: readonly Story[] };

/** The stories of `pack` in groups, in their order. The apparatus stands in no part. */
export function partsOf({ stories, parts }: Pick<Pack, 'stories' | 'parts'>): readonly Group[] {
  const titles = new Map(parts.map(({ first, title }) => [first, title]));
  const groups: { title: string; stories: Story[] }[] = [];
  for (const [index, story] of stories.entries()) {
    const title = story.role === 'article' ? titles.get(index) : '';
    const last = groups.at(-1);
    if (last === undefined || (title !== undefined && title !== last.title))
      groups.push({ title: title ?? '', stories: [story] });
    else last.stories.push(story);
  }
  return groups;
}

/** The titles of groups, by the story that each begins with; empty for one that stands in no part. */
export function beginningsOf(pack: Pick<Pack, 'stories' | 'parts'>): ReadonlyMap<Story, string> {
  return new Map(partsOf(pack).flatMap(({ title, stories: [first] }) => (first === undefined ? [] : [[first, title] as const])));
}
