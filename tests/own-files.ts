/** Slugline's own files, for tests that need no disk otherwise. */
import { readFileSync } from 'node:fs';

/** What comes from packages. */
const borrowed: Readonly<Record<string, string>> = {
  'harfbuzz.wasm': 'node_modules/harfbuzzjs/dist/harfbuzz.wasm',
  'countries.json': 'node_modules/world-atlas/countries-50m.json',
};

/** As `World.data`. */
export function ownFile(name: string): Uint8Array {
  return readFileSync(borrowed[name] ?? name);
}
