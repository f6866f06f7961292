/** Room in the cache: what has not been used for longest goes first. */
import { readdirSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Takes the oldest entries from a shelf that holds more than `room` bytes. The newest stays, however large it is. */
export function sweep(shelf: string, room: number): void {
  try {
    const entries = readdirSync(shelf).flatMap((name) => {
      const status = statSync(join(shelf, name), { throwIfNoEntry: false });
      return status === undefined ? [] : [{ name, bytes: status.size, used: status.mtimeMs }];
    });
    let total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
    entries.sort((one, other) => one.used - other.used);
    for (const { name, bytes } of entries.slice(0, -1)) {
      if (total <= room) return;
      unlinkSync(join(shelf, name));
      total -= bytes;
    }
  } catch {
    // Another sweeps it at this moment, or nobody can: the next run tries again.
  }
}
