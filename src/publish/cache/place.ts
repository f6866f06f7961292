/** Where the cache is when nobody says: where the platform keeps what can be made again. */
import { join } from 'node:path';

/** The absolute path of the usual folder; null where there is no home. @param env the environment */
export function usualCacheFolder(env: Readonly<Record<string, string | undefined>>): string | null {
  const given = process.platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  if (given !== undefined && given !== '') return join(given, 'slugline');
  const home = env['HOME'] ?? '';
  if (home === '') return null;
  return process.platform === 'darwin' ? join(home, 'Library', 'Caches', 'slugline') : join(home, '.cache', 'slugline');
}
