/** Walks the files of a finished book for what must never be in one: anything that runs, asks, or leads where it should not. */
import { type Element, elements, parse } from '../files/markup.ts';
import { textsOf } from '../files/unzip.ts';

/** Elements that a book of articles has no use for. */
const active =
  /^(?:script|style|iframe|frame|object|embed|applet|form|input|button|select|textarea|base|video|audio|source|track|svg|math|template|noscript|details)$/;

/** Where a link may lead: into the book, or outside by one of three roads. */
const lawful = /^(?:#|[\w.-]+(?:#|$)|https?:|mailto:)/;

/** What a picture, a style sheet and any other file that a reader loads by itself may be: a file of the book. */
const own = /^(?:images\/[0-9a-f]+\.(?:jpg|png)|[\w.-]+\.(?:css|xhtml|jpg|ncx)(?:#[\w.-]*)?)$/;

/** Every fault in `book`, one line each; its files are also parsed as strictly as XML can be. */
export function faultsOf(book: Uint8Array): readonly string[] {
  return [...textsOf(book)].flatMap(([path, text]) => {
    if (path.endsWith('.css')) return /url\(|@import|javascript|expression/i.test(text) ? [`${path}: it asks for something`] : [];
    if (!/\.(?:xhtml|opf|ncx|xml)$/.test(path)) return [];
    try {
      return elements(parse(text)).flatMap((one) => faultsIn(one, path.endsWith('.xhtml')).map((fault) => `${path}: ${fault}`));
    } catch (error) {
      return [`${path}: ${String(error)}`];
    }
  });
}

function faultsIn({ name, attributes }: Element, page: boolean): readonly string[] {
  const faults: string[] = [];
  if (page && active.test(name)) faults.push(`<${name}>`);
  for (const [key, value] of attributes) {
    const said = `<${name} ${key}="${value.slice(0, 80)}">`;
    if (/^on|^style$|^srcset$|^formaction$|^xlink:/i.test(key)) faults.push(said);
    else if (/^(?:src|poster|data)$/.test(key) && !own.test(value)) faults.push(said);
    else if (key === 'href' && !(name === 'a' ? lawful : own).test(value)) faults.push(said);
    else if (/^(?:action|background|cite|longdesc|manifest)$/.test(key)) faults.push(said);
  }
  return faults;
}
