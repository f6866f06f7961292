/**
 * Words by their letters, found where they stand in a text: of a book's words nine in ten have been met before, and to make a
 * string of each and look that up takes longer than to set it.
 */
import { longer } from './slab.ts';

export type Lexicon<A> = {
  /** What is known of the word that begins at an offset of a text. */
  readonly find: (text: string, from: number) => A | undefined;
  /** Adds a word that is not there. Longer ones than `longest` are never found. */
  readonly add: (word: string, known: A) => void;
};

/** Longer words are no words, and come once only. */
export const longest = 100;

/** Whether a word ends before this character. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0;
}

/** An empty lexicon: a hash table with open addresses, at most half full. */
export function openLexicon<A>(): Lexicon<A> {
  /** Four numbers a slot, side by side: that of a word plus one, 0 where there is none; its hash; where its letters begin; how many. */
  let slots = new Int32Array(4 * 1024);
  /** The letters of all words. */
  let letters = new Uint16Array(4096);
  let used = 0;
  const entries: A[] = [];
  const sought = new Uint16Array(longest);

  const place = (number: number, hash: number, begin: number, length: number): void => {
    const mask = slots.length - 1;
    let slot = slotOf(hash) & mask;
    while (slots[slot] !== 0) slot = (slot + 4) & mask;
    slots[slot] = number;
    slots[slot + 1] = hash;
    slots[slot + 2] = begin;
    slots[slot + 3] = length;
  };

  const widen = (): void => {
    const old = slots;
    slots = new Int32Array(2 * old.length);
    for (let slot = 0; slot < old.length; slot += 4) {
      if (old[slot] !== 0) place(old[slot] ?? 0, old[slot + 1] ?? 0, old[slot + 2] ?? 0, old[slot + 3] ?? 0);
    }
  };

  return {
    find: (text, from) => {
      let hash = basis;
      let length = 0;
      for (let at = from; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (isSpace(code)) break;
        if (length === longest) return undefined;
        sought[length++] = code;
        hash = Math.imul(hash ^ code, prime);
      }
      const mask = slots.length - 1;
      for (let slot = slotOf(hash) & mask; ; slot = (slot + 4) & mask) {
        const number = (slots[slot] ?? 0) - 1;
        if (number < 0) return undefined;
        if (slots[slot + 1] !== hash || slots[slot + 3] !== length) continue;
        const begin = slots[slot + 2] ?? 0;
        let alike = 0;
        while (alike < length && letters[begin + alike] === sought[alike]) alike++;
        if (alike === length) return entries[number];
      }
    },
    add: (word, known) => {
      if (8 * entries.length >= slots.length) widen();
      const begin = used;
      while (begin + word.length > letters.length) letters = longer(letters, new Uint16Array(2 * letters.length));
      let hash = basis;
      for (let at = 0; at < word.length; at++) {
        const code = word.charCodeAt(at);
        letters[used++] = code;
        hash = Math.imul(hash ^ code, prime);
      }
      entries.push(known);
      place(entries.length, hash, begin, word.length);
    },
  };
}

/** Fowler, Noll and Vo's hash (FNV-1a), over UTF-16 units. */
const basis = 0x811c9dc5 | 0;
const prime = 0x01000193;

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) << 2;
}
