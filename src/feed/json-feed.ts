/** The catalogue as JSON Feed 1.1. Its addresses are absolute, so there is none without the address where it is published. */
import { moment } from '../text/instant.ts';
import { addressOf, entryId, feedId, type Catalogue } from './catalogue.ts';
import { json, type Json } from './json.ts';
import type { Publication } from './publication.ts';

/** @param name its own file name */
export function jsonFeed(catalogue: Catalogue, name: string): string {
  return json({
    version: 'https://jsonfeed.org/version/1.1',
    title: catalogue.title,
    feed_url: feedId(name, catalogue),
    language: catalogue.language,
    authors: [{ name: catalogue.publisher }],
    items: catalogue.publications.map((it) => item(it, catalogue)),
  });
}

function item(it: Publication, catalogue: Catalogue): Json {
  const address = (file: { readonly path: string } | undefined): string | null =>
    file === undefined ? null : addressOf(file.path, catalogue);
  return {
    id: entryId(it, catalogue),
    url: address(it.files[0]),
    title: it.title,
    // An item must have content: what it is about, or at least what it is.
    content_text: it.description === '' ? it.title : it.description,
    summary: it.description,
    image: address(it.cover),
    date_published: moment(it.date),
    authors: it.authors.map((name) => ({ name })),
    language: it.language,
    tags: [...it.subjects, ...(it.marking === '' ? [] : [it.marking])],
    attachments: it.files.map(({ path, mediaType, bytes, sha256 }) => ({
      url: addressOf(path, catalogue),
      mime_type: mediaType,
      title: it.title,
      size_in_bytes: bytes,
      // What the format has no place for may stand under a name of one's own.
      _slugline: { sha256 },
    })),
    _slugline: { marking: it.marking, rights: it.rights, identifier: it.identifier },
  };
}
