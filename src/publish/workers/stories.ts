/** The work of a thread that sets stories ahead: their pages go to the program, which knows where in the pack they stand. */
import type { Keep } from '../../world/keep.ts';
import { diskWorld } from '../disk.ts';
import { render } from '../make.ts';
import { openApart } from '../trace/open.ts';
import type { AheadPages, Stories } from './messages.ts';

/** Sets stories. */
export async function setStories({ pack, shelf, style, mapPages, folder, cache, code }: Stories): Promise<void> {
  const behind = openApart(cache, code);
  const keep: Keep = {
    keeps: true,
    get: (kind, key) => {
      const found = behind.get(kind, key);
      if (found === null && kind === 'picture') throw new Error('pictures are made ready before stories are set');
      return found;
    },
    put: (kind, key, bytes) => {
      const pages: AheadPages = { key, bytes };
      if (kind === 'pages') shelf.postMessage(pages);
      else behind.put(kind, key, bytes);
    },
  };
  const world = diskWorld(folder);
  await render(pack, 'pdf', { world, report: () => undefined, style, stem: '', keep, mapPages, setsAhead: true });
}
