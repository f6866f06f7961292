/**
 * Hyphenation patterns as a trie in typed arrays (F. M. Liang, *Word Hy-phen-a-tion by Com-put-er*, 1983).
 *
 * Its edges live in one open-addressed hash table from (node, letter) to node: neither building nor walking it allocates.
 */

export type Trie = {
  readonly edgeFrom: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeLetter: Uint16Array;
  /** By node: where its weights start in `weights`, 0 when no pattern ends here. */
  readonly outcome: Int32Array;
  /** For each pattern its length plus one, then that many weights. */
  readonly weights: Uint8Array;
};

/** Weights of this and above outweigh all digits; and how patterns have them, by the signs behind the digits: against a hyphen, and for one. */
export const heaviest = 10;
export const outweighing = { not: ':', put: ';' } as const;

/** Builds the trie of patterns such as `.ach4` or `1na2`. */
export function buildTrie(patterns: readonly string[]): Trie {
  const letters = patterns.reduce((sum, pattern) => sum + pattern.length, 0);
  let slots = 1024;
  while (slots < letters * 2) slots *= 2;
  const edgeFrom = new Int32Array(slots).fill(-1);
  const edgeTo = new Int32Array(slots);
  const edgeLetter = new Uint16Array(slots);
  const outcome = new Int32Array(letters + 2);
  const weights = new Uint8Array(letters * 2 + patterns.length * 2 + 1);
  let nodes = 1;
  let used = 1;
  for (const pattern of patterns) {
    let node = 0;
    const start = used;
    let count = 1;
    for (let i = 0; i < pattern.length; i++) {
      const letter = pattern.charCodeAt(i);
      if (letter >= 48 && letter <= 59) {
        weights[start + count] = letter - 48;
        continue;
      }
      count++;
      let slot = hash(node, letter) & (slots - 1);
      while (edgeFrom[slot] !== -1 && (edgeFrom[slot] !== node || edgeLetter[slot] !== letter)) slot = (slot + 1) & (slots - 1);
      if (edgeFrom[slot] === -1) {
        edgeFrom[slot] = node;
        edgeLetter[slot] = letter;
        edgeTo[slot] = nodes++;
      }
      node = edgeTo[slot] ?? 0;
    }
    weights[start] = count;
    outcome[node] = start;
    used += count + 1;
  }
  return fitted({ edgeFrom, edgeTo, edgeLetter, outcome: outcome.slice(0, nodes), weights: weights.slice(0, used) }, nodes - 1);
}

/** The same trie in the smallest table that is at most half full: how many edges patterns share is known only when all are in. */
function fitted({ edgeFrom, edgeTo, edgeLetter, outcome, weights }: Trie, edges: number): Trie {
  let slots = 1024;
  while (slots < edges * 2) slots *= 2;
  const made = {
    edgeFrom: new Int32Array(slots).fill(-1),
    edgeTo: new Int32Array(slots),
    edgeLetter: new Uint16Array(slots),
    outcome,
    weights,
  };
  for (let from = 0; from < edgeFrom.length; from++) {
    const node = edgeFrom[from] ?? -1;
    const letter = edgeLetter[from] ?? 0;
    if (node === -1) continue;
    let slot = hash(node, letter) & (slots - 1);
    while (made.edgeFrom[slot] !== -1) slot = (slot + 1) & (slots - 1);
    made.edgeFrom[slot] = node;
    made.edgeTo[slot] = edgeTo[from] ?? 0;
    made.edgeLetter[slot] = letter;
  }
  return made;
}

function hash(node: number, letter: number): number {
  return Math.imul(node * 137 + letter, 0x9e3779b1) >>> 7;
}

/** Raises `levels[i]` to the weight of every pattern that fits the first `length` letters around offset `i`. They carry their dots. */
export function raiseLevels(trie: Trie, letters: Uint16Array, length: number, levels: Uint8Array): void {
  const { edgeFrom, edgeLetter, edgeTo, outcome, weights } = trie;
  const mask = edgeFrom.length - 1;
  for (let from = 0; from < length; from++) {
    let node = 0;
    for (let at = from; at < length; at++) {
      const letter = letters[at] ?? 0;
      let slot = hash(node, letter) & mask;
      while (edgeFrom[slot] !== -1 && (edgeFrom[slot] !== node || edgeLetter[slot] !== letter)) slot = (slot + 1) & mask;
      if (edgeFrom[slot] === -1) break;
      node = edgeTo[slot] ?? 0;
      const start = outcome[node] ?? 0;
      if (start === 0) continue;
      const count = weights[start] ?? 0;
      for (let i = 0; i < count; i++) {
        const weight = weights[start + 1 + i] ?? 0;
        if (weight > (levels[from + i] ?? 0)) levels[from + i] = weight;
      }
    }
  }
}
