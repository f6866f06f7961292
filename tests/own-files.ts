/** Slugline's own files, for tests that need no disk otherwise. */
import { readFileSync } from 'node:fs';

/** As `World.data`. */
export function ownFile(name: string): Uint8Array {
  return readFileSync(name === 'harfbuzz.wasm' ? 'node_modules/harfbuzzjs/dist/harfbuzz.wasm' : name);
}
