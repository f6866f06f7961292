/** The document model as JSON, for `inspect --json`. */
import type { Pack } from '../model/pack.ts';

/** `pack` on one line. The bytes of pictures are left out; their hashes name them; paragraphs' numbers come with their places. */
export function jsonOf(pack: Pack): string {
  return JSON.stringify(pack, (key, value: unknown) => {
    if (value instanceof Map) return [...value.entries()].map(([paragraph, number]) => ({ number, at: paragraph.at }));
    return key === 'bytes' && value instanceof Uint8Array ? value.length : value;
  });
}
