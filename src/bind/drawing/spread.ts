/** Things on a line that want to stand in certain places and need room: each as near to its place as the others leave it. */

/**
 * Where they stand, at least `apart` from each other, between `from` and `to`; null where there is no room for all. Neighbours that
 * would overlap are moved apart around the middle of where they want to be. @param wanted in order
 */
export function spread(
  wanted: readonly number[],
  apart: number,
  [from, to]: readonly [number, number],
): readonly number[] | null {
  if ((wanted.length - 1) * apart > to - from) return null;
  // Groups that touch become one (pool adjacent violators), with the least movement of all in it.
  const groups: { readonly size: number; readonly sum: number }[] = [];
  const startOf = ({ size, sum }: { readonly size: number; readonly sum: number }): number =>
    Math.min(Math.max(sum / size - ((size - 1) / 2) * apart, from), to - (size - 1) * apart);
  for (const place of wanted) {
    let group = { size: 1, sum: place };
    for (let last = groups.at(-1); last !== undefined; last = groups.at(-1)) {
      if (startOf(last) + last.size * apart <= startOf(group) + 1e-9) break;
      group = { size: group.size + last.size, sum: group.sum + last.sum };
      groups.pop();
    }
    groups.push(group);
  }
  return groups.flatMap((group) => Array.from({ length: group.size }, (_, index) => startOf(group) + index * apart));
}
