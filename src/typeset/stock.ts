/** Matter taken from whoever composes it when page making asks for it, and let go when its pages are made. */
import type { Place, Stock } from './frame.ts';
import type { Part, Setting } from './galley.ts';

/** A stock that forgets. */
export type OpenStock = Stock & {
  /** As `setting`, but one that the eye stops at will do; from then on it is among the settings. */
  readonly settingInNeed: (index: number, delta: number) => Setting | null;
  /** Lets go of all parts before `index`. */
  readonly drop: (index: number) => void;
};

/** One part, with the settings that have been asked for. */
type Kept = { readonly part: Part; readonly settings: Map<number, Setting | null> };

/** Opens a stock over `matter`, which is taken part by part. */
export function openStock(matter: Iterable<Part>): OpenStock {
  const source = matter[Symbol.iterator]();
  let kept: Kept[] = [];
  let dropped = 0;
  let ended = false;

  const find = (index: number): Kept | null => {
    while (!ended && index - dropped >= kept.length) {
      const next = source.next();
      if (next.done === true) ended = true;
      else kept.push({ part: next.value, settings: new Map() });
    }
    return kept[index - dropped] ?? null;
  };

  return {
    part: (index) => find(index)?.part ?? null,
    setting: (index, delta) => {
      const found = find(index);
      if (found === null) return null;
      const known = found.settings.get(delta);
      if (known !== undefined) return known;
      const { part } = found;
      const made = part.kind === 'flex' ? part.set(delta) : delta === 0 ? { strips: [part], cost: 0 } : null;
      found.settings.set(delta, made);
      return made;
    },
    settingInNeed: (index, delta) => {
      const found = find(index);
      const known = found?.settings.get(delta) ?? null;
      if (found === null || known !== null || found.part.kind !== 'flex') return known;
      const made = found.part.set(delta, true);
      found.settings.set(delta, made);
      return made;
    },
    drop: (index) => {
      if (index <= dropped) return;
      kept = kept.slice(index - dropped);
      dropped = index;
    },
  };
}

/** Whether only white follows. */
export function isLast(place: Place, stock: Stock): boolean {
  const rest = place.strip > 0 ? (stock.setting(place.part, place.delta)?.strips ?? []) : [];
  // Of a paragraph the last line is type: that is seen without a walk through all of them.
  if (rest.findLastIndex(({ kind }) => kind === 'type') >= place.strip) return false;
  for (let index = place.strip > 0 ? place.part + 1 : place.part; ; index++) {
    const part = stock.part(index);
    if (part === null) return true;
    if (stock.setting(index, 0)?.strips.some((strip) => strip.kind === 'type') === true) return false;
  }
}
