/** Pages of the book's own, where no printed edition has any: numbers by which people with different screens find the same place. */
import { leavesOf, type Leaf } from '../../model/leaves.ts';
import { letters, offsetOf } from '../../model/letters.ts';
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
      const text = textOf(leaf);
      const whole = letters(text);
      /** Letters before the next page; the page may begin behind this leaf. */
      let next = room;
      while (next < whole) {
        const before = letters(text.slice(0, wordAt(offsetOf(next, text), text)));
        if (before >= whole) break;
        pages.push({ label: String(pages.length + 1), leaf, letters: before });
        next = before + perPage;
      }
      room = Math.max(0, next - whole);
    }
  }
  return { source: 'none', pages };
}

function textOf(leaf: Leaf): string {
  if (!('kind' in leaf)) return plain(leaf, () => '');
  return leaf.kind === 'codeBlock' ? leaf.value : '';
}

/** Where the first word at or behind `offset` begins. */
function wordAt(offset: number, text: string): number {
  if (offset === 0 || /\s/.test(text.charAt(offset - 1))) return offset;
  const space = text.slice(offset).search(/\s\S/);
  return space < 0 ? text.length : offset + space + 1;
}
