/** Values that are Markdown. */
import type { Block, Inline } from '../../model/document.ts';
import type { Scalar } from '../../yaml/tree.ts';
import type { Written } from '../prose.ts';
import { orFile } from './include.ts';
import { isSwitch, notText } from './sorts.ts';
import { placeOf, wrong, type Desk, type Sort } from './ask.ts';

/** One paragraph of Markdown, without block marks. */
export const line: Sort<readonly Inline[]> = {
  schema: () => ({ type: ['string', 'number'] }),
  read: (value, name, desk) => {
    if (value.kind !== 'scalar' || isSwitch(value)) return notText(value, name, desk);
    if (!isClean(value, name, desk)) return null;
    if (/\n[ \t]*\n/.test(value.value.trim())) {
      return wrong(value, `${name} has more than one paragraph`, 'take the blank line out, or make two entries of it', desk);
    }
    return desk.prose.line(writtenIn(value));
  },
};

/** Markdown of any length, in a file too. A list of texts is one with bullets. */
export const prose: Sort<readonly Block[]> = orFile({
  schema: () => ({ anyOf: [{ type: ['string', 'number'] }, { type: 'array', items: { type: ['string', 'number'] } }] }),
  read: (value, name, desk) => {
    if (isSwitch(value)) return notText(value, name, desk);
    if (value.kind === 'group') return wrong(value, `${name} must be a text`, 'write it below, indented, after "|"', desk);
    if (value.kind === 'scalar') return isClean(value, name, desk) ? desk.prose.blocks(writtenIn(value)) : null;
    const items = value.items.flatMap((item) => {
      const content = line.read(item, `an entry of ${name}`, desk) ?? [];
      const at = placeOf(item);
      return content.length === 0 ? [] : [{ at, done: null, content: [{ kind: 'paragraph', at, content } as const] }];
    });
    return items.length === 0 ? [] : [{ kind: 'list', at: placeOf(value), start: null, tight: true, items }];
  },
});

function writtenIn(value: Scalar): Written {
  return { text: value.value, where: (index) => value.where(index) ?? placeOf(value) };
}

/** An escape can put into a value what no reader of files lets through. */
function isClean(value: Scalar, name: string, desk: Desk): boolean {
  const clean = !/[^\P{C}\n\t\p{Cf}\p{Co}\p{Cn}]/u.test(value.value);
  if (!clean) wrong(value, `${name} has control characters in it`, 'delete them', desk);
  return clean;
}
