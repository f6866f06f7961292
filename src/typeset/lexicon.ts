/**
 * Words by their letters, found where they stand in a text: of a book's words nine in ten have been met before, and to make a
 * string of each and look that up takes longer than to set it.
 */

export type Lexicon<A> = {
  /** What is known of the word between two offsets of a text. */
  readonly find: (text: string, from: number, to: number) => A | undefined;
  readonly add: (word: string, known: A) => void;
};

/** An empty lexicon: a hash table with open addresses, at most half full. */
export function openLexicon<A>(): Lexicon<A> {
  /** The number of a word in the lists below, plus one; 0 where there is none. */
  let slots = new Int32Array(1024);
  let hashes = new Int32Array(512);
  const words: string[] = [];
  const entries: A[] = [];

  const place = (number: number): void => {
    const mask = slots.length - 1;
    let slot = slotOf(hashes[number] ?? 0) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  };

  return {
    find: (text, from, to) => {
      const hash = hashOf(text, from, to);
      const mask = slots.length - 1;
      for (let slot = slotOf(hash) & mask; ; slot = (slot + 1) & mask) {
        const number = (slots[slot] ?? 0) - 1;
        if (number < 0) return undefined;
        if (hashes[number] === hash && stands(words[number] ?? '', text, from, to)) return entries[number];
      }
    },
    add: (word, known) => {
      const number = words.push(word) - 1;
      entries.push(known);
      if (number === hashes.length) {
        const old = hashes;
        hashes = new Int32Array(2 * old.length);
        hashes.set(old);
        slots = new Int32Array(4 * old.length);
        for (let before = 0; before < number; before++) place(before);
      }
      hashes[number] = hashOf(word, 0, word.length);
      place(number);
    },
  };
}

/** Fowler, Noll and Vo's (FNV-1a), over UTF-16 units. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function slotOf(hash: number): number {
  return hash ^ (hash >>> 15);
}

function stands(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}
