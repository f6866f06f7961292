/** What is left in a folder of earlier builds: in a release it could be what is withheld. */
import { dirname, join, relative, resolve } from 'node:path';
import { problem, type Report } from '../model/problem.ts';
import type { Made } from './make.ts';
import type { Ground } from './plan.ts';
import type { Finished } from './write.ts';

/** Reports each file in the folders of a release that is none of its own. @param release the label; empty for the whole pack */
export function tellLeftovers(
  made: readonly Made[],
  { release, files }: { readonly release: string; readonly files: readonly Finished[] },
  ground: Pick<Ground, 'folder' | 'list'>,
  report: Report,
): void {
  if (release === '') return;
  const own = new Set(files.map(({ path }) => path));
  for (const { output } of made) {
    if (!output.folder) continue;
    for (const path of filesIn(resolve(ground.folder, dirname(output.name)), ground.list)) {
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
