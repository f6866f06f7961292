/** Pages of the book's own, where no printed edition has any: numbers by which people with different screens find the same place. */
import { leavesOf, type Leaf } from '../../model/leaves.ts';
import { letters } from '../../model/letters.ts';
import type { Pack } from '../../model/pack.ts';
import { plain } from '../../model/plain.ts';
import type { PageMap, PageStart } from '../page-map.ts';

/** Letters on a page: what a page of a paperback holds. */
const perPage = 1500;

/** Each story begins a page, and a new one begins with the first word behind so many letters. */
export function ownPages(pack: Pack): PageMap {
  const pages: PageStart[] = [];
  for (const story of pack.stories) {
    let room = 0;
    for (const leaf of leavesOf(story)) {
      let passed = 0;
      for (const word of textOf(leaf).match(/\S+/g) ?? []) {
        if (room <= 0) {
          pages.push({ label: String(pages.length + 1), leaf, letters: passed });
          room = perPage;
        }
        passed += letters(word);
        room -= letters(word);
      }
    }
  }
  return { source: 'none', pages };
}

function textOf(leaf: Leaf): string {
  if (!('kind' in leaf)) return plain(leaf, () => '');
  return leaf.kind === 'codeBlock' ? leaf.value : '';
}
