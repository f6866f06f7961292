/**
 * Programs that judge finished files. They are asked where they are installed; where they are not, the test says what was left
 * out and passes, unless `SLUGLINE_CONFORMANCE=1` demands them all.
 */
import { spawnSync } from 'node:child_process';

const told = new Set<string>();

/** Whether a program can be run. Throws where conformance is demanded and it is missing. */
export function has(program: string, flag = '--version'): boolean {
  const found = spawnSync(program, [flag], { stdio: 'ignore' }).error === undefined;
  if (!found && process.env['SLUGLINE_CONFORMANCE'] === '1')
    throw new Error(`conformance is demanded, but ${program} is not installed`);
  if (!found && !told.has(program)) {
    told.add(program);
    process.stderr.write(`left out: what ${program} would say (it is not installed)\n`);
  }
  return found;
}

/** What a program printed and how it ended. */
export function run(
  program: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}
