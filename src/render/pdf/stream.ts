/** Bytes of a content stream in the making. Written number by number for every word of a book, so without strings in between. */

export type Stream = {
  /** Adds text of one byte a letter. */
  readonly text: (value: string) => void;
  /** Adds a literal string, as one with the string that ends just before it. */
  readonly string: (value: string) => void;
  /** Adds a blank, which keeps two numbers apart; none behind a literal string. */
  readonly apart: () => void;
  /** Adds a number to the thousandth, without zeros at its end. */
  readonly number: (value: number) => void;
  /** Adds what stands in `from` between two offsets; a string at its start becomes one with a string that ends just before it. */
  readonly copy: (from: Uint8Array, start: number, end: number) => void;
  /** Gives all that has been added, and begins anew. */
  readonly take: () => Uint8Array;
};

const [opening, closing, minus, point, zero] = [0x28, 0x29, 0x2d, 0x2e, 0x30] as const;

/** Opens an empty stream. */
export function openStream(): Stream {
  let bytes = new Uint8Array(1 << 14);
  let length = 0;

  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return;
    const wider = new Uint8Array(Math.max(bytes.length * 2, length + more));
    wider.set(bytes.subarray(0, length));
    bytes = wider;
  };

  const whole = (value: number): void => {
    if (value >= 10) whole(Math.floor(value / 10));
    bytes[length++] = zero + (value % 10);
  };

  const append = (value: string, from: number): void => {
    reserve(value.length);
    for (let at = from; at < value.length; at++) bytes[length++] = value.charCodeAt(at);
  };

  return {
    text: (value) => append(value, 0),
    string: (value) => {
      const joins = bytes[length - 1] === closing;
      if (joins) length--;
      append(value, joins ? 1 : 0);
    },
    apart: () => {
      if (bytes[length - 1] !== closing) append(' ', 0);
    },
    number: (value) => {
      reserve(24);
      let thousandths = Math.round(value * 1000);
      if (thousandths < 0) {
        bytes[length++] = minus;
        thousandths = -thousandths;
      }
      whole(Math.floor(thousandths / 1000));
      let rest = thousandths % 1000;
      if (rest === 0) return;
      bytes[length++] = point;
      for (let unit = 100; rest > 0; unit /= 10) {
        bytes[length++] = zero + Math.floor(rest / unit);
        rest %= unit;
      }
    },
    copy: (from, start, end) => {
      reserve(end - start);
      const joins = from[start] === opening && bytes[length - 1] === closing;
      if (joins) length--;
      // A word has a dozen bytes: that is too few for `set` to be worth its call.
      for (let at = joins ? start + 1 : start; at < end; at++) bytes[length++] = from[at] ?? 0;
    },
    take: () => {
      const taken = bytes.slice(0, length);
      length = 0;
      return taken;
    },
  };
}
