/** Whole processes, timed from outside. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** A program and its arguments; `node` is the Node that this runs in. */
export type Command = readonly [program: string, ...words: string[]];

/** How long a command takes, in milliseconds. */
export function timed([program, ...words]: Command): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(pathOf(program), words, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words.slice(0, 9).join(' ')} failed:\n${stderr}`);
  return performance.now() - start;
}

const pathOf = (program: string): string => (program === 'node' ? process.execPath : program);

/**
 * Runs commands in turn, A B C A B C, so that whatever else the machine does meets all of them.
 * @returns for each command its times in milliseconds, in the order of the rounds; a first round is not counted
 */
export function inTurn<Name extends string>(
  commands: Readonly<Record<Name, Command>>,
  rounds: number,
): (name: Name) => readonly number[] {
  const times = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, command] of Object.entries<Command>(commands)) {
      const time = timed(command);
      if (round > 0) times.set(name, [...(times.get(name) ?? []), time]);
    }
  }
  return (name) => times.get(name) ?? [];
}

/** The peak of memory of a run of `node`, in MB. */
export function peak([, ...words]: Command): number {
  const watched = ['--require', resolve('tests/bench/peak.cjs'), ...words];
  const { output } = spawnSync(process.execPath, watched, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  return Number(output[3]) / 1024;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** The median of the ratios of one round each. */
export function ratio(these: readonly number[], those: readonly number[]): number {
  return median(these.map((time, round) => time / (those[round] ?? Number.NaN)));
}
