/**
 * Files of hyphenation patterns: as the tex-hyphen project writes them, unchanged, or made ready from them when the program is
 * built. Making a trie takes milliseconds, which is nothing for a book and a good part of a page.
 */
import { buildTrie, outweighing, type Trie } from './trie.ts';

/** Reads a file in either form. */
export function openPatterns(file: Uint8Array): Trie {
  return isReady(file) ? unpacked(file) : parsePatterns(new TextDecoder().decode(file));
}

/** Reads the `\patterns` and `\hyphenation` groups of a file in TeX's form. */
export function parsePatterns(source: string): Trie {
  const groups = (name: string): readonly string[] =>
    [...source.replace(/%.*/g, '').matchAll(new RegExp(`\\\\${name}\\s*\\{([^}]*)\\}`, 'g'))].flatMap((found) =>
      (found[1] ?? '').split(/\s+/).filter((word) => word !== ''),
    );
  return buildTrie([...groups('patterns'), ...groups('hyphenation').map(exception)]);
}

/** A word that patterns get wrong, such as `ta-ble`, as a pattern that outweighs them all. */
function exception(word: string): string {
  return `.${word.replace(/-|(?<=[^-])(?=[^-])/g, (hyphen) => (hyphen === '-' ? outweighing.put : outweighing.not))}.`;
}

const headerBytes = 4 * 2;

/** A file that is ready begins with a number that is 0, which no text does. */
function isReady(file: Uint8Array): boolean {
  return file.length >= headerBytes && file.subarray(0, 4).every((byte) => byte === 0);
}

/**
 * A file that is ready: a header of 32-bit numbers, and the arrays of the trie one after the other. Bytes of numbers are in the
 * machine's own order: the file is made where it is used.
 */
export function packed({ edges, weights }: Trie): Uint8Array {
  const file = new Uint8Array(headerBytes + edges.byteLength + weights.byteLength);
  new Uint32Array(file.buffer, 0, headerBytes / 4).set([0, edges.length]);
  file.set(new Uint8Array(edges.buffer, edges.byteOffset, edges.byteLength), headerBytes);
  file.set(weights, headerBytes + edges.byteLength);
  return file;
}

function unpacked(file: Uint8Array): Trie {
  // Arrays of numbers can only be looked at where their size divides the offset.
  const { buffer, byteOffset, byteLength } = file.byteOffset % 4 === 0 ? file : file.slice();
  const [, length = 0] = new Uint32Array(buffer, byteOffset, headerBytes / 4);
  const edges = new Int32Array(buffer, byteOffset + headerBytes, length);
  return {
    edges,
    weights: new Uint8Array(buffer, edges.byteOffset + edges.byteLength, byteLength - headerBytes - edges.byteLength),
  };
}
