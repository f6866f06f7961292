/** What threads that set stories ahead send to the program: none of it is lost, and none of it is held for longer than it is of use. */
import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from '@jest/globals';
import { openArrivals, type Arrivals } from '../../src/publish/workers/arrivals.ts';
import type { AheadPages } from '../../src/publish/workers/messages.ts';

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A thread that sends pages, byte by byte. */
function thread(arrivals: Arrivals): (key: string, byte: number) => void {
  const { port1, port2 } = new MessageChannel();
  arrivals.from(port1);
  closing.push(() => port2.close());
  return (key, byte) => port2.postMessage({ key, bytes: new Uint8Array([byte]) } satisfies AheadPages);
}

function opened(): Arrivals {
  const arrivals = openArrivals();
  closing.push(arrivals.close);
  return arrivals;
}

test('pages come from every thread, whatever is asked for first', () => {
  const arrivals = opened();
  const [one, other] = [thread(arrivals), thread(arrivals)];
  expect(arrivals.get('a')).toBeNull();
  one('a', 1);
  one('b', 2);
  other('c', 3);
  expect(['c', 'b', 'a', 'd'].map((key) => arrivals.get(key)?.[0] ?? null)).toEqual([3, 2, 1, null]);
});

test('they are there for every making of the pack, until they are kept', () => {
  const arrivals = opened();
  thread(arrivals)('a', 1);
  // A pack that names pages further on is made with a guess before it is made with their numbers.
  expect([arrivals.get('a')?.[0], arrivals.get('a')?.[0]]).toEqual([1, 1]);
  arrivals.settle('a');
  expect(arrivals.get('a')).toBeNull();
});

test('what was sent is there when its thread is gone', async () => {
  const arrivals = opened();
  const { port1, port2 } = new MessageChannel();
  arrivals.from(port1);
  port2.postMessage({ key: 'a', bytes: new Uint8Array([1]) } satisfies AheadPages);
  port2.close();
  await new Promise((done) => setTimeout(done, 20));
  expect(arrivals.get('a')?.[0]).toBe(1);
});
