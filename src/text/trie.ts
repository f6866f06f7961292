/**
 * Hyphenation patterns as a trie in typed arrays (F. M. Liang, *Word Hy-phen-a-tion by Com-put-er*, 1983).
 *
 * Its edges live in one open-addressed hash table from (node, letter) to node: neither building nor walking it allocates.
 */

export type Trie = {
  /**
   * Four numbers an edge, side by side: the node that it leads from, its letter, the node that it leads to, and where the weights of
   * a pattern that ends there start in `weights`. 0 stands for none: nothing leads to the root.
   */
  readonly edges: Int32Array;
  /** For each pattern its length plus one, then that many weights. */
  readonly weights: Uint8Array;
};

/** Weights from this on outweigh all digits. */
export const heaviest = 10;
/** How patterns have such weights, by the two signs behind the digits in ASCII: against a hyphen, and for one. */
export const outweighing = { not: ':', put: ';' } as const;

/** Builds the trie of patterns such as `.ach4` or `1na2`. */
export function buildTrie(patterns: readonly string[]): Trie {
  const letters = patterns.reduce((sum, pattern) => sum + pattern.length, 0);
  const edges = new Int32Array(roomFor(letters));
  const weights = new Uint8Array(letters * 2 + patterns.length * 2 + 1);
  let nodes = 1;
  let used = 1;
  for (const pattern of patterns) {
    let slot = -1;
    const start = used;
    let count = 1;
    for (let i = 0; i < pattern.length; i++) {
      const letter = pattern.charCodeAt(i);
      if (letter >= 48 && letter <= 59) {
        weights[start + count] = letter - 48;
        continue;
      }
      count++;
      const node = slot < 0 ? 0 : (edges[slot + 2] ?? 0);
      slot = slotOf(edges, node, letter);
      if (edges[slot + 2] === 0) edges.set([node, letter, nodes++], slot);
    }
    weights[start] = count;
    edges[slot + 3] = start;
    used += count + 1;
  }
  return { edges: fitted(edges, nodes - 1), weights: weights.slice(0, used) };
}

/** The same edges in the smallest table that is at most half full: how many of them patterns share is known only when all are in. */
function fitted(edges: Int32Array, count: number): Int32Array {
  const made = new Int32Array(roomFor(count));
  for (let from = 0; from < edges.length; from += 4) {
    if (edges[from + 2] === 0) continue;
    const edge = edges.subarray(from, from + 4);
    made.set(edge, slotOf(made, edge[0] ?? 0, edge[1] ?? 0));
  }
  return made;
}

/** The length of a table that `count` edges fill to a half at most. */
function roomFor(count: number): number {
  let slots = 1024;
  while (slots < count * 2) slots *= 2;
  return slots * 4;
}

/** Where the edge from a node by a letter stands, or would stand. */
function slotOf(edges: Int32Array, node: number, letter: number): number {
  const mask = edges.length - 1;
  let slot = (Math.imul(node * 137 + letter, 0x9e3779b1) >>> 5) & mask & ~3;
  while (edges[slot + 2] !== 0 && (edges[slot] !== node || edges[slot + 1] !== letter)) slot = (slot + 4) & mask;
  return slot;
}

/** Raises `levels[i]` to the weight of every pattern that fits the first `length` letters around offset `i`. They carry their dots. */
export function raiseLevels({ edges, weights }: Trie, letters: Uint16Array, length: number, levels: Uint8Array): void {
  for (let from = 0; from < length; from++) {
    let node = 0;
    for (let at = from; at < length; at++) {
      const slot = slotOf(edges, node, letters[at] ?? 0);
      node = edges[slot + 2] ?? 0;
      if (node === 0) break;
      const start = edges[slot + 3] ?? 0;
      if (start === 0) continue;
      const count = weights[start] ?? 0;
      for (let i = 0; i < count; i++) {
        const weight = weights[start + 1 + i] ?? 0;
        if (weight > (levels[from + i] ?? 0)) levels[from + i] = weight;
      }
    }
  }
}
