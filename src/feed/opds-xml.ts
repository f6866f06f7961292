/**
 * The catalogue as OPDS 1.2, which readers for the E Ink of today and of ten years ago know. It is a single acquisition feed, which is
 * a catalogue's root in the simple case (section 2.1).
 */
import { day } from '../text/instant.ts';
import { element, file, lines, text, type Xml } from '../text/xml.ts';
import { addressOf, feedId, type Catalogue } from './catalogue.ts';
import { entryHead, feedHead, said } from './entry.ts';
import type { Publication } from './publication.ts';

const acquisitionFeed = 'application/atom+xml;profile=opds-catalog;kind=acquisition';

/** @param name its own file name */
export function opdsXml(catalogue: Catalogue, name: string): string {
  const link = (rel: string): Xml => element('link', { rel, href: addressOf(name, catalogue), type: acquisitionFeed });
  const namespaces = {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:dc': 'http://purl.org/dc/terms/',
    'xml:lang': catalogue.language,
  };
  const entries = catalogue.publications.map((it) => entry(it, catalogue));
  return file(
    lines('feed', namespaces, ...feedHead(catalogue, feedId(name, catalogue)), link('self'), link('start'), ...entries),
    'none',
  );
}

function entry(it: Publication, catalogue: Catalogue): Xml {
  const issued = day(it.date);
  const link = (rel: string, { path, mediaType }: Publication['files'][number], length: number | null): Xml =>
    element('link', { rel, href: addressOf(path, catalogue), type: mediaType, length });
  return lines(
    'entry',
    { 'xml:lang': it.language },
    ...entryHead(it, catalogue),
    // Atom asks for content where an entry has no other form; in a catalogue that is what the publication is about (section 5.1.3).
    element('content', { type: 'text' }, text(it.description === '' ? it.title : it.description)),
    element('dc:identifier', {}, text(it.identifier)),
    element('dc:language', {}, text(it.language)),
    ...(issued === null ? [] : [element('dc:issued', {}, text(issued))]),
    ...said('dc:publisher', it.publisher),
    link('http://opds-spec.org/image', it.cover, null),
    link('http://opds-spec.org/image/thumbnail', it.thumbnail, null),
    // Not “open-access”: whether a server asks for a password, only its owner knows.
    ...it.files.map((found) => link('http://opds-spec.org/acquisition', found, found.bytes)),
  );
}
