/** A run as reports tell it. */
import type { Diagnostic } from '../../model/problem.ts';
import type { Exit } from '../exit.ts';

/** What a command printed as a result, as `--json` prints it. */
export type Result = Readonly<Record<string, unknown>>;

/** A step, and how long it took in milliseconds. */
export type Step = { readonly step: string; readonly ms: number };

export type Ran = {
  readonly version: string;
  readonly command: string;
  readonly exit: Exit;
  /** Whether warnings count as errors. */
  readonly strict: boolean;
  readonly results: readonly Result[];
  /** In reading order, each once. */
  readonly problems: readonly Diagnostic[];
  readonly steps: readonly Step[];
  /** Of the whole run, in milliseconds. */
  readonly ms: number;
  /** The most memory that the process had at a time, in bytes. */
  readonly peak: number;
};

/** An output that was made, or found as it should be. */
export type Made = {
  readonly path: string;
  readonly status: 'built' | 'unchanged';
  readonly bytes: number;
  readonly pages: number | null;
};

export function outputsOf({ results }: Ran): readonly Made[] {
  return results
    .filter((it) => it['type'] === 'output')
    .map(({ path, written, bytes, pages }) => ({
      path: String(path),
      status: written === false ? 'unchanged' : 'built',
      bytes: Number(bytes),
      pages: typeof pages === 'number' ? pages : null,
    }));
}

/** Whether a problem is a reason to fail. */
export function isFatal({ severity }: Diagnostic, strict: boolean): boolean {
  return severity === 'error' || (strict && severity === 'warning');
}
