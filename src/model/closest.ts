/** "Did you mean": the word that a slip of the fingers turned into another. */
import { distance } from 'fastest-levenshtein';

/** The candidate that `word` was most likely meant to be: two letters off, in short words one; null when none is that close. */
export function closest(word: string, candidates: readonly string[]): string | null {
  const near = candidates
    .map((candidate) => ({ candidate, away: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, away }) => away <= (Math.min(word.length, candidate.length) < 4 ? 1 : 2))
    .sort((a, b) => a.away - b.away);
  return near[0]?.candidate ?? null;
}
