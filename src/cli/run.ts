/** The program: gives `main` the process's own streams, and the process its exit code. */
import { main } from './main.ts';
import { errnoOf, reason } from '../publish/errno.ts';
import { exit, type Exit } from './exit.ts';
import type { Shell, Sink } from './shell.ts';

/**
 * A stream of the process's. A reader that has seen enough closes the pipe (`slugline inspect a.md | head`), which is no error;
 * anything else that keeps a result from its reader is one.
 */
function sink(stream: NodeJS.WriteStream, name: string): Sink {
  stream.on('error', (error) => {
    if (errnoOf(error) === 'EPIPE') return;
    process.exitCode = exit.problem;
    if (stream !== process.stderr) process.stderr.write(`error output-unwritable: can not write to ${name}: ${reason(error)}\n`);
  });
  return { write: (chunk) => void stream.write(chunk), terminal: stream.isTTY };
}

/** Exit codes of the signals that end a run, after `128 + number`. */
const signals = { SIGHUP: exit.hungUp, SIGINT: exit.interrupted, SIGTERM: exit.terminated } as const;
const signalNames = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/**
 * The platform's own way to end at a signal is the best while we compute: at once, and with nothing to clean up, since nothing is
 * on the disk. Only while files are moved into place a signal has to wait; writing is synchronous, so it does.
 */
function uninterrupted<T>(work: () => T): T {
  for (const name of signalNames) if (!process.listeners(name).includes(end)) process.on(name, end);
  return work();
}

function end(signal: NodeJS.Signals): void {
  process.exit(signalNames.flatMap((name) => (name === signal ? [signals[name]] : []))[0] ?? exit.problem);
}

/** While something is waited for a signal is an answer, and not the platform's affair: it comes at once, and what waits can end well. */
async function until<T>(something: Promise<T>): Promise<T | { readonly end: Exit }> {
  const ears: (() => void)[] = [];
  const ended = new Promise<{ readonly end: Exit }>((done) => {
    for (const name of signalNames) {
      const hear = (): void => done({ end: signals[name] });
      process.on(name, hear);
      process.off(name, end);
      ears.push(() => process.off(name, hear));
    }
  });
  try {
    return await Promise.race([something, ended]);
  } finally {
    for (const stop of ears) stop();
  }
}

const shell: Shell = {
  // Opened only when it is asked for: it costs time, and a terminal would be put into another mode.
  input: { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() },
  out: sink(process.stdout, 'standard output'),
  err: sink(process.stderr, 'standard error'),
  env: process.env,
  folder: process.cwd(),
  uninterrupted,
  until,
};

void main(process.argv.slice(2), shell).then((code) => {
  if (code !== exit.ok || process.exitCode === undefined) process.exitCode = code;
  // Left to itself the platform would first finish optimising code that never runs again. But what is still on its way to a
  // pipe must arrive, which an empty write behind it tells; and what went wrong with it must be told, a turn of the loop later.
  const leave = (): void => void setImmediate(() => process.exit());
  process.stdout.write('', () => process.stderr.write('', leave));
});
