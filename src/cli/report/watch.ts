/** The clock of a run that is reported on: which step took how long. Nothing of it reaches an output. */
import type { Step } from './ran.ts';

export type Watch = {
  /** A step begins, and the one before it ends. */
  readonly step: (what: string) => void;
  /** What was measured until now. */
  readonly read: () => { readonly steps: readonly Step[]; readonly ms: number; readonly peak: number };
};

export function startWatch(): Watch {
  const began = performance.now();
  const steps: { readonly step: string; readonly at: number }[] = [];
  const rounded = (ms: number): number => Math.round(ms * 10) / 10;
  return {
    step: (what) => void steps.push({ step: what, at: performance.now() }),
    read: () => {
      const now = performance.now();
      const taken = steps.map(({ step, at }, index) => ({ step, ms: rounded((steps[index + 1]?.at ?? now) - at) }));
      // Kilobytes, on every platform that Node runs on.
      return { steps: taken, ms: rounded(now - began), peak: process.resourceUsage().maxRSS * 1024 };
    },
  };
}
