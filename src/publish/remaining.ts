/** What remains of editions where articles are left out: above a release, or with errors where a build keeps going. */
import { collector } from '../model/problem.ts';
import { keyOf, type Sha256 } from './cache/hash.ts';
import type { Desk } from './desk.ts';
import { gather, type Bound } from './gather.ts';
import type { Edition } from './plan.ts';
import type { Request } from './request.ts';

export type Remaining = {
  /** The articles that are left. */
  readonly sources: readonly string[];
  /** The number of all that was read for what is left out; null where nothing is. */
  readonly withheld: Sha256 | null;
};

/** What remains of an edition that is bound. */
export function remainingOf({ edition, pack, readings, readBy }: Bound): Remaining {
  const left = new Set(pack.stories.map((story) => story.at.file));
  const sources = edition.sources.filter((source) => left.has(source));
  if (sources.length === edition.sources.length) return { sources, withheld: null };
  const named = new Set(sources.flatMap((source) => readBy.get(source) ?? []).map(({ path }) => path));
  return { sources, withheld: keyOf(readings.filter(({ path }) => !named.has(path))) };
}

/** What would remain of editions now; of an edition of which nothing does, nothing is said. Null after an error. */
export async function remaining(
  editions: readonly Edition[],
  request: Request,
  desk: Desk,
): Promise<ReadonlyMap<Edition, Remaining> | null> {
  if (request.release === '' && request.keepGoing !== true) {
    return new Map(editions.map((it) => [it, { sources: it.sources, withheld: null }]));
  }
  // Only binding tells. What there is to say of articles that can be bound is said when they are built.
  const { report, found } = collector();
  const bound = await gather(editions, request, { ...desk, report, spared: () => undefined });
  if (bound === null) found.forEach(desk.report);
  return bound === null ? null : new Map(bound.map((it) => [it.edition, remainingOf(it)]));
}
