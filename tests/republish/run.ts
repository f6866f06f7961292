/** The program in a folder, with a cache of its own there. */
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';

/** What a run said, and its exit code. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs the program in `folder`. */
export async function runIn(folder: string, argv: readonly string[]): Promise<Ran> {
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
  });
  return { code, out, err };
}
