/** Lists in one piece of memory: to get many small pieces takes longer than what is done with them. */

export type Slab = {
  /** Each gives a list with room for as many entries as the slab was opened for, beginning with those of an older one. */
  readonly doubles: (old?: Float64Array) => Float64Array;
  readonly integers: (old?: Int32Array) => Int32Array;
  readonly bytes: (old?: Uint8Array) => Uint8Array;
};

/** @param width how many bytes an entry has in all lists; those of doubles must be taken first, and those of bytes last */
export function openSlab(room: number, width: number): Slab {
  const buffer = new ArrayBuffer(room * width);
  let at = 0;
  const taken = (size: number): number => {
    at += room * size;
    return at - room * size;
  };
  return {
    doubles: (old) => begun(new Float64Array(buffer, taken(8), room), old),
    integers: (old) => begun(new Int32Array(buffer, taken(4), room), old),
    bytes: (old) => begun(new Uint8Array(buffer, taken(1), room), old),
  };
}

function begun<A extends List>(list: A, old: A | undefined): A {
  return old === undefined ? list : longer(old, list);
}

type List = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** A longer list that begins with another. */
export function longer<A extends List>(old: A, fresh: A): A {
  fresh.set(old);
  return fresh;
}
