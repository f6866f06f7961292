/** Which Slugline this is. */
import type { World } from '../world/world.ts';

/** The version, as `package.json` has it. */
export function version(world: Pick<World, 'data'>): string {
  const about: unknown = JSON.parse(new TextDecoder().decode(world.data('package.json')));
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '';
}
