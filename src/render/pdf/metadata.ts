/**
 * What a file says of itself, twice and in the same words: the information dictionary (ISO 32000-1, 14.3.3) and XMP metadata
 * (ISO 16684-1), which also claims PDF/A (ISO 19005-2 and -3, 6.6) and PDF/UA (ISO 14289-1, 5).
 */
import { createHash } from 'node:crypto';
import { moment } from '../../text/instant.ts';
import { clean, element, joined, lines, newline, text, type Xml } from '../../text/xml.ts';
import { words, type Dictionary } from './objects.ts';

/** What a file says of itself. */
export type Particulars = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  readonly publisher: string;
  readonly rights: string;
  /** Who may read it; empty for anyone. */
  readonly marking: string;
  /** Of the publication, whatever its form. */
  readonly identifier: string;
  /** ISO 8601; null leaves the file undated. */
  readonly date: string | null;
};

/** The part of PDF/A that a file claims: the third allows files of any kind inside. */
export type Part = 2 | 3;

const maker = 'Slugline';

/** `it` in words that both places can hold: one line each, without what XML has no place for. */
export function plainParticulars(it: Particulars): Particulars {
  const one = (value: string): string => clean(value.replace(/\s*[\t\n\v\f\r\u0085\u2028\u2029]+\s*/g, ' ')).trim();
  const all = (values: readonly string[]): readonly string[] => values.map(one).filter((value) => value !== '');
  return {
    // PDF/UA wants a title; one of invisible signs alone is none.
    title: one(it.title) || one(it.identifier),
    authors: all(it.authors),
    subject: one(it.subject),
    keywords: all(it.keywords),
    language: it.language,
    publisher: one(it.publisher),
    rights: one(it.rights),
    marking: one(it.marking),
    identifier: one(it.identifier),
    date: moment(it.date),
  };
}

/** The information dictionary. */
export function information(it: Particulars): Dictionary {
  const date = it.date === null ? null : words(dateOf(it.date));
  return {
    Title: words(it.title),
    Author: it.authors.length === 0 ? null : words(it.authors.join(', ')),
    Subject: it.subject === '' ? null : words(it.subject),
    Keywords: it.keywords.length === 0 ? null : words(it.keywords.join(', ')),
    Creator: words(maker),
    Producer: words(maker),
    CreationDate: date,
    ModDate: date,
  };
}

/** A moment in UTC as PDF writes dates (ISO 32000-1, 7.9.4). */
export function dateOf(moment: string): string {
  return `D:${moment.replace(/[-:TZ]/g, '')}Z`;
}

/** Sixteen bytes as a UUID that says of itself that its maker chose them (RFC 9562, 5.8). */
export function uuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20, 32)].join('-');
}

/** The UUID of the PDF of a publication, through all its editions. @param identifier of the publication, whatever its form */
export function documentId(identifier: string): string {
  return uuid(createHash('sha256').update(identifier).digest());
}

/** UUIDs of the document through all its editions, and of this edition. */
export type Identities = { readonly document: string; readonly instance: string };

/** The XMP packet. */
export function xmp(it: Particulars, part: Part, ids: Identities): Uint8Array {
  const simple = (name: string, value: string | null): Xml => (value === null ? joined([]) : element(name, {}, text(value)));
  const list = (name: string, kind: 'Bag' | 'Seq', values: readonly string[]): Xml =>
    values.length === 0 ? joined([]) : element(name, {}, element(`rdf:${kind}`, {}, ...values.map((it) => simple('rdf:li', it))));
  const phrase = (name: string, value: string): Xml =>
    value === ''
      ? joined([])
      : element(name, {}, element('rdf:Alt', {}, element('rdf:li', { 'xml:lang': 'x-default' }, text(value))));
  const about = lines(
    'rdf:Description',
    {
      'rdf:about': '',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:xmp': 'http://ns.adobe.com/xap/1.0/',
      'xmlns:xmpMM': 'http://ns.adobe.com/xap/1.0/mm/',
      'xmlns:pdf': 'http://ns.adobe.com/pdf/1.3/',
      'xmlns:pdfaid': 'http://www.aiim.org/pdfa/ns/id/',
      'xmlns:pdfuaid': 'http://www.aiim.org/pdfua/ns/id/',
    },
    simple('pdfaid:part', String(part)),
    simple('pdfaid:conformance', 'A'),
    simple('pdfuaid:part', '1'),
    simple('dc:format', 'application/pdf'),
    phrase('dc:title', it.title),
    list('dc:creator', 'Seq', it.authors),
    phrase('dc:description', it.subject),
    list('dc:subject', 'Bag', it.keywords),
    list('dc:language', 'Bag', [it.language]),
    list('dc:publisher', 'Bag', it.publisher === '' ? [] : [it.publisher]),
    phrase('dc:rights', it.rights),
    simple('dc:identifier', it.identifier === '' ? null : it.identifier),
    simple('pdf:Keywords', it.keywords.length === 0 ? null : it.keywords.join(', ')),
    simple('pdf:Producer', maker),
    simple('xmp:CreatorTool', maker),
    simple('xmp:Label', it.marking === '' ? null : it.marking),
    simple('xmp:CreateDate', it.date),
    simple('xmp:ModifyDate', it.date),
    simple('xmp:MetadataDate', it.date),
    simple('xmpMM:DocumentID', `uuid:${ids.document}`),
    simple('xmpMM:InstanceID', `uuid:${ids.instance}`),
  );
  const rdf = { 'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' };
  const packet = lines('x:xmpmeta', { 'xmlns:x': 'adobe:ns:meta/' }, lines('rdf:RDF', rdf, about, extension()));
  const id = 'W5M0MpCehiHzreSzNTczkc9d';
  return Buffer.from(`<?xpacket begin="\ufeff" id="${id}"?>${newline}${packet}${newline}<?xpacket end="r"?>`);
}

/** PDF/A knows only properties that are described: that of PDF/UA is not among those it describes itself (ISO 19005-2, 6.6.2.3). */
function extension(): Xml {
  const resource = { 'rdf:parseType': 'Resource' };
  const said = (name: string, value: string): Xml => element(name, {}, text(value));
  const property = lines(
    'rdf:li',
    resource,
    said('pdfaProperty:name', 'part'),
    said('pdfaProperty:valueType', 'Integer'),
    said('pdfaProperty:category', 'internal'),
    said('pdfaProperty:description', 'The part of ISO 14289 that the file conforms to'),
  );
  const schema = lines(
    'rdf:li',
    resource,
    said('pdfaSchema:schema', 'PDF/UA identification schema'),
    said('pdfaSchema:namespaceURI', 'http://www.aiim.org/pdfua/ns/id/'),
    said('pdfaSchema:prefix', 'pdfuaid'),
    element('pdfaSchema:property', {}, element('rdf:Seq', {}, property)),
  );
  return lines(
    'rdf:Description',
    {
      'rdf:about': '',
      'xmlns:pdfaExtension': 'http://www.aiim.org/pdfa/ns/extension/',
      'xmlns:pdfaSchema': 'http://www.aiim.org/pdfa/ns/schema#',
      'xmlns:pdfaProperty': 'http://www.aiim.org/pdfa/ns/property#',
    },
    element('pdfaExtension:schemas', {}, element('rdf:Bag', {}, schema)),
  );
}
