/** The world as a table of files: what tests and embedders give to the pipeline in place of a disk. */
import { posix } from 'node:path';
import type { World } from './world.ts';

/**
 * A world of `files`, by absolute POSIX path.
 * @param data where Slugline's own files come from
 */
export function memoryWorld(files: Readonly<Record<string, string | Uint8Array>>, data: World['data']): World {
  return {
    data,
    read: (path, within, limit) => {
      const whole = posix.resolve('/', path);
      const inside = within === null || within.some((folder) => isInside(whole, posix.resolve('/', folder)));
      if (!inside) return Promise.resolve({ ok: false, why: 'outside' });
      const file = files[whole];
      if (file === undefined) return Promise.resolve({ ok: false, why: 'missing' });
      const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
      return Promise.resolve(bytes.length > limit ? { ok: false, why: 'too-large' } : { ok: true, bytes });
    },
  };
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder === '/' ? '/' : `${folder}/`);
}
