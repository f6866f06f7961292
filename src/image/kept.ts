/** Pictures that are made fit once: what came of it is kept, by what the picture holds and what was asked. */
import { deserialize, serialize } from 'node:v8';
import type { Picture } from '../model/document.ts';
import type { Keep } from '../world/keep.ts';

/** What was made of a picture; without its bytes where they are the picture's own. */
type Kept<Made> = { readonly made: Made; readonly own: boolean };

/**
 * What `make` makes of `picture`, now or before.
 * @param how all that it is made by, besides the picture
 */
export async function madeOnce<Made extends { readonly bytes: Uint8Array }>(
  picture: Picture,
  how: string,
  { keep, make }: { readonly keep: Keep; readonly make: () => Promise<Made> },
): Promise<Made> {
  const key = `${picture.hash} ${picture.type} ${how}`;
  const before = keep.get('picture', key);
  // It was kept by this very code, under all that it was made from.
  if (before !== null) {
    const kept = deserialize(before) as Kept<Made>;
    return kept.own ? { ...kept.made, bytes: picture.bytes } : kept.made;
  }
  const made = await make();
  if (!keep.keeps) return made;
  const own = made.bytes === picture.bytes;
  const kept: Kept<Made> = { made: own ? { ...made, bytes: new Uint8Array() } : made, own };
  keep.put('picture', key, serialize(kept));
  return made;
}
