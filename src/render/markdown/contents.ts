/** Lists of what is in a pack: links to its headlines. */
import type { Inline } from '../../model/document.ts';
import type { Desk } from './desk.ts';
import { oneLine, writeInlines } from './inline.ts';

/** A link to the place that `headline` stands over, in its words. */
export function linkTo(id: string, headline: readonly Inline[], desk: Desk): string {
  const at = { file: '', line: 1, column: 1 };
  const content = headline.filter((inline) => inline.kind !== 'note' && inline.kind !== 'link');
  return writeInlines([{ kind: 'link', at, to: { kind: 'place', id }, title: '', content }], oneLine, desk);
}
