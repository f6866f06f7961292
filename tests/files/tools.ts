/**
 * Programs that judge finished files. They are asked where they are installed; where they are not, the test says what was left
 * out and passes, unless `SLUGLINE_CONFORMANCE=1` demands them all.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const told = new Set<string>();

/** Whether a program can be run. Throws where conformance is demanded and it is missing. */
export function has(program: string, flag = '--version'): boolean {
  return asked(program, spawnSync(program, [flag], { stdio: 'ignore' }).error === undefined);
}

/** Whether the readers of `tests/readers` are installed, which `npm ci --prefix tests/readers` does. Throws as `has` does. */
export function hasReaders(): boolean {
  return asked('the readers of tests/readers', existsSync('tests/readers/node_modules'));
}

function asked(judge: string, there: boolean): boolean {
  if (!there && process.env['SLUGLINE_CONFORMANCE'] === '1')
    throw new Error(`conformance is demanded, but not installed: ${judge}`);
  if (!there && !told.has(judge)) {
    told.add(judge);
    process.stderr.write(`left out: what ${judge} would say (not installed)\n`);
  }
  return there;
}

/** What a program printed and how it ended. */
export function run(
  program: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}
