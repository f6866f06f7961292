/** The outside world, as the pipeline sees it: two questions. `publish/disk.ts` answers them from the disk, `memory.ts` from a table. */

/** Why a file could not be had. `outside` is a file that lies, after links are followed, in none of the folders allowed. */
export type Refusal = 'missing' | 'not-a-file' | 'denied' | 'outside' | 'too-large' | 'failed';

export type Loaded = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: Refusal };

export type World = {
  /**
   * Reads a file of the user's.
   * @param path absolute, or relative to the working folder
   * @param within the folders the file must lie in, after links are followed; null when any place will do
   * @param limit the most bytes it may have
   */
  readonly read: (path: string, within: readonly string[] | null, limit: number) => Promise<Loaded>;
  /** Reads a file of Slugline's own, such as `fonts/SourceSerif4-Regular.ttf`. Throws when there is none: that is our bug. */
  readonly data: (name: string) => Uint8Array;
};

/** What lies in a folder. A link to a folder is none, so that a walk through folders comes to an end. */
export type Listed = { readonly name: string; readonly folder: boolean };
