/** What feeds and catalogues in Atom (RFC 4287) have in common. */
import { instant } from '../text/instant.ts';
import { element, text, type Xml } from '../text/xml.ts';
import { entryId, rightsOf, schemeOf, type Catalogue } from './catalogue.ts';
import type { Publication } from './publication.ts';

/** Elements for text that is not empty. */
export function said(name: string, value: string): readonly Xml[] {
  return value === '' ? [] : [element(name, {}, text(value))];
}

/** Elements for people, or houses. */
export function people(names: readonly string[]): readonly Xml[] {
  return names.map((name) => element('author', {}, element('name', {}, text(name))));
}

/** What a feed says of itself. @param id what it is known by */
export function feedHead(catalogue: Catalogue, id: string): readonly Xml[] {
  return [
    element('id', {}, text(id)),
    element('title', {}, text(catalogue.title)),
    element('updated', {}, text(catalogue.updated)),
    // For entries without an author of their own.
    ...people([catalogue.publisher]),
    ...said('rights', catalogue.markings.join(', ')),
    element('generator', {}, text('Slugline')),
  ];
}

/** What an entry says of its publication. One without a date is as old as can be. */
export function entryHead(it: Publication, catalogue: Catalogue): readonly Xml[] {
  const marked =
    it.marking === '' ? [] : [element('category', { scheme: schemeOf(it.marking), term: it.marking, label: it.marking })];
  return [
    element('id', {}, text(entryId(it, catalogue))),
    element('title', {}, text(it.title)),
    element('updated', {}, text(instant(it.date))),
    ...people(it.authors),
    ...said('rights', rightsOf(it)),
    ...it.subjects.map((subject) => element('category', { term: subject, label: subject })),
    ...marked,
  ];
}
