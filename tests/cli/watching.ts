/** A watch in a process of its own, and a way to wait for its builds. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/** What `--json` says of a build. */
export type Round = {
  readonly made: boolean;
  readonly changes: readonly { readonly path: string; readonly how: string }[];
  readonly written: readonly { readonly path: string; readonly bytes: number }[];
  readonly ms: number;
};

/** A problem, as `--json` tells it. */
export type Told = {
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string;
};

export type Watching = {
  /** The next build that nobody waited for yet. Fails when none comes. */
  readonly next: () => Promise<Round>;
  /** Builds until `wanted` is so; gives all of them. */
  readonly until: (wanted: (round: Round) => boolean) => Promise<readonly Round[]>;
  /** Builds that nobody waited for. */
  readonly rest: () => readonly Round[];
  readonly problems: () => readonly Told[];
  /** Any other line that it has printed, once it is there. */
  readonly line: (wanted: RegExp) => Promise<RegExpExecArray>;
  readonly process: ChildProcess;
  /** How it ended, once it has. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Sends a signal, and gives how it ended. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
};

const programs = new Map<string, Promise<string>>();

/** The program, from source as it is, for suites that run beside one that makes it anew in `.build/`. */
export function ownProgram(name: string): Promise<string> {
  const known = programs.get(name);
  if (known !== undefined) return known;
  const outdir = resolve('node_modules/.cache/slugline', name);
  const made = build({
    entryPoints: ['src/cli/run.ts'],
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  }).then(() => join(outdir, 'run.mjs'));
  programs.set(name, made);
  return made;
}

/** The longest to wait for anything, in ms: only a test that fails waits so long. */
const deadline = 20_000;

/** Starts the program in `folder`. */
export function startWatch(
  program: string,
  folder: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Watching {
  const child = spawn(process.execPath, [program, ...argv, '--json'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const rounds: Round[] = [];
  const problems: Told[] = [];
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let [partial, complaint, taken] = ['', '', 0];
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) => {
    child.on('close', (code, signal) => done({ code, signal }));
  });
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
  child.stdout.on('data', (data: Buffer) => {
    const all = (partial + data.toString()).split('\n');
    partial = all.pop() ?? '';
    for (const line of all) {
      lines.push(line);
      const said: unknown = JSON.parse(line);
      if (isOf<Round>(said, 'round')) rounds.push(said);
      if (isOf<Told>(said, 'problem')) problems.push(said);
    }
    for (const look of waiting) look();
  });
  const when = async <T>(ask: () => T | null): Promise<T> =>
    await new Promise<T>((done, fail) => {
      const give = (): void => {
        const found = ask();
        if (found === null) return;
        clearTimeout(timer);
        waiting.delete(give);
        done(found);
      };
      const timer = setTimeout(() => {
        waiting.delete(give);
        fail(new Error(`nothing came. It said:\n${lines.join('\n')}\n${complaint}`));
      }, deadline);
      waiting.add(give);
      give();
    });
  const next = (): Promise<Round> => when(() => rounds[taken++] ?? (taken--, null));
  return {
    next,
    until: async (wanted) => {
      const seen: Round[] = [];
      do seen.push(await next());
      while (!seen.some(wanted));
      return seen;
    },
    rest: () => rounds.slice(taken),
    problems: () => problems,
    line: (wanted) => when(() => lines.map((line) => wanted.exec(line)).find((it) => it !== null) ?? null),
    process: child,
    ended,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return await ended;
    },
  };
}

function isOf<T>(value: unknown, type: string): value is T {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === type;
}

/** Whether a file is there. */
export function isThere(folder: string, name: string): boolean {
  return existsSync(join(folder, name));
}
