/** The work of a thread that sets stories ahead: their pages go to the cache, where the program finds them. */
import type { Keep } from '../../world/keep.ts';
import { diskWorld } from '../disk.ts';
import { render } from '../make.ts';
import { openApart } from '../trace/open.ts';
import type { Stories } from './messages.ts';

/** Sets stories. The file that they make together is of no use. */
export async function setStories({ pack, style, mapPages, folder, cache, code }: Stories): Promise<void> {
  const behind = openApart(cache, code);
  const keep: Keep = {
    keeps: true,
    get: (kind, key) => {
      const found = behind.get(kind, key);
      if (found === null && kind === 'picture') throw new Error('pictures are made ready before stories are set');
      return found;
    },
    put: behind.put,
  };
  await render(pack, 'pdf', { world: diskWorld(folder), report: () => undefined, style, stem: '', keep, mapPages });
}
