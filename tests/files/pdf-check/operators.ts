/** A content stream as the operators that it is made of (ISO 32000-1, 7.8.2). */

/** An operand: bytes are a string, a string is a name with its slash or a bare word. */
export type Operand = number | string | Buffer | readonly Operand[] | ReadonlyMap<string, Operand>;

export type Operator = { readonly name: string; readonly operands: readonly Operand[] };

const white = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map((letter) => letter.charCodeAt(0)));
const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Reads `bytes`. Throws where they are no content stream. */
export function operatorsOf(bytes: Buffer): readonly Operator[] {
  const found: Operator[] = [];
  let operands: Operand[] = [];
  let at = 0;

  const byte = (ahead = 0): number => bytes[at + ahead] ?? -1;
  const blank = (): void => {
    for (;;) {
      while (white.has(byte())) at++;
      if (byte() !== 0x25) return;
      while (at < bytes.length && byte() !== 10 && byte() !== 13) at++;
    }
  };
  const word = (): string => {
    const start = at;
    while (at < bytes.length && !white.has(byte()) && !delimiters.has(byte())) at++;
    return bytes.toString('latin1', start, at);
  };
  const literal = (): Buffer => {
    const letters: number[] = [];
    let depth = 0;
    for (;;) {
      if (at >= bytes.length) throw new Error('a string does not end');
      const letter = byte();
      at++;
      if (letter === 0x5c) {
        const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', at, at + 3))?.[0];
        if (octal !== undefined) {
          letters.push(parseInt(octal, 8) & 255);
          at += octal.length;
        } else {
          const escaped = String.fromCharCode(byte());
          letters.push(escapes[escaped] ?? byte());
          at++;
        }
      } else if (letter === 0x29 && depth === 0) return Buffer.from(letters);
      else {
        if (letter === 0x28) depth++;
        if (letter === 0x29) depth--;
        letters.push(letter);
      }
    }
  };
  const value = (): Operand => {
    blank();
    const letter = byte();
    if (letter === 0x2f) {
      at++;
      return `/${word()}`;
    }
    if (letter === 0x28) {
      at++;
      return literal();
    }
    if (letter === 0x3c && byte(1) === 0x3c) {
      at += 2;
      const entries = new Map<string, Operand>();
      for (;;) {
        blank();
        if (byte() === 0x3e && byte(1) === 0x3e) {
          at += 2;
          return entries;
        }
        const key = value();
        if (typeof key !== 'string' || !key.startsWith('/')) throw new Error('a key of a dictionary is no name');
        entries.set(key.slice(1), value());
      }
    }
    if (letter === 0x3c) {
      const end = bytes.indexOf('>', at);
      if (end < 0) throw new Error('a hexadecimal string does not end');
      const digits = bytes.toString('latin1', at + 1, end).replace(/\s/g, '');
      at = end + 1;
      return Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex');
    }
    if (letter === 0x5b) {
      at++;
      const elements: Operand[] = [];
      for (;;) {
        blank();
        if (byte() === 0x5d) {
          at++;
          return elements;
        }
        elements.push(value());
      }
    }
    const bare = word();
    if (bare === '') throw new Error(`what begins at byte ${at} is nothing that a content stream has`);
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : bare;
  };

  for (blank(); at < bytes.length; blank()) {
    const one = value();
    if (typeof one === 'string' && !one.startsWith('/') && one !== 'true' && one !== 'false' && one !== 'null') {
      found.push({ name: one, operands });
      operands = [];
    } else operands.push(one);
  }
  if (operands.length > 0) throw new Error('operands at the end have no operator');
  return found;
}
