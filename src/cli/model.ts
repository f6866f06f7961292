/** The document model as JSON, for `inspect --json`. */
import type { Pack } from '../model/pack.ts';

/** `pack` on one line. The bytes of pictures are left out; their hashes name them. */
export function jsonOf(pack: Pack): string {
  return JSON.stringify(pack, (key, value: unknown) => (key === 'bytes' && value instanceof Uint8Array ? value.length : value));
}
