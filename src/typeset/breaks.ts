/** The sorts of places where a line may end, and what a word space gives. */

/**
 * `rare` is a hyphen that is put only in need: in a name, in capitals, in a part of a word that has a hyphen of its own.
 * A `dash` is a place behind a dash or a slash, `explicit` one behind a hyphen that was typed, `hyphen` one where a hyphen is put,
 * and `address` one at the marks of an address, where nothing is put.
 */
export const breakKinds = { space: 0, dash: 1, address: 2, explicit: 3, hyphen: 4, rare: 5, emergency: 6, forced: 7 } as const;

/**
 * Stretch and shrink of a word space, as shares of its width, and how much more than others a space gives behind a point or a
 * quotation mark: there the eye forgives it first, as TeX's space factors have it too.
 */
export const glue = { stretch: 1 / 2, shrink: 1 / 3, pointed: { stretch: 1.25, shrink: 1.25 } } as const;

/** Whether the line break puts a hyphen there. */
export function hyphenPut(kind: number): boolean {
  return kind === breakKinds.hyphen || kind === breakKinds.rare;
}

/** Whether the line break stands for a space. */
export function spacePut(kind: number): boolean {
  return kind === breakKinds.space || kind === breakKinds.forced;
}
