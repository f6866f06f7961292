/** The program in a folder, with a cache of its own there. */
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import type { Shell } from '../../src/cli/shell.ts';

/** What a run said, and its exit code. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs the program in `folder`. @param shell what is otherwise around it */
export async function runIn(folder: string, argv: readonly string[], shell: Partial<Shell> = {}): Promise<Ran> {
  let [out, err] = ['', ''];
  const input = (async function* () {
    yield await Promise.resolve(new Uint8Array());
  })();
  const code = await main(argv, {
    input,
    out: { write: (chunk) => void (out += chunk.toString()), terminal: false },
    err: { write: (chunk) => void (err += chunk.toString()), terminal: false },
    env: { SLUGLINE_CACHE: join(folder, '.slugline-cache') },
    folder,
    uninterrupted: (work) => work(),
    until: (something) => something,
    ...shell,
  });
  return { code, out, err };
}
