/** XML as a type of its own: text becomes XML only by way of the escaper, so that nothing reaches a file unescaped. */

declare const escaped: unique symbol;

/** Well-formed XML content: elements, escaped text, or nothing. */
export type Xml = string & { readonly [escaped]: true };

/** Attributes in the order they are written; null ones are left out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

// The one branded constructor: everything below makes its strings from escaped parts.
const made = (markup: string): Xml => markup as Xml;

/** No content. */
export const nothing: Xml = made('');

/** A new line between elements, where white space means nothing. */
export const newline: Xml = made('\n');

/** Text content. */
export function text(value: string): Xml {
  return made(xmlText(value));
}

/** An element; one without content closes itself. */
export function element(name: string, attributes: Attributes, ...content: readonly Xml[]): Xml {
  const inside = content.join('');
  return made(inside === '' ? `<${name}${written(attributes)}/>` : `<${name}${written(attributes)}>${inside}</${name}>`);
}

/** An element without content, closed by a tag of its own: a reader that takes the file for HTML would leave the short form open. */
export function hollow(name: string, attributes: Attributes): Xml {
  return made(`<${name}${written(attributes)}></${name}>`);
}

/** Like `element`, with each part of the content on a line of its own: for parents of blocks. */
export function lines(name: string, attributes: Attributes, ...content: readonly Xml[]): Xml {
  const full = content.filter((part) => part !== '');
  return made(`<${name}${written(attributes)}>\n${full.join('\n')}${full.length > 0 ? '\n' : ''}</${name}>`);
}

/** Parts one after another. */
export function joined(parts: readonly Xml[], between: Xml = nothing): Xml {
  return made(parts.filter((part) => part !== '').join(between));
}

/** A whole file: the XML declaration, the HTML doctype where asked, and the root. */
export function file(root: Xml, doctype: 'html' | 'none'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${doctype === 'html' ? '<!DOCTYPE html>\n' : ''}${root}\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** All that is not written as it stands; a book has few words with any of it. */
const unfit = /[&<>"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/;

/** `value` fit for text and for attributes in double quotes: escaped, and without what XML 1.0 has no place for. */
export function xmlText(value: string): string {
  return !unfit.test(value) ? value : clean(value).replace(/[&<>"]/g, (character) => entities[character] ?? '');
}

/** All controls but tab and newline, and the two non-characters that XML names. */
const unlawful = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** `value` without what XML 1.0 (section 2.2) forbids, the controls that it discourages, and direction marks never closed. */
export function clean(value: string): string {
  const characters = value.replace(unlawful, '').replace(/\p{Surrogate}/gu, '');
  return /[\u202a-\u202e\u2066-\u2069]/.test(characters) ? paired(characters) : characters;
}

/** Removes embeddings and isolates that do not open and close within `value`: left open, they would turn what follows. */
function paired(value: string): string {
  const open: { readonly at: number; readonly closer: string }[] = [];
  const keep = new Set<number>();
  for (const [at, character] of [...value].entries()) {
    if (/[\u202a\u202b\u202d\u202e]/.test(character)) open.push({ at, closer: '\u202c' });
    else if (/[\u2066-\u2068]/.test(character)) open.push({ at, closer: '\u2069' });
    else if (/[\u202c\u2069]/.test(character) && open.at(-1)?.closer === character) keep.add(at).add(open.pop()?.at ?? at);
  }
  return [...value].filter((character, at) => !/[\u202a-\u202e\u2066-\u2069]/.test(character) || keep.has(at)).join('');
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${xmlText(String(value)).replace(/\n/g, '&#10;')}"`)
    .join('');
}
