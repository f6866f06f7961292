/** The sorts of places where a line may end, and what a word space gives. */

export const breakKinds = { space: 0, explicit: 1, hyphen: 2, emergency: 3, forced: 4 } as const;

/** Stretch and shrink of a word space, as shares of its width. */
export const glue = { stretch: 1 / 2, shrink: 1 / 3 } as const;
