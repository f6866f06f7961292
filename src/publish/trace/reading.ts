/**
 * What a piece of work asked of the disk, and what it was told: as long as the answers stay the same, so does what was made of them.
 * Files that were looked for and were not there are among them, and folders that were searched.
 */
import type { Refusal } from '../../world/world.ts';
import type { Sha256 } from '../cache/hash.ts';

/** A question and its answer. Paths are relative to the working folder, so that the same work is the same elsewhere. */
export type Reading =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly within: readonly string[] | null;
      readonly limit: number;
      readonly answer: Sha256 | Refusal;
    }
  | { readonly kind: 'folder' | 'there' | 'is-folder'; readonly path: string; readonly answer: string };

/** Whether it is the SHA-256 of what a file holds, and not why it could not be read. */
export function isRead(answer: Sha256 | Refusal): boolean {
  return answer.length === 64;
}
