/** The catalogue as Atom 1.0 (RFC 4287), for feed readers: every file of a publication is an enclosure. */
import { moment } from '../text/instant.ts';
import { element, file, lines, text, type Xml } from '../text/xml.ts';
import { addressOf, feedId, type Catalogue } from './catalogue.ts';
import { entryHead, feedHead, said } from './entry.ts';
import type { Publication, PublishedFile } from './publication.ts';

/** @param name its own file name */
export function atom(catalogue: Catalogue, name: string): string {
  const self = element('link', { rel: 'self', href: addressOf(name, catalogue), type: 'application/atom+xml' });
  const attributes = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': catalogue.language };
  const entries = catalogue.publications.map((it) => entry(it, catalogue));
  return file(lines('feed', attributes, ...feedHead(catalogue, feedId(name, catalogue)), self, ...entries), 'none');
}

function entry(it: Publication, catalogue: Catalogue): Xml {
  const published = moment(it.date);
  const link = (rel: string, { path, mediaType, bytes }: PublishedFile): Xml =>
    element('link', { rel, href: addressOf(path, catalogue), type: mediaType, length: bytes });
  return lines(
    'entry',
    { 'xml:lang': it.language },
    ...entryHead(it, catalogue),
    ...(published === null ? [] : [element('published', {}, text(published))]),
    ...said('summary', it.description),
    // Where a click on the title leads.
    ...it.files.slice(0, 1).map((first) => link('alternate', first)),
    ...it.files.map((found) => link('enclosure', found)),
  );
}
