/** Objects as PDF writes them (ISO 32000-1, 7.3), one byte a letter. */
import type { Dictionary, Ref, Value, Words } from './objects.ts';

/** A value as it stands in a file. */
export function written(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `/${nameOf(value)}`;
  if (typeof value === 'number') return numberOf(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Uint8Array) return `<${Buffer.from(value).toString('hex')}>`;
  if (isList(value)) {
    let list = '[';
    for (let at = 0; at < value.length; at++) list += (at === 0 ? '' : ' ') + written(value[at] ?? null);
    return `${list}]`;
  }
  if (isRef(value)) return `${value.objectNumber} 0 R`;
  return isWords(value) ? stringOf(value.words) : dictionaryOf(value);
}

/** Whether a value is an array. */
export function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether it refers to an object: no dictionary has a number under that name. */
export function isRef(value: object): value is Ref {
  return 'objectNumber' in value && typeof value.objectNumber === 'number';
}

/** Whether it is a string of words, which no dictionary has under that name. */
export function isWords(value: object): value is Words {
  return 'words' in value && typeof value.words === 'string';
}

/** What needs no blank before it. */
const delimiters = '/[(<';

/** Entries that are null are left out, which means the same (7.3.7). */
function dictionaryOf(value: Dictionary): string {
  let entries = '<<';
  for (const key of Object.keys(value)) {
    const entry = value[key] ?? null;
    if (entry === null) continue;
    const shown = written(entry);
    entries += `/${nameOf(key)}${delimiters.includes(shown.charAt(0)) ? '' : ' '}${shown}`;
  }
  return `${entries}>>`;
}

/** A name without its slash; what is not a regular character is written by its number (7.3.5). */
export function nameOf(name: string): string {
  if (/^[\w.+*-]*$/.test(name)) return name;
  return Buffer.from(name, 'utf8')
    .toString('latin1')
    .replace(/[^!-~]|[#/()<>[\]{}%]/g, (letter) => `#${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** PDF has no exponents; five decimals are more than a page shows. */
function numberOf(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}

/** Words in ASCII as they are, all others as UTF-16 with its mark (7.9.2.2). */
function stringOf(text: string): string {
  if (/^[\n -~]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
  // A bare carriage return would be read as a line feed.
  return `(${bytes.replace(/[\\()\r]/g, (letter) => (letter === '\r' ? '\\r' : `\\${letter}`))})`;
}
