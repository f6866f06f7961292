/** What surrounds a command: its streams, its environment and its folder. `run.ts` gives the process's own; tests give theirs. */

import type { Exit } from './exit.ts';

/** A stream to print on. */
export type Sink = {
  readonly write: (chunk: string | Uint8Array) => void;
  /** Whether a person is looking. */
  readonly terminal: boolean;
};

export type Shell = {
  /** Standard input, as it comes in. */
  readonly input: AsyncIterable<Uint8Array>;
  /** For results only. */
  readonly out: Sink;
  /** For problems, progress and help that nobody asked for. */
  readonly err: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The absolute path that relative paths start from. */
  readonly folder: string;
  /** Does `work` so that an interrupt waits until it is done. */
  readonly uninterrupted: <T>(work: () => T) => T;
  /** Waits for something to happen; or for an interrupt, and gives its exit code. */
  readonly until: <T>(something: Promise<T>) => Promise<T | { readonly end: Exit }>;
};
