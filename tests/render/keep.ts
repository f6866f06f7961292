/** A keep in memory that can be asked how it was used. */
import type { Keep } from '../../src/world/keep.ts';

export type CountedKeep = Keep & {
  /** What was looked for and not there, and what was put, since this was asked last. */
  readonly news: () => { readonly missed: number; readonly put: number };
};

/** An empty keep. */
export function memoryKeep(): CountedKeep {
  const all = new Map<string, Uint8Array>();
  let news = { missed: 0, put: 0 };
  return {
    keeps: true,
    get: (kind, key) => {
      const kept = all.get(`${kind} ${key}`) ?? null;
      if (kept === null) news = { ...news, missed: news.missed + 1 };
      return kept;
    },
    put: (kind, key, bytes) => {
      news = { ...news, put: news.put + 1 };
      all.set(`${kind} ${key}`, new Uint8Array(bytes));
    },
    news: () => {
      const told = news;
      news = { missed: 0, put: 0 };
      return told;
    },
  };
}
