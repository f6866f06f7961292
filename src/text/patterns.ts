/**
 * Hyphenation patterns as a trie in typed arrays (F. M. Liang, *Word Hy-phen-a-tion by Com-put-er*, 1983).
 *
 * The patterns are the unchanged files of the tex-hyphen project. A trie is built from such a file in a few milliseconds, so
 * that no second, prebuilt form of the same data has to be kept in step. Its edges live in one open-addressed hash table
 * from (node, letter) to node: neither building nor walking it allocates.
 */

export type Patterns = {
  readonly trie: Trie;
  /** Words whose points the patterns get wrong: lower-case word to the offsets where it may break. */
  readonly exceptions: ReadonlyMap<string, readonly number[]>;
};

export type Trie = {
  readonly edgeFrom: Int32Array;
  readonly edgeLetter: Uint16Array;
  readonly edgeTo: Int32Array;
  /** By node: where its weights start in `weights`, 0 when no pattern ends here. */
  readonly outcome: Int32Array;
  /** For each pattern its length plus one, then that many weights. */
  readonly weights: Uint8Array;
};

/** Reads the `\patterns` and `\hyphenation` groups of files in TeX's form. */
export function parsePatterns(sources: readonly string[]): Patterns {
  const groups = (name: string): readonly string[] =>
    sources.flatMap((source) =>
      [...source.replace(/%.*/g, '').matchAll(new RegExp(`\\\\${name}\\s*\\{([^}]*)\\}`, 'g'))].flatMap((found) =>
        (found[1] ?? '').split(/\s+/).filter((word) => word !== ''),
      ),
    );
  return { trie: buildTrie(groups('patterns')), exceptions: new Map(groups('hyphenation').map(exception)) };
}

/** A word such as `ta-ble` without its hyphens, and where they were. */
function exception(word: string): readonly [string, readonly number[]] {
  const points: number[] = [];
  let letters = '';
  for (const letter of word) {
    if (letter === '-') points.push(letters.length);
    else letters += letter;
  }
  return [letters, points];
}

function buildTrie(patterns: readonly string[]): Trie {
  const letters = patterns.reduce((sum, pattern) => sum + pattern.length, 0);
  let slots = 1024;
  while (slots < letters * 2) slots *= 2;
  const edgeFrom = new Int32Array(slots).fill(-1);
  const edgeLetter = new Uint16Array(slots);
  const edgeTo = new Int32Array(slots);
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
      if (letter >= 48 && letter <= 57) {
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
  return { edgeFrom, edgeLetter, edgeTo, outcome, weights };
}

function hash(node: number, letter: number): number {
  return Math.imul(node * 137 + letter, 0x9e3779b1) >>> 7;
}

/** Raises `levels[i]` to the weight of every pattern that fits `text` around offset `i`. `text` carries its dots. */
export function raiseLevels(trie: Trie, text: string, levels: Uint8Array): void {
  const { edgeFrom, edgeLetter, edgeTo, outcome, weights } = trie;
  const mask = edgeFrom.length - 1;
  for (let from = 0; from < text.length; from++) {
    let node = 0;
    for (let at = from; at < text.length; at++) {
      const letter = text.charCodeAt(at);
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
