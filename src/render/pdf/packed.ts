/**
 * Objects packed into streams, and the table that says where every object is (ISO 32000-1, 7.5.7 and 7.5.8).
 *
 * What is no stream itself is gathered, some hundreds of objects at a time, into one compressed stream: a tagged book has tens of
 * thousands, all alike.
 */
import { upFiltered } from './predictor.ts';

/** Objects that wait for their stream to be full. */
export type Packer = {
  /** Adds an object, as PDF writes it. */
  readonly add: (number: number, written: string) => void;
  /** Gives what has been added as the content of an object stream, and begins anew; null when there is nothing. */
  readonly take: () => PackedObjects | null;
  readonly full: () => boolean;
};

export type PackedObjects = {
  readonly numbers: readonly number[];
  /** Where the first object begins in `bytes`. */
  readonly first: number;
  readonly bytes: Uint8Array;
};

/** More in one stream compress no better, and are slower to get at. */
const most = 200;

/** Opens an empty packer. */
export function openPacker(): Packer {
  let numbers: number[] = [];
  let header = '';
  let body = '';
  return {
    add: (number, written) => {
      header += `${number} ${body.length} `;
      body += `${written}\n`;
      numbers.push(number);
    },
    take: () => {
      if (numbers.length === 0) return null;
      const packed = { numbers, first: header.length, bytes: Buffer.from(header + body, 'latin1') };
      [numbers, header, body] = [[], '', ''];
      return packed;
    },
    full: () => numbers.length >= most,
  };
}

/** Where an object is: at an offset of the file, or in an object stream as the so-manieth. */
export type Whereabouts = { readonly offset: number } | { readonly stream: number; readonly index: number };

/** The rows of a cross-reference stream, object 0 first, filtered; and how many bytes its three fields have. */
export function crossReferences(all: readonly Whereabouts[]): { readonly fields: readonly number[]; readonly rows: Uint8Array } {
  const second = (it: Whereabouts): number => ('offset' in it ? it.offset : it.stream);
  const most = all.reduce((greatest, it) => Math.max(greatest, second(it)), 0);
  const wide = Math.max(1, Math.ceil(Math.log2(most + 1) / 8));
  const width = wide + 2;
  const rows = new Uint8Array((all.length + 1) * width);
  for (const [at, it] of all.entries()) {
    const row = (at + 1) * width;
    rows[row] = 'offset' in it ? 1 : 2;
    let value = second(it);
    for (let byte = wide; byte > 0; byte--) {
      rows[row + byte] = value & 255;
      value = Math.floor(value / 256);
    }
    rows[row + wide + 1] = 'offset' in it ? 0 : it.index;
  }
  return { fields: [1, wide, 1], rows: upFiltered(rows, width) };
}
