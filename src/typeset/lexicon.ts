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
  /** The number of a word in the lists below, plus one; 0 where there is none. */
  let slots = new Int32Array(1024);
  let hashes = new Int32Array(512);
  /** The letters of all words, and where those of each begin and those of the next. */
  let letters = new Uint16Array(4096);
  let begins = new Int32Array(513);
  const entries: A[] = [];
  const sought = new Uint16Array(longest);

  const place = (number: number): void => {
    const mask = slots.length - 1;
    let slot = slotOf(hashes[number] ?? 0) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  };

  const widen = (): void => {
    hashes = longer(hashes, new Int32Array(2 * hashes.length));
    begins = longer(begins, new Int32Array(2 * begins.length));
    slots = new Int32Array(2 * slots.length);
    for (let number = 0; number < entries.length; number++) place(number);
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
      for (let slot = slotOf(hash) & mask; ; slot = (slot + 1) & mask) {
        const number = (slots[slot] ?? 0) - 1;
        if (number < 0) return undefined;
        if (hashes[number] !== hash) continue;
        const begin = begins[number] ?? 0;
        let alike = (begins[number + 1] ?? 0) - begin === length ? 0 : -1;
        while (alike >= 0 && alike < length) alike = letters[begin + alike] === sought[alike] ? alike + 1 : -1;
        if (alike === length) return entries[number];
      }
    },
    add: (word, known) => {
      if (entries.length === hashes.length) widen();
      const number = entries.length;
      let end = begins[number] ?? 0;
      while (end + word.length > letters.length) letters = longer(letters, new Uint16Array(2 * letters.length));
      let hash = basis;
      for (let at = 0; at < word.length; at++) {
        const code = word.charCodeAt(at);
        letters[end++] = code;
        hash = Math.imul(hash ^ code, prime);
      }
      begins[number + 1] = end;
      hashes[number] = hash;
      entries.push(known);
      place(number);
    },
  };
}

/** Fowler, Noll and Vo's hash (FNV-1a), over UTF-16 units. */
const basis = 0x811c9dc5 | 0;
const prime = 0x01000193;

function slotOf(hash: number): number {
  return hash ^ (hash >>> 15);
}
