/** Pages that other threads have sent, and that are not kept as yet. */
import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import type { AheadPages } from './messages.ts';

export type Arrivals = {
  /** Looks at what comes through a port as well from now on. */
  readonly from: (shelf: MessagePort) => void;
  /** The pages under a key, as often as they are asked for: a pack that names its own pages is made more than once. Null when none came. */
  readonly get: (key: string) => Uint8Array | null;
  /** Forgets what was sent under a key, when it is kept. */
  readonly settle: (key: string) => void;
  readonly close: () => void;
};

/** Opens a place for pages to come to. */
export function openArrivals(): Arrivals {
  const shelves: MessagePort[] = [];
  const sent = new Map<string, Uint8Array>();
  return {
    from: (shelf) => void shelves.push(shelf),
    get: (key) => {
      // Nobody else turns to what was sent as long as pages are made.
      for (const shelf of shelves) {
        for (let it = receiveMessageOnPort(shelf); it !== undefined; it = receiveMessageOnPort(shelf)) {
          const pages = it.message as AheadPages;
          sent.set(pages.key, pages.bytes);
        }
      }
      return sent.get(key) ?? null;
    },
    settle: (key) => void sent.delete(key),
    close: () => {
      for (const shelf of shelves) shelf.close();
    },
  };
}
