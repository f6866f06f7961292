/** What is costly to make is kept for the next time, by a key of all that it is made from. It may be forgotten at any time. */

/** What is kept: pages of a story, a chapter of a book, a picture made ready. */
export type KeptKind = 'pages' | 'chapter' | 'picture';

export type Keep = {
  /** Whether it is of any use to give it something. */
  readonly keeps: boolean;
  /** What was kept under `key`, whole and made by this very code; null when nothing is. */
  readonly get: (kind: KeptKind, key: string) => Uint8Array | null;
  readonly put: (kind: KeptKind, key: string, bytes: Uint8Array) => void;
};

/** Keeps nothing. */
export const noKeep: Keep = { keeps: false, get: () => null, put: () => undefined };

/** A keep in front of another that has at least what it was given itself. */
export function remembering(behind: Keep): Keep {
  const own = new Map<string, Uint8Array>();
  return {
    keeps: true,
    get: (kind, key) => own.get(`${kind} ${key}`) ?? behind.get(kind, key),
    put: (kind, key, bytes) => {
      own.set(`${kind} ${key}`, bytes);
      behind.put(kind, key, bytes);
    },
  };
}
