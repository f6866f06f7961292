/** Character references, by the rules of CommonMark 0.31, section 2.5: named ones need their semicolon, numbers are Unicode. */
import { parseFragment } from 'parse5';

/** `source` with every character reference in it resolved; what is none stays as it is. */
export function decodeEntities(source: string): string {
  if (!source.includes('&')) return source;
  return source.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|[a-zA-Z][a-zA-Z\d]{1,31});/g, (reference, decimal, hex) => {
    if (typeof decimal === 'string') return character(Number.parseInt(decimal, 10));
    if (typeof hex === 'string') return character(Number.parseInt(hex, 16));
    return named(reference);
  });
}

/** The character of a number; U+FFFD for what text can not hold. */
function character(code: number): string {
  const control = (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || (code >= 0x7f && code <= 0x9f);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  const unfit = control || surrogate || code > 0x10ffff || code === 0xfffe || code === 0xffff;
  return unfit ? '\ufffd' : code === 0x0d ? '\n' : String.fromCodePoint(code);
}

/** HTML also knows some names without their semicolon, and so changes the front of a longer one: then it is no reference. */
function named(reference: string): string {
  const [node] = parseFragment(reference).childNodes;
  const text = node !== undefined && node.nodeName === '#text' && 'value' in node ? node.value : reference;
  return text.endsWith(';') && reference !== '&semi;' ? reference : text;
}
