/** The catalogue as OPDS 2.0, of which every publication is described as in a Readium Web Publication Manifest. */
import { moment } from '../text/instant.ts';
import { addressOf, rightsOf, schemeOf, type Catalogue } from './catalogue.ts';
import { json, type Json } from './json.ts';
import type { Publication } from './publication.ts';

/** @param name its own file name */
export function opdsJson(catalogue: Catalogue, name: string): string {
  return json({
    metadata: {
      title: catalogue.title,
      modified: catalogue.updated,
      numberOfItems: catalogue.publications.length,
    },
    links: [{ rel: 'self', href: addressOf(name, catalogue), type: 'application/opds+json' }],
    publications: catalogue.publications.map((it) => publication(it, catalogue)),
  });
}

function publication(it: Publication, catalogue: Catalogue): Json {
  const marking = it.marking === '' ? [] : [{ name: it.marking, code: it.marking, scheme: schemeOf(it.marking) }];
  return {
    metadata: {
      '@type': 'http://schema.org/Book',
      title: it.title,
      subtitle: it.subtitle,
      identifier: it.identifier,
      author: it.authors,
      publisher: it.publisher,
      language: it.language,
      published: it.date === null ? null : moment(it.date),
      modified: moment(it.date),
      description: it.description,
      subject: [...it.subjects, ...marking],
      rights: rightsOf(it),
      belongsTo: it.series === '' ? null : { series: { name: it.series, position: number(it.issue) } },
    },
    links: it.files.map(({ path, mediaType, bytes }) => ({
      rel: 'http://opds-spec.org/acquisition',
      href: addressOf(path, catalogue),
      type: mediaType,
      size: bytes,
    })),
    images: [it.cover, it.thumbnail].map(({ path, mediaType, width, height }) => ({
      href: addressOf(path, catalogue),
      type: mediaType,
      width,
      height,
    })),
  };
}

/** The place of an issue in its series, where it is a number. */
function number(issue: string): number | null {
  return /^\d{1,9}(\.\d{1,3})?$/.test(issue) ? Number(issue) : null;
}
