/** How narrow and how wide a run of pieces can be set. */
import type { Extent } from './columns.ts';
import { breakKinds, hyphenPut } from './breaks.ts';
import { layOut, unrefined } from './material.ts';
import type { Piece } from './piece.ts';

/** Measures pieces by their breaks at spaces and line ends; hyphens are not counted on. */
export function extentOf(pieces: readonly Piece[]): Extent {
  const material = layOut(pieces, Infinity, { ...unrefined, justified: false });
  let least = 0;
  let most = 0;
  let word = 0;
  let line = 0;
  for (let at = 0; at < material.count; at++) {
    const kind = material.kind[at] ?? 0;
    if (hyphenPut(kind) || kind === breakKinds.emergency) continue;
    const end = material.endWidth[at] ?? 0;
    const start = material.startWidth[at] ?? 0;
    least = Math.max(least, end - word);
    word = start;
    if (kind !== breakKinds.forced) continue;
    most = Math.max(most, end - line);
    line = start;
  }
  return { least, most };
}
