/** What is left in a folder of earlier builds: in a release it could be what is withheld. */
import { join, relative, resolve } from 'node:path';
import { problem, type Report } from '../model/problem.ts';
import type { Ground } from './plan.ts';

/**
 * Reports each file in the folders of a release that is none of its own.
 * @param folders as the user would write them
 * @param own absolute paths
 */
export function tellLeftovers(
  folders: readonly string[],
  own: ReadonlySet<string>,
  ground: Pick<Ground, 'folder' | 'list'>,
  report: Report,
): void {
  for (const folder of folders) {
    for (const path of filesIn(resolve(ground.folder, folder), ground.list)) {
      if (own.has(path)) continue;
      const hint = 'delete it, or release into another folder with -o';
      const name = relative(ground.folder, path);
      report(problem('marking-leftover', null, `${name} is no file of this release, and would lie among its files`, hint));
    }
  }
}

/** Names that start with a dot are another program's, such as those of a version control. */
function filesIn(folder: string, list: Ground['list']): readonly string[] {
  const seen = list(folder).filter(({ name }) => !name.startsWith('.'));
  return seen.flatMap((it) => (it.folder ? filesIn(join(folder, it.name), list) : [join(folder, it.name)]));
}
