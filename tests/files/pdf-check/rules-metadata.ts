/** What a file says of itself, twice: ISO 32000-1, 14.3; ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1. */
import { elements, parse, textIn, type Element } from '../markup.ts';
import type { Opened } from './opened.ts';

/** All rules of this family. */
export function* metadataRules({ graph, tree }: Opened): Iterable<string> {
  const stream = graph.catalog['/Metadata'];
  const dictionary = graph.dictionary(stream);
  const packet = graph.stored(stream);
  if (packet === null) {
    yield 'metadata: there is none';
    return;
  }
  if (dictionary['/Type'] !== '/Metadata' || dictionary['/Subtype'] !== '/XML')
    yield 'metadata: the stream does not say what it is';
  // ISO 19005-2, 6.6.2.1: readable for programs that know nothing of PDF.
  if (dictionary['/Filter'] !== undefined) yield 'metadata: the stream is filtered';
  const read = xmpOf(graph.bytes(stream) ?? packet);
  if (typeof read === 'string') {
    yield read;
    return;
  }
  const { one, all, schema } = read;

  // ISO 19005-2, 6.6.4, and -3, 6.6.4: which files of other kinds only the third part allows.
  const part = graph.dictionary(graph.catalog['/Names'])['/EmbeddedFiles'] === undefined ? '2' : '3';
  if (one('pdfaid:part') !== part || one('pdfaid:conformance') !== 'A') yield `metadata: it does not claim PDF/A-${part}a`;
  // ISO 14289-1, 5.
  if (one('pdfuaid:part') !== '1') yield 'metadata: it does not claim PDF/UA-1';
  // ISO 19005-2, 6.6.2.3: what PDF/A does not know itself is described.
  if (!schema.includes('http://www.aiim.org/pdfua/ns/id/')) yield 'metadata: the schema of PDF/UA is not described';
  // ISO 14289-1, 7.1: the title is that of the document.
  if ((one('dc:title') ?? '') === '') yield 'metadata: there is no title';
  if (all('dc:language').join() !== graph.text(graph.catalog['/Lang'])) yield 'metadata: the language is not that of the catalog';

  // ISO 19005-2, 6.6.3: whatever both say, they say alike.
  const info = graph.dictionary(graph.trailer['/Info']);
  const said = (key: string): string | null => graph.text(info[`/${key}`]);
  const pairs: readonly (readonly [string, string | null])[] = [
    ['Title', one('dc:title')],
    ['Author', listed(all('dc:creator'))],
    ['Subject', one('dc:description')],
    ['Keywords', one('pdf:Keywords')],
    ['Creator', one('xmp:CreatorTool')],
    ['Producer', one('pdf:Producer')],
    ['CreationDate', one('xmp:CreateDate')],
    ['ModDate', one('xmp:ModifyDate')],
  ];
  for (const [key, xmp] of pairs) {
    const own = key.endsWith('Date') ? instant(said(key)) : said(key);
    if (own !== (key.endsWith('Date') ? instant(xmp) : xmp))
      yield `metadata: ${key} is “${own ?? ''}” in one place and “${xmp ?? ''}” in the other`;
  }
  if (listed(all('dc:subject')) !== one('pdf:Keywords')) yield 'metadata: the keywords and the subjects are not the same';
  if (tree.all.length === 0) yield 'metadata: it claims to be tagged, and no element is there';
}

type Xmp = {
  /** The text of a property; null where it has none. */
  readonly one: (name: string) => string | null;
  readonly all: (name: string) => readonly string[];
  /** All that is said of schemas. */
  readonly schema: string;
};

/** Reads an XMP packet (ISO 16684-1, 7); a fault where it is none. */
function xmpOf(bytes: Buffer): Xmp | string {
  try {
    const packet = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const whole = /^<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?>\s*([\s\S]*?)\s*<\?xpacket end="[rw]"\?>\s*$/.exec(
      packet,
    );
    if (whole === null) return 'metadata: it is no packet of XMP';
    const root = parse(`<?xml version="1.0" encoding="UTF-8"?>${whole[1] ?? ''}`);
    const properties = elements(root)
      .filter((it) => it.name === 'rdf:Description')
      .flatMap((it) => it.children.filter(isElement));
    const all = (name: string): readonly string[] =>
      properties
        .filter((it) => it.name === name)
        .flatMap((it) => {
          const items = elements(it).filter((below) => below.name === 'rdf:li');
          return items.length === 0 ? [textIn(it)] : items.map((item) => textIn(item));
        });
    return {
      all,
      one: (name) => all(name)[0] ?? null,
      schema: properties
        .filter((it) => it.name === 'pdfaExtension:schemas')
        .map((it) => textIn(it))
        .join(),
    };
  } catch (error) {
    return `metadata: it can not be read (${error instanceof Error ? error.message : String(error)})`;
  }
}

function isElement(child: Element | string): child is Element {
  return typeof child !== 'string';
}

function listed(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}

/** A moment, out of the form that PDF gives it (ISO 32000-1, 7.9.4) or that of ISO 8601. */
function instant(date: string | null): string | null {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'\d\d'?)$/.exec(date ?? '');
  const text =
    parts === null
      ? date
      : `${parts.slice(1, 4).join('-')}T${parts.slice(4, 7).join(':')}${(parts[7] ?? '').replace("'", ':').replace("'", '')}`;
  if (text === null) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? `not a date: ${text}` : new Date(time).toISOString();
}
