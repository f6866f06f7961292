/** Chance that falls the same way each time. */

/** A number from 0 up to but not including 1; each call gives the next. */
export type Dice = () => number;

/** Dice that fall the same way for the same seed, which is not 0 (G. Marsaglia, "Xorshift RNGs", 2003). */
export function dice(seed: number): Dice {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
