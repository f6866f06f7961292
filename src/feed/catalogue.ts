/** A catalogue, with everything settled that its four forms would otherwise each have to guess. */
import type { Language } from '../model/document.ts';
import { levelOf, tlp } from '../model/marking.ts';
import { instant } from '../text/instant.ts';
import { uuidOf } from '../text/uuid.ts';
import type { Publication } from './publication.ts';

export type Catalogue = {
  readonly title: string;
  /** Where the folder is published, with a `/` at its end; null where that is not known, and addresses are relative. */
  readonly base: string | null;
  /** The newest first; those of one day by their titles. */
  readonly publications: readonly Publication[];
  /** When the newest was. A moment in UTC, as Atom wants it. */
  readonly updated: string;
  /** The language that all are in; null when they are in several. */
  readonly language: Language | null;
  /** Who publishes it: a name, never empty. */
  readonly publisher: string;
  /** The labels of what is in it, each once. */
  readonly markings: readonly string[];
};

/** @param said the title and the address that the user gives it; empty and null when left open */
export function openCatalogue(
  found: readonly Publication[],
  said: { readonly title: string; readonly base: string | null },
): Catalogue {
  const publications = found.toSorted(
    (one, other) =>
      inOrder(instant(other.date), instant(one.date)) ||
      inOrder(one.title, other.title) ||
      inOrder(one.name, other.name) ||
      inOrder(one.identifier, other.identifier),
  );
  const shared = (key: 'series' | 'publisher' | 'title'): string => {
    const [only = '', ...others] = new Set(publications.map((it) => it[key]));
    return others.length === 0 ? only : '';
  };
  const languages = new Set(publications.map((it) => it.language));
  const title = [said.title, shared('series'), shared('publisher'), shared('title')].find((it) => it !== '') ?? 'Publications';
  return {
    title,
    base: said.base,
    publications,
    updated: instant(publications[0]?.date ?? null),
    language: languages.size === 1 ? (publications[0]?.language ?? null) : null,
    publisher: shared('publisher') === '' ? title : shared('publisher'),
    markings: [...new Set(publications.map((it) => it.marking))].filter((it) => it !== '').toSorted(),
  };
}

// Not by language: the order must be the same on every machine.
function inOrder(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** The address of a file in the catalogue's folder, as an attribute or a property holds it. */
export function addressOf(path: string, { base }: Catalogue): string {
  // Half of a surrogate pair has no address.
  const encoded = path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return `${base ?? ''}${encoded}`;
}

/**
 * What a form of the catalogue is known by, as long as it stays where it is. Without an address it is known by its title.
 * @param file its own name
 */
export function feedId(file: string, catalogue: Catalogue): string {
  return catalogue.base === null ? uuidOf('feed', catalogue.title) : addressOf(file, catalogue);
}

/** What an entry is known by; the same in all forms. An address that need not lead anywhere, or a name made from the publication's. */
export function entryId({ identifier, name }: Publication, catalogue: Catalogue): string {
  return catalogue.base === null ? uuidOf('entry', identifier, name) : addressOf(name, catalogue);
}

/** Who holds which rights, after the label that says who may read it. */
export function rightsOf({ marking, rights }: Publication): string {
  return [marking, rights].filter((it) => it !== '').join(' · ');
}

/** The address of the scheme that a label is of; null for schemes that have none. */
export function schemeOf(marking: string): string | null {
  return levelOf(marking, tlp) < 0 ? null : 'https://www.first.org/tlp/';
}
