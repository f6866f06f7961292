/**
 * A long pack, set from both ends: while the program sets its stories from the first one on, other threads set those that come last, and send
 * it their pages. Where the program gets to them it has them; what it has not, it sets itself. So nobody waits for anybody, and what
 * comes out is what one thread would have made.
 */
import { MessageChannel, type Worker } from 'node:worker_threads';
import type { Pack, Story } from '../../model/pack.ts';
import { beginningsOf } from '../../model/parts.ts';
import { walk } from '../../model/walk.ts';
import type { Style } from '../../style/style.ts';
import type { Keep } from '../../world/keep.ts';
import type { CacheWish } from '../trace/open.ts';
import { openArrivals } from './arrivals.ts';
import type { Stories } from './messages.ts';
import { startThread } from './thread.ts';

/** A keep that has more and more in it, to be ended when the pages are made. */
export type Ahead = { readonly keep: Keep; readonly end: () => Promise<void> };

type Setting = {
  readonly style: Style;
  readonly mapPages: boolean;
  readonly keep: Keep;
  readonly helpers: number;
  readonly folder: string;
  readonly cache: CacheWish;
  readonly code: string;
};

/** After so many stories that are not on the shelf in a row, those to come are taken not to be there either. */
const patience = 4;

/** Begins when the first stories are not found. */
export function setAhead(pack: Pack, { keep, helpers, ...rest }: Setting): Ahead {
  const workers: Worker[] = [];
  const arrivals = openArrivals();
  let missing = 0;
  const start = (): void => {
    const last = lastOf(pack, helpers);
    for (let at = 0; at < helpers; at++) {
      const stories = last.filter((_, index) => index % helpers === at);
      if (stories.length === 0) continue;
      const { port1, port2 } = new MessageChannel();
      const task: Stories = { kind: 'stories', pack: packOf(pack, stories), shelf: port2, ...rest };
      const worker = startThread(task, null, [port2]);
      // What it does not do, the program does.
      worker.on('error', () => undefined);
      workers.push(worker);
      arrivals.from(port1);
    }
  };
  return {
    keep: {
      keeps: true,
      get: (kind, key) => {
        if (kind !== 'pages') return keep.get(kind, key);
        const found = arrivals.get(key) ?? keep.get(kind, key);
        missing = found === null ? missing + 1 : 0;
        if (missing === patience && workers.length === 0) start();
        return found;
      },
      put: (kind, key, bytes) => {
        if (kind === 'pages') arrivals.settle(key);
        keep.put(kind, key, bytes);
      },
    },
    end: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
      arrivals.close();
    },
  };
}

/** The share of a pack that others set, the last story first: of articles, what does not depend on the pages before it. */
function lastOf(pack: Pack, helpers: number): readonly Story[] {
  const begins = beginningsOf(pack);
  const articles = pack.stories.filter((it) => it.role === 'article');
  const share = Math.ceil((articles.length * helpers) / (helpers + 1));
  return articles
    .slice(articles.length - share)
    .filter((it) => !begins.has(it) && !has(it, 'reference'))
    .reverse();
}

function has({ headline, standfirst, body }: Story, kind: 'reference'): boolean {
  let found = false;
  walk([...headline, ...standfirst, ...body], (node) => void (found ||= node.kind === kind));
  return found;
}

/** A pack of nothing but some stories. Of pictures, what their pages need is kept already. */
function packOf(pack: Pack, stories: readonly Story[]): Pack {
  const shown = new Set<string>();
  for (const { headline, standfirst, body } of stories) {
    walk([...headline, ...standfirst, ...body], (node) => {
      if ('picture' in node) shown.add(node.picture);
    });
  }
  const pictures = pack.pictures.filter(({ hash }) => shown.has(hash)).map((it) => ({ ...it, bytes: new Uint8Array() }));
  return { ...pack, contents: false, parts: [], cover: null, stories, pictures };
}
