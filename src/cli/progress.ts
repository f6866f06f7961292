/** What is being done, for people who wait: one line that overwrites itself at a terminal, or a line a step under --verbose. */
import { printable } from './printable.ts';
import type { Sink } from './shell.ts';
import type { Talk } from './wish.ts';

export type Progress = { readonly step: (what: string) => void; readonly done: () => void };

/** Progress on `sink`; silent where nobody looks. */
export function progressOn(sink: Sink, talk: Talk): Progress {
  if (talk.json || talk.loudness === 'quiet') return { step: () => undefined, done: () => undefined };
  if (talk.loudness === 'verbose') return timed(sink);
  if (!sink.terminal) return { step: () => undefined, done: () => undefined };
  return {
    step: (what) => sink.write(`\r\x1b[K${printable(what)} …`),
    done: () => sink.write('\r\x1b[K'),
  };
}

function timed(sink: Sink): Progress {
  let current: { readonly what: string; readonly since: number } | null = null;
  const done = (): void => {
    if (current !== null) sink.write(`${printable(current.what)}: ${(performance.now() - current.since).toFixed(0)} ms\n`);
    current = null;
  };
  return {
    step: (what) => {
      done();
      current = { what, since: performance.now() };
    },
    done,
  };
}
