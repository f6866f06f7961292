/** Lists: tight ones without blank lines, numbered ones with their numbers. */
import { canBeTight } from '../../model/abut.ts';
import type { List, ListItem } from '../../model/document.ts';
import { indented, writeBlocks } from './block.ts';
import type { Desk } from './desk.ts';

/** The largest number that CommonMark reads. */
const lastNumber = 999_999_999;

/** A list; `marker` is 0 or 1, for one after another list. */
export function writeList(
  { start, tight, items }: List,
  { desk, marker }: { readonly desk: Desk; readonly marker: number },
): string {
  const close = tight && canBeTight(items);
  return items
    .map((item, index) => {
      const sign =
        start === null ? (marker === 0 ? '-' : '*') : `${Math.min(start + index, lastNumber)}${marker === 0 ? '.' : ')'}`;
      return writeItem(item, { sign, close, desk });
    })
    .join(close ? '\n' : '\n\n');
}

function writeItem(
  { content, done }: ListItem,
  { sign, close, desk }: { readonly sign: string; readonly close: boolean; readonly desk: Desk },
): string {
  const text = writeBlocks(content, desk, { spacing: close ? 'tight' : 'apart', inList: true, inQuote: false });
  const box = done === null ? '' : done ? '[x] ' : '[ ] ';
  return text === '' ? sign : `${sign} ${box}${indented(text, sign.length + 1)}`;
}
