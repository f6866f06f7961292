/** Which Slugline this is. */
import type { World } from '../world/world.ts';

/** The version, as `package.json` has it. */
export function version(world: Pick<World, 'data'>): string {
  const about: unknown = JSON.parse(new TextDecoder().decode(world.data('package.json')));
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '';
}

/** Which code this is, to the last byte of it: the number that the bundle was given; of a run from source, its version. */
export function codeOf(world: Pick<World, 'data'>): string {
  try {
    return new TextDecoder().decode(world.data('.build/code')).trim();
  } catch {
    return version(world);
  }
}
