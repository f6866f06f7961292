/** Opens what a run remembers with: its recorder in front of the disk, and the cache, where there is one. */
import { relative, sep } from 'node:path';
import { noKeep, type Keep } from '../../world/keep.ts';
import type { World } from '../../world/world.ts';
import { asPlain } from '../asked.ts';
import { keyOf, type Plain } from '../cache/hash.ts';
import { noCache, openCache } from '../cache/store.ts';
import { ownFileAt } from '../disk.ts';
import type { Ground } from '../plan.ts';
import type { Request } from '../request.ts';
import { codeOf } from '../version.ts';
import { openHints, type KnownFiles } from './hints.ts';
import { keepingIn, type Memory } from './memory.ts';
import { openRecorder } from './recorder.ts';

/** Where the cache is. */
export type CacheWish = {
  /** The absolute path of its folder; null for none. */
  readonly folder: string | null;
  /** Whether it is only read. */
  readonly frozen: boolean;
};

export type OpenMemory = {
  readonly memory: Memory;
  /** What has been learnt of files. */
  readonly known: () => KnownFiles;
  /** Keeps what was learnt. */
  readonly close: () => void;
};

/** How many bytes a cache may hold. */
const mostCached = 2 * 1024 ** 3;

/** Opens the memory of runs that are asked the same in the same folder. */
export function openMemory(asked: Request, { folder, frozen }: CacheWish, disk: { world: World; ground: Ground }): OpenMemory {
  const cache = folder === null ? noCache : openCache(folder, { most: mostCached, frozen });
  const code = codeOf(disk.world);
  const place = folder === null ? '' : relative(folder, disk.ground.folder).split(sep).join('/');
  const parts: Plain = [code, 'hints', place, asPlain(asked)];
  const key = keyOf(parts);
  const kept = cache.get('run', key);
  const hints = openHints(kept === null ? {} : (JSON.parse(Buffer.from(kept).toString()) as KnownFiles));
  const recorder = openRecorder({ ...disk, hints, own: ownFileAt });
  return {
    memory: { cache, recorder, code, place },
    known: hints.all,
    close: () => {
      if (hints.changed()) cache.put('run', key, Buffer.from(JSON.stringify(hints.all())));
      cache.close();
    },
  };
}

/** Opens the cache alone, for renderers in another thread; whoever opened it first makes room in it. */
export function openApart({ folder, frozen }: CacheWish, code: string): Keep {
  return folder === null ? noKeep : keepingIn(openCache(folder, { most: mostCached, frozen }), code);
}

/** Whether nothing is written down of what is asked: files named one by one, of articles named one by one. */
export function isPassing({ sources, outputs, manifest }: Request): boolean {
  const single = outputs.length > 0 && outputs.every((it) => /\.(?:pdf|epub|md)$/i.test(it));
  return (
    [...sources, ...outputs].includes('-') ||
    (single && manifest === null && sources.length > 0 && !sources.some((it) => /\.(?:ya?ml|json)$/i.test(it)))
  );
}
