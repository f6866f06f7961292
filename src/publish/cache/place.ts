/** Where the cache is when nobody says: where the platform keeps what can be made again. */
import { isAbsolute, join } from 'node:path';

/** The absolute path of the usual folder; null where there is no home. @param env the environment */
export function usualCacheFolder(env: Readonly<Record<string, string | undefined>>): string | null {
  const given = process.platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  // One that is relative is to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
  if (given !== undefined && isAbsolute(given)) return join(given, 'slugline');
  const home = env['HOME'] ?? '';
  if (home === '') return null;
  return process.platform === 'darwin' ? join(home, 'Library', 'Caches', 'slugline') : join(home, '.cache', 'slugline');
}
