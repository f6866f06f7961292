/** The table of contents as a tree: stories, and the upper two levels of headings in them. */
import type { Language } from '../../model/document.ts';
import type { Pack } from '../../model/pack.ts';
import { plain } from '../../model/plain.ts';
import type { Plan } from './plan.ts';
import { clean } from '../../text/xml.ts';

export type Entry = {
  readonly label: string;
  readonly language: Language;
  readonly href: string;
  readonly children: readonly Entry[];
};

/** The deepest heading listed. Readers show three levels at most, and a story is one. */
const deepest = 3;

/** The contents of `pack`, in reading order. */
export function contentsOf(pack: Pack, plan: Plan): readonly Entry[] {
  return pack.stories.map((story) => {
    const entry = (label: string, id: string, children: readonly Entry[]): Entry => {
      const address = plan.addresses.get(id);
      return { label, language: story.language, href: address ? `${address.file}#${address.id}` : '', children };
    };
    const headings = story.body.flatMap((block) => {
      const label = block.kind === 'heading' ? clean(plain(block.content)).trim() : '';
      return block.kind === 'heading' && block.level <= deepest && label !== ''
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
