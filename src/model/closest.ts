/** "Did you mean": the word that a slip of the fingers turned into another. */
import { distance } from 'fastest-levenshtein';

/**
 * The candidate that `word` was most likely meant to be: two letters off, in short words one; null when none is that close. Of two
 * as close it is the one with the same letters.
 */
export function closest(word: string, candidates: readonly string[]): string | null {
  const near = candidates
    .map((candidate) => ({
      candidate,
      away: distance(word.toLowerCase(), candidate.toLowerCase()),
      apart: distance(letters(word), letters(candidate)),
    }))
    .filter(({ candidate, away }) => away <= (Math.min(word.length, candidate.length) < 4 ? 1 : 2))
    .sort((a, b) => a.away - b.away || a.apart - b.apart);
  return near[0]?.candidate ?? null;
}

/** Its letters in an order of their own: two that changed places make no difference. */
function letters(word: string): string {
  return [...word.toLowerCase()].sort().join('');
}
