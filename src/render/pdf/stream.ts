/** Bytes of a content stream in the making. Written number by number for every word of a book, so without strings in between. */

export type Stream = {
  /** Adds text of one byte a letter. */
  readonly text: (value: string) => void;
  /** Adds a code (see `coding.ts`) to the literal string that ends just before it, or in one of its own. */
  readonly code: (value: number) => void;
  /** Adds a blank, which keeps two numbers apart; none behind a literal string. */
  readonly apart: () => void;
  /** Adds a number to the thousandth, without zeros at its end. */
  readonly number: (value: number) => void;
  /** Adds what stands in `from` between two offsets; a string at its start becomes one with a string that ends just before it. */
  readonly copy: (from: Stream, start: number, end: number) => void;
  /** How long it is by now. */
  readonly length: () => number;
  /** All that has been added, and room behind it. */
  readonly bytes: () => Uint8Array;
  /** Gives all that has been added, and begins anew. */
  readonly take: () => Uint8Array;
};

const [opening, closing, backslash, minus, point, zero] = [0x28, 0x29, 0x5c, 0x2d, 0x2e, 0x30] as const;
const [carriageReturn, letterR] = [0x0d, 0x72] as const;

/** Opens an empty stream. Its loops count by themselves, as what functions share is slow to change. */
export function openStream(): Stream {
  let bytes = new Uint8Array(1 << 14);
  let length = 0;

  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return;
    const wider = new Uint8Array(Math.max(bytes.length * 2, length + more));
    wider.set(bytes.subarray(0, length));
    bytes = wider;
  };

  const text = (value: string): void => {
    reserve(value.length);
    const into = bytes;
    const start = length;
    for (let at = 0; at < value.length; at++) into[start + at] = value.charCodeAt(at);
    length += value.length;
  };

  /** A byte of a literal string, with what would end or change it escaped (ISO 32000-1, 7.3.4.2). */
  const letter = (byte: number): void => {
    // A bare carriage return would be read as a line feed.
    const bare = byte !== carriageReturn;
    if (byte === opening || byte === closing || byte === backslash || !bare) bytes[length++] = backslash;
    bytes[length++] = bare ? byte : letterR;
  };

  return {
    text,
    code: (value) => {
      reserve(6);
      if (bytes[length - 1] === closing) length--;
      else bytes[length++] = opening;
      if (value > 0xff) letter(value >> 8);
      letter(value & 255);
      bytes[length++] = closing;
    },
    apart: () => {
      if (bytes[length - 1] !== closing) text(' ');
    },
    number: (value) => {
      reserve(24);
      const into = bytes;
      let to = length;
      let rest = Math.round(value * 1000);
      if (rest < 0) {
        into[to++] = minus;
        rest = -rest;
      }
      let unit = 1000;
      while (unit * 10 <= rest) unit *= 10;
      for (; unit >= 1000 || rest > 0; unit /= 10) {
        if (unit === 100) into[to++] = point;
        const digit = Math.floor(rest / unit);
        into[to++] = zero + digit;
        rest -= digit * unit;
      }
      length = to;
    },
    copy: (from, start, end) => {
      reserve(end - start);
      const into = bytes;
      const source = from.bytes();
      const joins = source[start] === opening && into[length - 1] === closing;
      let to = joins ? length - 1 : length;
      // A word has a dozen bytes: that is too few for `set` to be worth its call.
      for (let at = joins ? start + 1 : start; at < end; at++) into[to++] = source[at] ?? 0;
      length = to;
    },
    length: () => length,
    bytes: () => bytes,
    take: () => {
      const taken = bytes.slice(0, length);
      length = 0;
      return taken;
    },
  };
}
